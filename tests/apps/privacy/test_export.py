"""One's notes: all that is one's own and was released to one, nothing of the other's private words."""

import io
import json
import re
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import msgspec
import pytest
from django.test import Client

from glitterball.adapters import chance, clock
from glitterball.adapters.keys.sealed import seal_into
from glitterball.apps.grants.models import Grant, Look
from glitterball.apps.grants.scopes import OWN_PICTURE
from glitterball.apps.privacy.files import schema
from glitterball.apps.privacy.notes import Notes
from glitterball.apps.reveals import actions
from glitterball.apps.reveals.subjects import LIKED_LINE
from tests.pairs import SHAREABLE, account, pair, press_share, show, think_about, viewer_of
from tests.visits import PASSPHRASE, begun, lock, press

pytestmark = pytest.mark.usefixtures("awake")

MINE, THEIRS = "howyouhumwhenyoucook", "howyouwaitforme"
KEPT_SIDE = "passion"


def files(client: Client) -> dict[str, str]:
    answer = client.post("/you/export/")
    assert answer.headers["Content-Type"] == "application/zip"
    with ZipFile(io.BytesIO(answer.content)) as file:
        assert file.testzip() is None
        return {name: file.read(name).decode() for name in file.namelist()}


def notes(client: Client) -> dict:
    return json.loads(files(client)["notes.json"])


def line(client: Client, words: str) -> None:
    client.post(f"{client.get('/check/')['Location']}line/", {"line": words})


def commit(client: Client, words: str) -> None:
    actions.commit(viewer=viewer_of(client), subject=LIKED_LINE, words=words, now=clock.now())


def open_lines(client: Client) -> None:
    actions.open_on_occasion(viewer=viewer_of(client), subject=LIKED_LINE, now=clock.now())


def test_it_holds_every_question_with_its_answer_the_marks_and_the_line(alex):
    address = alex.get("/check/")["Location"]
    line(alex, MINE)
    page = alex.get(f"{address}picture/").content.decode() + alex.get(f"{address}picture/dim/").content.decode()
    finding = re.search(r'name="finding" value="([^"]+)"', page).group(1)
    alex.post(f"{address}mark/", {"finding": finding, "mark": "not-quite"})
    press(alex, address, 2, skip="on")
    found = notes(alex)
    (check,) = found["checks"]
    assert check["line"] == MINE
    assert [mark["mark"] for mark in check["marks"]] == ["not-quite"]
    assert check["marks"][0]["finding"] != finding
    assert len(check["answers"]) > 150
    assert all(one["question"] for one in check["answers"])
    assert {one["answer"] for one in check["answers"] if one["value"] is None} <= {None}
    read = files(alex)["notes.html"]
    assert MINE in read
    assert "Not quite" in read
    for one in check["answers"][:20]:
        assert one["question"].partition("’")[0][:20] in read


def test_it_fits_the_schema_that_lies_beside_it_and_the_schema_has_a_version(alex):
    found = files(alex)
    assert sorted(found) == ["notes.html", "notes.json", "notes.schema.json"]
    assert msgspec.json.decode(found["notes.json"], type=Notes, strict=True).version == 1
    assert json.loads(found["notes.schema.json"]) == json.loads(msgspec.json.encode(schema()))
    assert json.loads(msgspec.json.encode(schema())) == json.loads(
        Path(__file__).with_name("schema-1.json").read_text()
    )


def test_the_page_is_whole_by_itself_and_calls_nobody(alex):
    page = files(alex)["notes.html"]
    assert not re.search(r"<script|<link|\ssrc=|https?://|url\(|@import|\son\w+=", page)


def test_words_that_look_like_marks_are_words(alex):
    line(alex, "<script>alert(1)</script>")
    assert "<script" not in files(alex)["notes.html"]
    assert notes(alex)["checks"][0]["line"] == "<script>alert(1)</script>"


def test_its_name_says_nothing_but_the_day_and_nobody_keeps_it(alex):
    answer = alex.post("/you/export/")
    day = clock.now().date().isoformat()
    assert answer.headers["Content-Disposition"] == f'attachment; filename="notes-{day}.zip"'
    assert "no-store" in answer.headers["Cache-Control"]


def test_it_holds_the_ways_in_and_none_of_their_secrets():
    from tests.visits import ADDRESS, PASSWORD, with_password

    client = Client()
    with_password(client)
    found = files(client)
    assert json.loads(found["notes.json"])["ways_in"]["address"] == ADDRESS
    assert json.loads(found["notes.json"])["ways_in"]["has_password"]
    for text in found.values():
        assert PASSWORD not in text
        assert "argon2" not in text
        assert client.cookies["door"].value not in text


def test_it_holds_what_was_agreed_in_its_words_also_what_was_taken_back(paired):
    alex, _ = paired
    alex.post("/couple/end/", {"sure": "on"})
    agreed = {one["scope"]: one for one in notes(alex)["agreed"]}
    assert agreed["couple"]["taken_back_at"]
    assert "Being a couple here" in agreed["couple"]["words"][0]
    assert agreed["store"]["words"]


def test_it_holds_grants_with_every_look_through_them(alex, sam):
    viewer, now = viewer_of(alex), clock.now()
    grant = Grant(person_id=viewer.person, practitioner_id=viewer_of(sam).person, scope=OWN_PICTURE.id)
    grant.given_at, grant.ends_at = now, now + timedelta(days=9)
    seal_into(grant, "called", "Dana", viewer.unlocked["open"])
    grant.save(force_insert=True)
    for minute in range(60):
        Look.objects.create(person_id=viewer.person, grant=grant, at=now + timedelta(minutes=minute))
    (granted,) = notes(alex)["granted"]
    assert granted["who"] == "Dana"
    assert len(granted["looks"]) == 60
    assert notes(sam)["granted"] == []


