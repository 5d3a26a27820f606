"""What stands before every page that is somebody's own: it lets its owner in, and shows all others the same page.

A page whose area is locked asks for the passphrase right there. What was being sent waits in that page, so that nothing
is lost by an area that closed itself meanwhile.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from glitterball.adapters import clock
from glitterball.adapters.keys import CannotOpenError, WrongPassphraseError
from glitterball.apps.accounts import access, cookies
from glitterball.apps.accounts.actions import locks
from glitterball.apps.accounts.forms import LONGEST
from glitterball.apps.accounts.viewer import Viewer, ViewerRequest

MEND, TOO_MANY = 422, 429
OWN_FIELDS = {"csrfmiddlewaretoken", "passphrase", "opens"}
Arguments = ParamSpec("Arguments")
View = Callable[Concatenate[ViewerRequest, Arguments], HttpResponse]


def own(view: View[Arguments]) -> View[Arguments]:
    """Let in whoever has a door; for anybody else there is nothing here."""

    @wraps(view)
    def guarded(request: ViewerRequest, /, *arguments: Arguments.args, **names: Arguments.kwargs) -> HttpResponse:
        if request.viewer.person is None:
            return render(request, "accounts/nothing_here.html", status=404)
        return view(request, *arguments, **names)

    return guarded


def private(view: View[Arguments]) -> View[Arguments]:
    """As ``own``, and only while what is private is unlocked."""

    @own
    @wraps(view)
    def guarded(request: ViewerRequest, /, *arguments: Arguments.args, **names: Arguments.kwargs) -> HttpResponse:
        if request.viewer.is_unlocked:
            try:
                return view(request, *arguments, **names)
            except CannotOpenError:  # locked in another tab since the viewer was looked up
                request.viewer = _looked_up_anew(request)
                return view(request, *arguments, **names) if request.viewer.is_unlocked else _ask(request)
        if request.method != "POST" or "passphrase" not in request.POST:
            return _ask(request)
        if refused := _refused(request):
            return refused
        if request.POST.get("opens") == "page":  # what waits is a page to be shown, not something to be done
            return redirect(request.path)
        request.viewer = _looked_up_anew(request)
        return view(request, *arguments, **names)

    return guarded


def _looked_up_anew(request: ViewerRequest) -> Viewer:
    return access.viewer_by(cookies.secret_in(request), now=clock.now())


def _refused(request: ViewerRequest) -> HttpResponse | None:
    """Try the passphrase. The page that says why it did not open, or nothing if it did."""
    try:
        locks.unlock(
            viewer=request.viewer,
            passphrase=request.POST["passphrase"][:LONGEST],
            secret=cookies.secret_in(request),
            now=clock.now(),
        )
    except WrongPassphraseError:
        return _ask(request, _("That was not the passphrase. Nothing is lost. Please try again."), MEND)
    except locks.TooManyTriesError as error:
        return _ask(request, wait_said(error.minutes), TOO_MANY)
    return None


def wait_said(minutes: int) -> str:
    """What happened after ten wrong passphrases, and when to come back."""
    return ngettext(
        "There were ten wrong passphrases in a row, so this waits now. You can try again in %(n)s minute. "
        "Nothing is lost.",
        "There were ten wrong passphrases in a row, so this waits now. You can try again in %(n)s minutes. "
        "Nothing is lost.",
        minutes,
    ) % {"n": minutes}


def _ask(request: ViewerRequest, problem: str = "", status: int = 200) -> HttpResponse:
    """The page that asks for the passphrase, with whatever was being sent waiting in it."""
    waiting = [(name, value) for name, values in request.POST.lists() if name not in OWN_FIELDS for value in values]
    opens = "page" if request.method != "POST" or request.POST.get("opens") == "page" else "act"
    context = {"waiting": waiting, "opens": opens, "problem": problem, "path": request.path}
    return render(request, "accounts/unlock.html", context, status=status)
