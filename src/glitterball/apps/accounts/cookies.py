"""The one cookie that is a door. Its name says nothing, no script reads it, and by default it ends with the browser."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from glitterball.apps.accounts.actions.doors import STAYS_FOR

NAME = "door"


def secret_in(request: HttpRequest) -> str:
    """The secret that a browser sent, or nothing."""
    return request.COOKIES.get(NAME, "")


def is_https(request: HttpRequest) -> bool:
    """Whether this browser came by HTTPS, perhaps to a server in front of this one."""
    return request.is_secure() or (settings.IS_HTTPS and request.get_host() == urlsplit(settings.PUBLIC_URL).netloc)


def give(response: HttpResponse, secret: str, request: HttpRequest, *, stays: bool) -> None:
    """Let the browser come in with ``secret``, for days if this device ``stays`` open."""
    age = int(STAYS_FOR.total_seconds()) if stays else None
    response.set_cookie(NAME, secret, max_age=age, httponly=True, samesite="Lax", secure=is_https(request))


def take(response: HttpResponse) -> None:
    """Let the browser forget its door."""
    response.delete_cookie(NAME, samesite="Lax")
