"""The gate by itself: whom it lets in, what it asks, and that what was sent waits whole and is done once."""

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from glitterball.adapters import clock
from glitterball.adapters.keys import CannotOpenError
from glitterball.apps.accounts import access, gate
from glitterball.apps.accounts.models import Door
from glitterball.apps.accounts.viewer import NOBODY
from tests.visits import PASSPHRASE, begun, lock

PATH = "/here/"
SENT = {"words": ["one", "two"], "csrfmiddlewaretoken": "x"}
DONE = HttpResponse("done")


@pytest.fixture(autouse=True)
def asked(monkeypatch):
    """What the gate shows in the place of a page: template, context and status."""
    shown = []

    def render(_, template, context=None, status=200):
        shown.append((template, context or {}, status))
        return HttpResponse(template, status=status)

    monkeypatch.setattr(gate, "render", render)
    return shown


@pytest.fixture
def alex() -> Client:
    client = Client()
    begun(client)
    return client


@pytest.fixture
def locked(alex) -> Client:
    lock(alex)
    alex.post("/you/close/")
    Door.objects.update(fresh_until=None)
    return alex


def request_of(client, method="GET", **sent):
    request = getattr(RequestFactory(), method.lower())(PATH, sent)
    request.COOKIES["door"] = client.cookies["door"].value if client else ""
    request.viewer = access.viewer_by(request.COOKIES["door"], now=clock.now()) if client else NOBODY
    request.session = {}
    return request


def page(guard, *, seen=None):
    @guard
    def view(request, word="none"):
        if seen is not None:
            seen.append((request.viewer, word))
        return DONE

    return view


@pytest.mark.parametrize("guard", [gate.own, gate.private, gate.fresh, gate.fresh_without_passphrase])
def test_nobody_comes_in(asked, guard):
    answer = page(guard)(request_of(None))
    assert (answer.status_code, asked) == (404, [("accounts/nothing_here.html", {}, 404)])


@pytest.mark.parametrize("guard", [gate.own, gate.private, gate.fresh, gate.fresh_without_passphrase])
def test_whoever_has_nothing_to_prove_comes_in_with_what_was_asked(alex, asked, guard):
    seen = []
    assert page(guard, seen=seen)(request_of(alex), word="tea") is DONE
    assert [word for _, word in seen] == ["tea"]
    assert asked == []


def test_behind_a_lock_it_asks_and_what_was_sent_waits(locked, asked):
    assert page(gate.private)(request_of(locked)).status_code == 200
    page(gate.private)(request_of(locked, "POST", **SENT))
    page(gate.private)(request_of(locked, "POST", **SENT, opens="page"))
    assert [(template, context["opens"], status) for template, context, status in asked] == [
        ("accounts/unlock.html", "page", 200),
        ("accounts/unlock.html", "act", 200),
        ("accounts/unlock.html", "page", 200),
    ]
    assert all(context["path"] == PATH for _, context, _ in asked)
    assert asked[1][1]["waiting"] == asked[2][1]["waiting"] == [("words", "one"), ("words", "two")]


def test_the_passphrase_in_an_address_opens_nothing(locked, asked):
    page(gate.private)(request_of(locked, passphrase=PASSPHRASE))
    assert [template for template, *_ in asked] == ["accounts/unlock.html"]


def test_a_wrong_passphrase_says_so_and_is_not_repeated(locked, asked):
    answer = page(gate.private)(request_of(locked, "POST", **SENT, passphrase="wrong"))  # noqa: S106 - made up
    ((_, context, _),) = asked
    assert answer.status_code == 422
    assert "not the passphrase" in context["problem"]
    assert context["waiting"] == [("words", "one"), ("words", "two")]


def test_the_passphrase_opens_a_page_or_does_what_waits(locked):
    seen = []
    done = page(gate.private, seen=seen)(request_of(locked, "POST", **SENT, passphrase=PASSPHRASE, opens="act"))
    assert done is DONE
    assert [viewer.is_unlocked for viewer, _ in seen] == [True]
    shown = page(gate.private, seen=seen)
    locked.post("/you/close/")
    opened = shown(request_of(locked, "POST", passphrase=PASSPHRASE, opens="page"))
    assert (opened.status_code, opened.headers["Location"]) == (302, PATH)
    assert len(seen) == 1


def test_a_passphrase_is_a_fresh_proof_too(locked):
    page(gate.private)(request_of(locked, "POST", passphrase=PASSPHRASE, opens="act"))
    assert request_of(locked).viewer.is_fresh


def test_what_is_grave_asks_for_a_proof(locked, asked):
    page(gate.fresh)(request_of(locked))
    page(gate.fresh)(request_of(locked, "POST", **SENT))
    page(gate.fresh)(request_of(locked, "POST", **SENT, proof="passphrase", proved_by="wrong", opens="act"))
    assert [(template, context["opens"], status) for template, context, status in asked] == [
        ("accounts/prove.html", "page", 200),
        ("accounts/prove.html", "act", 200),
        ("accounts/prove.html", "act", 422),
    ]
    assert asked[2][1]["refusal"].says
    assert {context["path"] for _, context, _ in asked} == {PATH}
    assert {context["ways"] for _, context, _ in asked} == {("passphrase",)}
    assert all("more" in context for _, context, _ in asked)
    assert asked[1][1]["waiting"] == asked[2][1]["waiting"] == [("words", "one"), ("words", "two")]


def test_a_proof_does_what_waits_as_who_one_is_now(locked):
    seen = []
    grave = page(gate.fresh, seen=seen)
    sent = {**SENT, "proof": "passphrase", "proved_by": PASSPHRASE}
    assert grave(request_of(locked, "POST", **sent, opens="page")).headers["Location"] == PATH
    assert seen == []
    assert grave(request_of(locked)) is DONE  # for five minutes
    Door.objects.update(fresh_until=None)
    assert grave(request_of(locked, "POST", **sent, opens="act")) is DONE
    assert [(viewer.is_fresh, viewer.is_unlocked) for viewer, _ in seen] == [(True, True), (True, True)]


def test_whoever_lost_the_passphrase_is_not_asked_for_it(locked, asked):
    assert page(gate.fresh_without_passphrase)(request_of(locked)) is DONE
    assert asked == []


def fails_once(then=lambda: None):
    tries = []

    @gate.private
    def view(request):
        tries.append(request.viewer)
        if len(tries) == 1:
            then()
            raise CannotOpenError
        return DONE

    return view, tries


def test_what_turned_in_another_tab_is_looked_up_anew(alex):
    view, tries = fails_once()
    assert view(request_of(alex)) is DONE
    assert len(tries) == 2


def test_what_was_locked_in_another_tab_is_asked_for(alex, asked):
    view, tries = fails_once(lambda: (lock(alex), alex.post("/you/close/")))
    view(request_of(alex))
    assert len(tries) == 1
    assert [template for template, *_ in asked] == ["accounts/unlock.html"]


def test_what_is_held_open_since_is_shown(alex):
    view, tries = fails_once(lambda: lock(alex))
    assert view(request_of(alex)) is DONE
    assert tries[1].private_area == "locked"


def test_whoever_was_deleted_in_another_tab_is_nobody(alex):
    view, _ = fails_once(lambda: Door.objects.all().delete())
    with pytest.raises(access.NotFoundError):
        view(request_of(alex))
