"""Between two who are a couple: what one keeps, thinks about or takes back changes nothing that the other can get."""

import io
import logging
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from glitterball.apps.couples.models import Member
from tests.pairs import SHAREABLE, account, couple, invite, pair, press_share, show, think_about
from tests.visits import lock, press
from tests.walls.test_canaries import on_disk

pytestmark = pytest.mark.usefixtures("awake")

NAME, KEPT = "canaryinaname", "passion"
PAGES = (
    "/couple/",
    "/couple/invite/",
    "/couple/end/",
    "/couple/ended/",
    "/couple/showing/",
    "/couple/showing/choose/",
    "/couple/showing/preview/",
    "/couple/picture/",
    "/couple/picture/dim/",
    "/couple/picture/sides/",
    "/you/",
    "/you/consents/",
    "/check/",
    "/",
)


@pytest.fixture
def two() -> tuple[Client, Client]:
    return couple(first=5, second=2)


def everything(client: Client) -> list[tuple[object, ...]]:
    """All that somebody can get: status, headers, page, and what the database was asked for it; and the PDF's text."""
    found = []
    for path in PAGES:
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(path)
        page = re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", answer.content)
        headers = {name: value for name, value in answer.headers.items() if name != "X-Request-Id"}
        found.append((path, answer.status_code, headers, page, len(asked)))
    pdf = client.post("/couple/together/report/", {"paper": "a4"})
    if pdf.headers["Content-Type"] == "application/pdf":
        found.append(tuple(page.extract_text() for page in PdfReader(io.BytesIO(pdf.content)).pages))
    return found


def test_before_both_show_something_nothing_that_one_does_reaches_the_other(two):
    """Page, headers, and what the database was asked: thinking, showing and taking back look like nothing at all."""
    alex, sam = two
    before = everything(sam)
    think_about(alex)
    assert everything(sam) == before
    press_share(alex)
    assert everything(sam) == before
    alex.post("/couple/showing/take-back/", {"scale": "trust"})
    assert everything(sam) == before
    alex.post("/couple/showing/take-back/")
    assert everything(sam) == before


@pytest.mark.parametrize("what", ["answers", "chooses", "drops", "locks", "marks", "narrows", "likes"])
def test_what_one_does_alone_changes_nothing_that_the_other_gets(two, what):
    alex, sam = two
    sides = [scale for scale in SHAREABLE if scale != KEPT]
    show(alex, sides)
    show(sam)
    before = everything(sam)
    address = alex.get("/check/")["Location"]
    match what:
        case "answers":
            for place in range(1, 30):
                press(alex, address, place, answer=1)
        case "chooses":
            think_about(alex, [KEPT])
        case "drops":
            think_about(alex, [KEPT])
            alex.post("/couple/showing/drop/")
        case "locks":
            lock(alex)
        case "marks":
            alex.post(f"{address}mark/", {"finding": "strength-trust", "mark": "not-me"})
        case "narrows":
            alex.post("/couple/end/narrow/")
        case "likes":
            alex.post(f"{address}line/", {"line": "How you hum."})
    assert everything(sam) == before


def test_the_test_would_see_a_change(two):
    """The planted leak: one side more, and it is seen."""
    alex, sam = two
    show(alex, [scale for scale in SHAREABLE if scale != KEPT])
    show(sam)
    before = everything(sam)
    show(alex, [KEPT])
    assert everything(sam) != before


@pytest.mark.parametrize("worlds", [(1, 5), (2, 4)])
def test_an_inviter_sees_the_same_whatever_the_invited_does(worlds):
    alex = account()
    link = invite(alex)
    pages = [everything(alex)]
    for light in worlds:
        kim = Client()
        kim.post(f"{link}begin/")
        account(light, kim)
        kim.get(f"{link}yes/")
        kim.post(f"{link}no/", {"never": "on"})
        pages.append(everything(alex))
    assert all(page == pages[0] for page in pages)


@pytest.mark.django_db(transaction=True)
def test_names_links_choices_and_snapshots_stand_nowhere_on_the_disk(ring, caplog):
    caplog.set_level(logging.DEBUG)
    alex, sam = account(), account()
    link = invite(alex, name=NAME)
    token = link.split("/")[2]
    assert [word for word in (NAME, token) if word.encode() in on_disk(ring)] == []
    pair(alex, sam, name=NAME, ending="both")
    think_about(alex, [KEPT, "openness"])
    show(sam, [KEPT, "openness"])
    disk = on_disk(ring)
    plain = (KEPT, "openness", "both", '"ready"', '"own"')
    if connection.vendor == "postgresql":  # it has words of its own, and the pages to read lie in the same files
        plain = ()
    assert [word for word in (NAME, *plain) if word.encode() in disk] == []
    logged = " ".join(
        f"{record.getMessage()} {record.args}" for record in caplog.records if record.name != "django.db.backends"
    )
    assert [word for word in (NAME, KEPT, token) if word in logged] == []


def test_nothing_of_when_they_showed_it_or_what_they_want_at_the_end_lies_open(two):
    show(two[0])
    with connection.cursor() as cursor:
        for table in ("picture_release", "couples_member"):
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608 - two names of ours
            for row in cursor.fetchall():
                assert not [value for value in row if hasattr(value, "year") or value in {"own", "both"}]
                assert not [value for value in row if isinstance(value, bytes) and KEPT.encode() in value]
    assert Member.objects.count() == 2
