"""Words are found whatever is asked, on either database."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glitterball.adapters import fulltext
from glitterball.apps.learn.models import IndexedPage

pytestmark = pytest.mark.django_db
PAGES = {
    "old-hurts": ("Old hurts", "What still hurts.", "One day a hurting resentment ends. The café opens early."),
    "touch": ("Touch", "A hand on the back.", "Hurts are not touched in haste. Warm hands help."),
    "money": ("Money", "Who pays.", "Two purses or one. Talk about it before the rent is due, and don’t wait."),
}


@pytest.fixture(autouse=True)
def pages():
    IndexedPage.objects.all().delete()
    for name, (title, summary, text) in PAGES.items():
        IndexedPage.objects.create(
            kind="article", name=name, title=title, summary=summary, text=text, also="cafe", weight=1
        )
    fulltext.refresh(connection)


def found(text, limit=10):
    return [match.name for match in fulltext.find(connection, fulltext.words_of(text), limit=limit)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("rent", ["money"]),
        ("RENT", ["money"]),
        ("resentments", ["old-hurts"]),
        ("resen", ["old-hurts"]),
        ("hands warm", ["touch"]),
        ("hurts", ["old-hurts", "touch"]),
        ("don’t wait", ["money"]),
        ("rent, or the zebra", ["money"]),
        ("zebra", []),
        ("", []),
    ],
)
def test_words_are_found_by_their_beginnings_and_in_any_form(text, names):
    assert found(text) == names


@pytest.mark.parametrize("text", ["café", "cafe", "CAFÉ", "cafe\u0301"])
def test_accents_do_not_matter(text):
    assert "old-hurts" in found(text)


def test_what_was_looked_for_is_marked_in_its_line():
    (match,) = fulltext.find(connection, ("resentment",), limit=1)
    assert ("resentment", True) in match.excerpt
    assert "".join(text for text, _ in match.excerpt).startswith("One day a hurting")


def test_there_are_no_more_than_asked_for():
    assert len(found("hurts", limit=1)) == 1


@pytest.mark.parametrize(
    "text",
    [
        '"',
        "'",
        "* AND (",
        "NEAR/2 hurts",
        "title:money",
        "a:b & c | !d",
        "\x00hurts",
        "😀",
        "½²",
        "hurts😀",
        "--;",
        "%s",
        "\\",
    ],
)
def test_operators_and_signs_are_only_signs(text):
    assert set(found(text)) <= PAGES.keys()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_nothing_that_anybody_writes_breaks_it(text):
    assert set(found(text)) <= PAGES.keys()
