"""The way out: the page goes, the door of this device ends, and the browser forgets what it holds of us."""

import logging
from typing import cast

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from glitterball.adapters.keys import MasterKeyError
from glitterball.adapters.origin import is_from_elsewhere
from glitterball.adapters.sqlite.current import sqlite3
from glitterball.apps.accounts import cookies
from glitterball.apps.accounts.actions import doors
from glitterball.apps.accounts.viewer import ViewerRequest
from glitterball.apps.looks import looks

FORGET_EVERYTHING = '"cache", "cookies", "storage"'
FORGET_BUT_COOKIES = '"cache", "storage"'
log = logging.getLogger(__name__)


@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Go to a page that has nothing to do with us, and leave nothing open behind.

    A link on another site leads out as well, but it ends nothing: nobody signs somebody else out by it.
    """
    response = redirect(settings.EXIT_URL or reverse("safety:kitchen-measures"))
    if is_from_elsewhere(request):
        return response
    if request.method == "GET":
        _end_the_door(cast("ViewerRequest", request))
    _forget(request, response)
    return response


@require_safe
def kitchen_measures(request: HttpRequest) -> HttpResponse:
    """An ordinary, useful page that anybody may be looking at."""
    return render(request, "safety/kitchen_measures.html")


def _end_the_door(request: ViewerRequest) -> None:
    """On the server too, so that a copy of the cookie opens nothing. Getting away comes first, whatever goes wrong."""
    try:
        if request.viewer.person:
            doors.sign_out(viewer=request.viewer, secret=cookies.secret_in(request))
    except (DatabaseError, sqlite3.Error, OSError, MasterKeyError) as error:
        log.error("a door was left open by leaving: %s", type(error).__name__)  # noqa: TRY400 - no words of anybody


def _forget(request: HttpRequest, response: HttpResponse) -> None:
    """A plain look stays: without it, the tab would show our name again at the next visit."""
    if looks.look_of(request) is None:
        response.headers["Clear-Site-Data"] = FORGET_EVERYTHING
        return
    response.headers["Clear-Site-Data"] = FORGET_BUT_COOKIES
    for name in sorted(request.COOKIES.keys() - {looks.COOKIE}):
        response.delete_cookie(name, samesite="Lax")
