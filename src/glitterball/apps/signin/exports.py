"""What somebody takes along about their ways in: which there are, and none of their secrets."""

import msgspec

from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.signin.models import Account
from glitterball.apps.signin.queries import ways_of

COVERS = (Account,)


class WaysIn(msgspec.Struct, frozen=True, kw_only=True):
    """By what you can sign in. No password, key or code is in it."""

    address: str
    has_mailed_codes: bool
    has_password: bool
    has_app: bool
    passkeys: tuple[str, ...]


def ways_in(viewer: Viewer) -> WaysIn:
    """The viewer's own ways in; all of them empty where there is no account."""
    ways = ways_of(viewer)
    return WaysIn(
        address=ways.address,
        has_mailed_codes=ways.mails_codes,
        has_password=ways.has_password,
        has_app=ways.has_app,
        passkeys=tuple(passkey.name for passkey in ways.passkeys),
    )
