"""What stands before every page that is somebody's own: it lets its owner in, and shows all others the same page.

A page whose area is locked asks for the passphrase right there. What was being sent waits in that page, so that nothing
is lost by an area that closed itself meanwhile.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from glitterball.adapters import clock
from glitterball.adapters.keys import CannotOpenError, WrongPassphraseError
from glitterball.apps.accounts import access, cookies, proving
from glitterball.apps.accounts.actions import doors, locks
from glitterball.apps.accounts.forms import LONGEST
from glitterball.apps.accounts.viewer import Viewer, ViewerRequest
from glitterball.apps.accounts.waiting import wait_said

MEND, TOO_MANY = 422, 429
OWN_FIELDS = {"csrfmiddlewaretoken", "passphrase", "opens"}
PROOF_FIELDS = {"csrfmiddlewaretoken", "proof", "proved_by", "opens"}
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
            return _shown_or_asked_for(request, lambda: view(request, *arguments, **names))
        if request.method != "POST" or "passphrase" not in request.POST:
            return _ask(request)
        if refused := _refused(request):
            return refused
        if request.POST.get("opens") == "page":  # what waits is a page to be shown, not something to be done
            return redirect(request.path)
        request.viewer = _looked_up_anew(request)
        return view(request, *arguments, **names)

    return guarded


def fresh(view: View[Arguments]) -> View[Arguments]:
    """As ``own``, and only within five minutes of a proof of who they are, where there is anything to prove it by.

    What was being sent waits in the page that asks, as with ``private``. Write ``@fresh`` above ``@private``.
    """
    return _after_proof(view, lost=())


def fresh_without_passphrase(view: View[Arguments]) -> View[Arguments]:
    """As ``fresh``, for whoever has lost the passphrase: it is not asked for."""
    return _after_proof(view, lost=(proving.PASSPHRASE,))


def _after_proof(view: View[Arguments], *, lost: tuple[str, ...]) -> View[Arguments]:
    @own
    @wraps(view)
    def guarded(request: ViewerRequest, /, *arguments: Arguments.args, **names: Arguments.kwargs) -> HttpResponse:
        ways = () if request.viewer.is_fresh else tuple(way for way in proving.ways_of(request) if way not in lost)
        if not ways:
            return view(request, *arguments, **names)
        asked = asked_for_proof(request, ways)
        if asked is not None:
            return asked
        doors.prove(viewer=request.viewer, now=clock.now())
        if request.POST.get("opens") == "page":
            return redirect(request.path)
        request.viewer = _looked_up_anew(request)
        return view(request, *arguments, **names)

    return guarded


def asked_for_proof(request: ViewerRequest, ways: tuple[str, ...]) -> HttpResponse | None:
    """The page that asks for proof in one of ``ways``, unless this request brings it."""
    way = request.POST.get("proof", "")
    if way not in ways:
        return _ask_for_proof(request, ways, proving.NOT_TRIED)
    refusal = proving.tried(request, way, request.POST.get("proved_by", ""))
    return None if refusal is None else _ask_for_proof(request, ways, refusal)


def _ask_for_proof(request: ViewerRequest, ways: tuple[str, ...], refusal: proving.Refusal) -> HttpResponse:
    """The page that asks who it is, with whatever was being sent waiting in it."""
    context = {
        "waiting": _waiting(request, PROOF_FIELDS),
        "opens": _opens(request),
        "refusal": refusal,
        "path": request.path,
        "ways": ways,
        "more": proving.page_of(request),
    }
    return render(request, "accounts/prove.html", context, status=refusal.status)


def _waiting(request: ViewerRequest, besides: set[str]) -> list[tuple[str, str]]:
    return [(name, value) for name, values in request.POST.lists() if name not in besides for value in values]


def _opens(request: ViewerRequest) -> str:
    """Whether what waits is a page to be shown or something to be done."""
    return "page" if request.method != "POST" or request.POST.get("opens") == "page" else "act"


def _shown_or_asked_for(request: ViewerRequest, show: Callable[[], HttpResponse]) -> HttpResponse:
    """What is private; where another tab has locked it or its key turned meanwhile, looked up anew or asked for."""
    try:
        return show()
    except CannotOpenError:
        request.viewer = _looked_up_anew(request)
    if request.viewer.person is None:  # deleted meanwhile
        raise access.NotFoundError
    if request.viewer.private_area == "open":
        return show()
    with suppress(CannotOpenError):  # the key that this device holds is turning; the passphrase opens the new one
        if request.viewer.is_unlocked:
            return show()
    return _ask(request)


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
    doors.prove(viewer=request.viewer, now=clock.now())
    return None


def _ask(request: ViewerRequest, problem: str = "", status: int = 200) -> HttpResponse:
    """The page that asks for the passphrase, with whatever was being sent waiting in it."""
    waiting = _waiting(request, OWN_FIELDS)
    context = {"waiting": waiting, "opens": _opens(request), "problem": problem, "path": request.path}
    return render(request, "accounts/unlock.html", context, status=status)
