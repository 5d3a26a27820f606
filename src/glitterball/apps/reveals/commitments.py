"""What somebody has committed to: their words with a salt and the moment, sealed; and a hash that binds them to it.

The hash says nothing about the words without the salt, and the salt stands beside the words under the same seal.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from hmac import compare_digest
from typing import Self
from uuid import UUID

from glitterball.adapters import chance

SALT_BYTES = 32
DAYS_TO_WAIT = timedelta(days=2)  # before one may give what one had only committed


class ChangedError(Exception):
    """An answer that is not the one that was committed: somebody changed it outside of these pages."""


@dataclass(frozen=True, slots=True)
class Committed:
    """An answer as it was committed."""

    salt: str
    at: datetime
    words: str

    @classmethod
    def now(cls, words: str, now: datetime) -> Self:
        """``words`` with a fresh salt."""
        return cls(chance.some_bytes(SALT_BYTES).hex(), now, words)

    @classmethod
    def read(cls, text: str) -> Self:
        """What was written with ``write``."""
        salt, at, words = text.split("\n", 2)
        return cls(salt, datetime.fromisoformat(at), words)

    def write(self) -> str:
        """As text to seal."""
        return f"{self.salt}\n{self.at.isoformat()}\n{self.words}"

    def hash_for(self, exchange: UUID, person: UUID) -> bytes:
        """The salted hash: of these words, by this person, in this exchange."""
        bound = f"glitterball commitment 1\n{exchange}\n{person}\n{self.write()}"
        return sha256(bound.encode()).digest()

    def check(self, kept: bytes, exchange: UUID, person: UUID) -> Self:
        """The same, if it is what was committed. Raises ``ChangedError``."""
        if not compare_digest(kept, self.hash_for(exchange, person)):
            raise ChangedError
        return self

    @property
    def proof(self) -> Self:
        """The same without the words: all that is needed to check them again."""
        return replace(self, words="")

    def has_waited(self, now: datetime) -> bool:
        """Whether two days are over."""
        return now - self.at >= DAYS_TO_WAIT
