"""Steps on the way in (a challenge, a code that was mailed), for an hour at most: nobody is signed in by a session.

A row is found by the hash of what the cookie holds and sealed with that; so the table alone tells nothing.
"""

from hashlib import sha256
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.base_session import AbstractBaseSession

from glitterball.adapters.keys import CannotOpenError
from glitterball.adapters.keys.handed import open_by_secret, seal_by_secret

PURPOSE = "steps on the way in"


class SessionStore(DatabaseStore):
    """Django's sessions in the database, each sealed by its own cookie."""

    def encode(self, session_dict: dict[str, Any]) -> str:
        """The session, sealed."""
        return seal_by_secret(super().encode(session_dict), self._own_key(), PURPOSE)

    def decode(self, session_data: bytes | str) -> dict[str, Any]:
        """The session again; an empty one if it is not this cookie's."""
        try:
            return super().decode(open_by_secret(str(session_data), self.session_key or "", PURPOSE))
        except CannotOpenError:
            return {}

    def exists(self, session_key: str) -> bool:
        """Whether there is such a session."""
        return super().exists(_hashed(session_key))

    def create_model_instance(self, data: dict[str, Any]) -> AbstractBaseSession:
        """The row, under the hash of its key."""
        row = super().create_model_instance(data)
        row.session_key = _hashed(self._own_key())
        return row

    def delete(self, session_key: str | None = None) -> None:
        """Forget it."""
        key = session_key or self.session_key
        if key:
            super().delete(_hashed(key))

    def _own_key(self) -> str:
        return str(self._get_or_create_session_key())  # type: ignore[attr-defined]  # Django's own hook, not in its stubs

    def _get_session_from_db(self) -> object:
        key = self.session_key
        self._session_key = _hashed(key) if key else None
        row = super()._get_session_from_db()  # type: ignore[misc]  # Django's own hook, not in its stubs
        self._session_key = key if row else None
        return row


def _hashed(key: str) -> str:
    return sha256(key.encode()).hexdigest()[:40]