def test_of_the_others_sides_it_holds_what_both_show_and_no_more(paired):
    alex, sam = paired
    show(alex, [side for side in SHAREABLE if side != KEPT_SIDE])
    assert notes(sam)["sides"]["both_show"] == []
    show(sam)
    before = notes(sam)["sides"]
    sides = {one["side"] for one in before["both_show"]}
    assert sides
    assert "Passion" not in sides
    assert "Passion" in {one["side"] for one in before["shown"]}
    alex.post("/couple/showing/take-back/")
    assert notes(sam)["sides"]["both_show"] == []
    assert notes(alex)["sides"]["shown"] == []


def test_an_answer_of_the_other_is_in_it_from_the_moment_it_is_open_to_both(paired):
    alex, sam = paired
    commit(alex, MINE)
    assert MINE in json.dumps(notes(alex)["answers"]["waiting"])
    assert MINE not in "".join(files(sam).values())
    commit(sam, THEIRS)
    assert MINE not in "".join(files(sam).values())  # it waits for the occasion
    open_lines(sam)
    assert {one["words"] for one in notes(sam)["answers"]["open"]} == {MINE, THEIRS}
    assert {one["words"] for one in notes(sam)["answers"]["open"] if one["is_yours"]} == {THEIRS}


@pytest.mark.parametrize("what", ["line", "answers", "chooses", "commits", "keeps", "locks", "marks", "narrows"])
def test_what_the_other_does_in_private_changes_no_byte_of_it(paired, monkeypatch, what):
    alex, sam = paired
    show(alex, [side for side in SHAREABLE if side != KEPT_SIDE])
    show(sam)
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now)
    before = sam.post("/you/export/").content
    address = alex.get("/check/")["Location"]
    match what:
        case "line":
            line(alex, MINE)
        case "answers":
            press(alex, address, 1, answer=1)
        case "chooses":
            think_about(alex, [KEPT_SIDE])
        case "commits":
            commit(alex, MINE)
        case "keeps":
            commit(alex, MINE)
            part = alex.get("/you/answers/").content.decode()
            alex.post(re.search(r'action="([^"]+)"', part.partition("<blockquote>")[2]).group(1), {"do": "keep"})
        case "locks":
            lock(alex)
        case "marks":
            alex.post(f"{address}mark/", {"finding": "strength-trust", "mark": "not-me"})
        case "narrows":
            alex.post("/couple/end/narrow/")
    assert sam.post("/you/export/").content == before


def test_the_test_would_see_a_leak(paired, monkeypatch):
    """The planted leak: one side more is shown, and it is seen."""
    alex, sam = paired
    show(alex, [side for side in SHAREABLE if side != KEPT_SIDE])
    show(sam)
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now)
    before = sam.post("/you/export/").content
    think_about(alex, [KEPT_SIDE])
    press_share(alex)
    assert sam.post("/you/export/").content != before


def test_a_locked_area_has_to_be_opened_first(alex):
    line(alex, MINE)
    lock(alex)
    alex.post("/you/close/")
    shown = alex.post("/you/export/")
    assert shown.headers["Content-Type"].startswith("text/html")
    assert MINE.encode() not in shown.content
    proved = alex.post("/you/export/", {"passphrase": PASSPHRASE, "opens": "act"})
    assert proved.headers["Content-Type"] == "application/zip"


def test_after_the_end_ones_own_words_are_in_it_and_the_others_are_not(ring):  # noqa: ARG001 - keys stand in it
    alex, sam = account(), account()
    pair(alex, sam)
    commit(alex, MINE)
    commit(sam, THEIRS)
    open_lines(alex)
    alex.post("/couple/end/", {"sure": "on"})
    assert notes(alex)["couples"]["taken_along"] == [MINE]
    assert THEIRS not in "".join(files(alex).values())
    assert notes(sam)["couples"]["taken_along"] == [THEIRS]
    assert notes(sam)["couples"]["couples"][0]["ended_on"]


def test_what_both_kept_is_in_both_and_on_both_pages(ring):  # noqa: ARG001 - keys stand in it
    alex, sam = account(), account()
    pair(alex, sam, ending="both")
    commit(alex, MINE)
    commit(sam, THEIRS)
    open_lines(alex)
    sam.post("/couple/end/", {"sure": "on"})
    for client in (alex, sam):
        assert {one["words"] for one in notes(client)["answers"]["kept_by_both"]} == {MINE, THEIRS}
        page = client.get("/you/kept/").content.decode()
        assert MINE in page
        assert THEIRS in page


def test_ones_own_words_stay_to_be_read_after_the_end_was_put_away(paired):
    alex, sam = paired
    commit(alex, MINE)
    commit(sam, THEIRS)
    open_lines(alex)
    sam.post("/couple/end/", {"sure": "on"})
    alex.post("/couple/ended/")
    page = alex.get("/you/kept/").content.decode()
    assert MINE in page
    assert THEIRS not in page


def test_somebody_who_has_just_begun_can_take_it_along_too():
    client = Client()
    begun(client)
    assert len(notes(client)["checks"]) == 1
    assert notes(client)["couples"]["couples"] == []


@pytest.mark.usefixtures("alex")
def test_ids_of_rows_stand_nowhere_in_it(sam):
    found = "".join(files(sam).values())
    assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}-4", found)
    assert re.search(r"[0-9a-f]{8}-[0-9a-f]{4}-4", str(chance.new_id()))  # the search would find one
