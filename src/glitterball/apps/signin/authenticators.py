"""What allauth asks of us: secrets of one-time passwords sealed, and names on a phone that tell nothing."""

from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext as _

from glitterball.adapters.keys.server import open_for_server, seal_for_server

PURPOSE = "one-time password"


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """As allauth's own but for what lies in the database and what a phone shows."""

    def encrypt(self, text: str) -> str:
        """Seal a secret with the key of this server."""
        return seal_for_server(text, PURPOSE)

    def decrypt(self, encrypted_text: str) -> str:
        """Open it again."""
        return open_for_server(encrypted_text, PURPOSE)

    def get_totp_label(self, user: AbstractBaseUser) -> str:  # noqa: ARG002 - allauth's form
        """What an authenticator app shows below the host."""
        return _("sign-in")

    def get_public_key_credential_user_entity(self, user: AbstractBaseUser) -> dict[str, Any]:
        """What a phone's list of passkeys shows: no address, no name."""
        name = self._get_site_name()
        entity: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return entity | {"name": name, "display_name": name}
