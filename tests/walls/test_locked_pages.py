"""A page that is locked opens right there with the passphrase: the gate stands before the method of the page."""

import pytest

from tests import pairs
from tests.visits import PASSPHRASE, lock

PAGES = (
    "/couple/",
    "/couple/showing/",
    "/couple/showing/choose/",
    "/couple/line/",
    "/you/answers/",
    "/you/grants/",
)


@pytest.fixture
def locked():
    alex, _ = pairs.couple()
    lock(alex)
    alex.post("/you/close/")
    return alex


@pytest.mark.parametrize("page", PAGES)
def test_it_asks_and_opens(locked, page):
    assert "This part is locked" in locked.get(page).content.decode()
    opened = locked.post(page, {"passphrase": PASSPHRASE, "opens": "page"}, follow=True)
    assert opened.status_code == 200
    assert "This part is locked" not in opened.content.decode()
