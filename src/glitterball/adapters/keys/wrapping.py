"""Keys that wrap keys: the master key, a person's own passphrase or recovery code, and a secret in their cookie."""

from dataclasses import dataclass
from unicodedata import normalize
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from glitterball.adapters import chance
from glitterball.adapters.keys.envelope import NONCE_BYTES, DataKey

SALT_BYTES, KEY_BYTES = 16, 32


class WrongPassphraseError(Exception):
    """The passphrase, code or cookie does not open this key."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at a passphrase costs: the second choice of RFC 9106 (64 MiB, three passes), one lane."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 1


@dataclass(frozen=True, slots=True)
class Binding:
    """Whose key it is, of which area, and by what it is wrapped: a wrapped key opens nowhere else."""

    owner: UUID
    area: str
    by: str

    def as_bytes(self) -> bytes:
        """The binding in one unambiguous form."""
        return b"\n".join((self.owner.bytes.hex().encode(), self.area.encode(), self.by.encode()))


def wrap(key: DataKey, wrapping: bytes, binding: Binding) -> bytes:
    """``key`` wrapped by the 32 bytes ``wrapping``."""
    nonce = chance.some_bytes(NONCE_BYTES)
    return nonce + AESGCM(wrapping).encrypt(nonce, key.secret, binding.as_bytes() + key.id)


def unwrap(wrapped: bytes, key_id: bytes, wrapping: bytes, binding: Binding) -> DataKey:
    """The key again. Raises ``WrongPassphraseError`` if ``wrapping`` or ``binding`` is another."""
    nonce, ciphertext = wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:]
    try:
        return DataKey(key_id, AESGCM(wrapping).decrypt(nonce, ciphertext, binding.as_bytes() + key_id))
    except InvalidTag:
        raise WrongPassphraseError from None


def from_passphrase(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Argon2id (RFC 9106) of a passphrase: slow on purpose. Two keyboards may spell one letter in two ways (NFKC)."""
    kdf = Argon2id(salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib)
    return kdf.derive(normalize("NFKC", passphrase).encode())


def from_secret(secret: bytes, purpose: str) -> bytes:
    """HKDF of a secret that is long and random already, such as one in a cookie or a recovery code."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=f"glitterball {purpose}".encode()).derive(secret)
