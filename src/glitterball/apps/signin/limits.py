"""How often something may be tried. Counted before any password is hashed, under keys that name nobody."""

from allauth.core.internal import ratelimit
from django.http import HttpRequest

RATES = {
    "password": "10/15m/key",  # an address, known or not
    "code": "5/15m/key",  # mails to one address
    "typed": "5/15m/key",  # a mailed code, whatever its session says meanwhile
    "second": "10/15m/key",
    "proof": "10/15m/key",
    "everybody": "300/m/key",  # all who try a password at once: each costs memory
}


class TooOftenError(Exception):
    """It was tried too often; after a quarter of an hour it can be tried again."""


def count_a_try(request: HttpRequest, what: str, whose: str) -> None:
    """Count one try. Raises ``TooOftenError`` if there were too many."""
    usage = ratelimit.consume(request, app="signin", action=what, config=RATES, key=whose, limit_get=True)
    if not usage:
        raise TooOftenError
