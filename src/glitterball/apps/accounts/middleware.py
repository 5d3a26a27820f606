"""Put the viewer on each request. Nothing is looked up until a page asks who is looking."""

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from glitterball.adapters import clock
from glitterball.adapters.rows.standing import stand_for
from glitterball.apps.accounts import access, cookies
from glitterball.apps.accounts.viewer import NOBODY, Viewer, ViewerRequest


def viewer(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """``request.viewer``: whoever the cookie of this browser stands for, or nobody."""

    def respond(request: HttpRequest) -> HttpResponse:
        known = cast("ViewerRequest", request)
        stand_for(None)
        known.viewer = cast("Viewer", SimpleLazyObject(lambda: _looked_up(request)))
        return get_response(request)

    return respond


def _looked_up(request: HttpRequest) -> Viewer:
    secret = cookies.secret_in(request)
    return access.viewer_by(secret, now=clock.now()) if secret else NOBODY
