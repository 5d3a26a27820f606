"""The door to what was asked for is the link of its own mail, for three days, whatever was asked for beside it."""

from datetime import datetime, timedelta

import pytest

from glitterball.apps.letters import tokens
from glitterball.apps.letters.access import Asked, asked_for
from glitterball.apps.letters.models import COURSE, NEWSLETTER, ConfirmationLink, SignUp
from tests.apps.letters.conftest import NOON

SIGN_UPS = {
    "first": {"list": NEWSLETTER, "chain": "", "leaves_at": 7, "zone": "Europe/Paris"},
    "second": {"list": COURSE, "chain": "balance", "leaves_at": 18, "zone": "Europe/Berlin"},
}


@pytest.fixture(autouse=True)
def links():
    """A link for each sign-up, drawn at noon."""
    for token, asked in SIGN_UPS.items():
        more = {"sealed_address": b"sealed", "address_mark": token.encode(), "quiet_from": 21, "quiet_until": 8}
        sign_up = SignUp.objects.create(**asked, **more, asked_at=NOON, due_at=NOON)
        ConfirmationLink.objects.create(sign_up=sign_up, token_hash=tokens.hash_of(token), drawn_at=NOON)


def behind(word: str, now: datetime = NOON) -> Asked | None:
    return asked_for(token=word, now=now)


def test_each_link_stands_for_what_was_asked_for_with_it():
    assert behind("first") == Asked(is_course=False, chain="", leaves_at=7, zone="Europe/Paris")
    assert behind("second") == Asked(is_course=True, chain="balance", leaves_at=18, zone="Europe/Berlin")
    assert behind("third") is None


def test_it_holds_for_three_days_and_not_a_moment_longer():
    over = NOON + timedelta(days=3)
    assert behind("second", over - timedelta(seconds=1)) is not None
    assert behind("second", over) is None
