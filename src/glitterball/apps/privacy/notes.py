"""All that somebody takes along: what each app gives of them, in one value. Its shape is the file's schema.

Each app says in its ``exports.py`` what it gives and which kinds of rows that covers; a kind that says in its
``keeping`` that it is exported and that no app covers fails the suite (tests/house/test_exports.py).
"""

from datetime import date, datetime
from typing import Final, Literal

import msgspec

from glitterball.apps.accounts import exports as accounts
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.consents import exports as consents
from glitterball.apps.couples import exports as couples
from glitterball.apps.grants import exports as grants
from glitterball.apps.picture import exports as picture
from glitterball.apps.reveals import exports as reveals
from glitterball.apps.signin import exports as signin
from glitterball.apps.sittings import exports as sittings

VERSION: Final = 1  # of the shape below: a changed schema takes the next number
COVERED = frozenset().union(
    *(app.COVERS for app in (accounts, signin, consents, grants, reveals, sittings, couples, picture))
)


class Notes(msgspec.Struct, frozen=True, kw_only=True):
    """Everything here that is yours, and what was released to you."""

    version: Literal[1]
    made_on: date
    you: accounts.You
    ways_in: signin.WaysIn
    agreed: tuple[consents.Agreed, ...]
    granted: tuple[grants.Granted, ...]
    checks: tuple[sittings.Check, ...]
    couples: couples.Couples
    sides: picture.Sides
    answers: reveals.Answers


def notes_of(viewer: Viewer, now: datetime) -> Notes:
    """The viewer's own notes as they are at ``now``. Raises ``LockedError`` while their passphrase keeps them."""
    return Notes(
        version=VERSION,
        made_on=now.date(),
        you=accounts.about_you(viewer),
        ways_in=signin.ways_in(viewer),
        agreed=consents.agreed_to(viewer),
        granted=grants.granted_to(viewer),
        checks=sittings.checks_of(viewer),
        couples=couples.couples_of(viewer),
        sides=picture.sides_of(viewer, now.date()),
        answers=reveals.answers_for_two(viewer, now),
    )
