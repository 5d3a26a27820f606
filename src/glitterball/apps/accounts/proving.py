"""Fresh proof of who somebody is: by their passphrase, or by a way to sign in that stands in an app above this one.

That app is named in ``settings.PROOFS``, so that nothing here needs to know of accounts.
"""

from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from django.conf import settings
from django.utils.translation import gettext as _

from glitterball.adapters import clock
from glitterball.adapters.keys import WrongPassphraseError
from glitterball.apps.accounts import access, cookies
from glitterball.apps.accounts.actions import locks
from glitterball.apps.accounts.forms import LONGEST
from glitterball.apps.accounts.viewer import ViewerRequest
from glitterball.apps.accounts.waiting import wait_said

PASSPHRASE = "passphrase"  # noqa: S105 - the name of a way
OK, MEND, TOO_MANY = 200, 422, 429


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a proof is not given yet, in a sentence, and which field the page shows now."""

    says: str
    status: int
    way: str = ""


NOT_TRIED = Refusal("", OK)


class Proofs(Protocol):
    """What an app with ways to sign in offers as proof."""

    def ways_of(self, request: ViewerRequest) -> tuple[str, ...]:
        """The ways by which the viewer could prove who they are."""

    def page_of(self, request: ViewerRequest) -> object:
        """What the page that asks needs to know of these ways."""

    def tried(self, request: ViewerRequest, way: str, proved_by: str) -> Refusal | None:
        """Try one of them; nothing if it proved it."""


def ways_of(request: ViewerRequest) -> tuple[str, ...]:
    """Every way by which the viewer can prove who they are; none for who has neither lock nor account."""
    is_locked = access.person_of(request.viewer).is_locked
    return ((PASSPHRASE,) if is_locked else ()) + _proofs().ways_of(request)


def page_of(request: ViewerRequest) -> object:
    """What the page that asks needs to know."""
    return _proofs().page_of(request)


def tried(request: ViewerRequest, way: str, proved_by: str) -> Refusal | None:
    """Try a proof. Nothing if it held, else what to say."""
    if way != PASSPHRASE:
        return _proofs().tried(request, way, proved_by)
    secret = cookies.secret_in(request)
    try:
        locks.unlock(viewer=request.viewer, passphrase=proved_by[:LONGEST], secret=secret, now=clock.now())
    except WrongPassphraseError:
        return Refusal(_("That was not the passphrase. Nothing is lost. Please try again."), MEND)
    except locks.TooManyTriesError as error:
        return Refusal(wait_said(error.minutes), TOO_MANY)
    return None


def _proofs() -> Proofs:
    return cast("Proofs", import_module(settings.PROOFS))
