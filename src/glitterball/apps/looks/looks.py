"""The looks there are, and which one this device has. It stands in a cookie of the device; the server keeps nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

COOKIE = "look"
LASTS = 365 * 24 * 60 * 60  # seconds


@dataclass(frozen=True)
class Look:
    """A plain name and sign. Its titles carry the name alone, never what page it is."""

    id: str
    name: str | Promise
    icon: str


LOOKS: Mapping[str, Look] = MappingProxyType(
    {
        "notes": Look("notes", gettext_lazy("Notes"), "images/look-notes.svg"),
        "lists": Look("lists", gettext_lazy("Lists"), "images/look-lists.svg"),
        "weather": Look("weather", gettext_lazy("Weather"), "images/look-weather.svg"),
    }
)


def look_of(request: HttpRequest) -> Look | None:
    """The plain look of this device; nothing where it shows our own name."""
    return LOOKS.get(request.COOKIES.get(COOKIE, ""))


def look(request: HttpRequest) -> dict[str, Look | None]:
    """For every page: ``look``."""
    return {"look": look_of(request)}


def put_on(response: HttpResponse, name: str, request: HttpRequest) -> None:
    """Let this device show ``name`` from now on; our own name where it is empty."""
    if name in LOOKS:
        secure = request.is_secure()
        response.set_cookie(COOKIE, name, max_age=LASTS, httponly=True, samesite="Lax", secure=secure)
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
