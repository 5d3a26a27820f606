"""Every address × everybody × every method, each with what is expected. A new address without a line here fails."""

import re
from itertools import product

import pytest
from django.apps import apps
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.visits import begin_account, begun, whole

SAFE, ANY, POST = ("GET", "HEAD"), ("GET", "HEAD", "POST"), ("POST",)
METHODS = ("GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "POST")  # what may change something comes last
OPEN = "open"  # the same for everybody, and knows nobody
OWN = "own"  # one's own page: whoever has a door sees their own, nobody else's
ROW = "row"  # about one row: its owner sees it, for all others it does not exist
OTHER_ROW = "other row"  # the same, shown by its app's own tests; with an id that is nobody's, nobody finds anything
TWO = "two"  # about the couple one is in: both see theirs, whoever is in none is led home
OPERATORS = "operators"  # for whom the machine's command let in; for all others it does not exist
LINK = "link"  # behind a link: for whoever holds it, and closed in the same way to all others
MATRIX = {
    "checks:front": (OPEN, SAFE),
    "checks:first-light": (OPEN, ANY),
    "checks:enough": (OPEN, SAFE),
    "checks:sample": (OPEN, SAFE),
    "safety:afraid": (OPEN, SAFE),
    "safety:leave": (OPEN, SAFE),
    "safety:kitchen-measures": (OPEN, SAFE),
    **dict.fromkeys(("safety:is-this-for-you", "safety:someone-else-may-read-this"), (OPEN, SAFE)),
    **dict.fromkeys(("safety:devices", "safety:not-for-emergencies"), (OPEN, SAFE)),
    "safety:lines": (OPEN, ANY),
    "safety:questions": (OPEN, ANY),
    "safety:drawer": (OWN, SAFE),
    "safety:kept": (OWN, POST),
    "looks:look": (OPEN, ANY),
    "accounts:come-back": (OPEN, ANY),
    "accounts:signed-out": (OPEN, SAFE),
    "accounts:deleted": (OPEN, SAFE),
    "accounts:you": (OWN, SAFE),
    "accounts:return-code": (OWN, POST),
    "accounts:sign-out": (OWN, POST),
    "accounts:lock": (OWN, ANY),
    "accounts:recover": (OWN, ANY),
    "accounts:close": (OWN, POST),
    "accounts:delete": (OWN, ANY),
    "consents:consents": (OWN, SAFE),
    "signin:sign-in": (OPEN, SAFE),
    "signin:by-passkey": (OPEN, POST),
    "signin:passkey-options": (OPEN, POST),
    "signin:by-password": (OPEN, POST),
    "signin:by-code": (OPEN, ANY),
    "signin:typed-code": (OPEN, ANY),
    "signin:second-step": (OPEN, ANY),
    "signin:ways": (OWN, SAFE),
    "signin:begin": (OWN, ANY),
    "signin:mailbox": (OWN, ANY),
    "signin:address": (OWN, ANY),
    "signin:address-code": (OWN, ANY),
    "signin:mailed-codes": (OWN, POST),
    "signin:password": (OWN, ANY),
    "signin:passkey": (OWN, ANY),
    "signin:app": (OWN, ANY),
    "signin:recovery-codes": (OWN, POST),
    "signin:take": (OWN, POST),
    "signin:devices": (OWN, SAFE),
    "signin:end-device": (OWN, POST),
    "consents:take-back": (OTHER_ROW, POST),
    "grants:grants": (OWN, SAFE),
    "grants:end": (OTHER_ROW, POST),
    "reveals:answers": (OWN, SAFE),
    "reveals:what-now": (OTHER_ROW, POST),
    "reveals:forget": (OTHER_ROW, POST),
    "sittings:start": (OPEN, ANY),
    "sittings:begin": (OPEN, POST),
    "sittings:home": (OWN, SAFE),
    "sittings:bring": (OWN, ANY),
    "sittings:sitting": (ROW, SAFE),
    "sittings:begun": (ROW, SAFE),
    "sittings:question": (ROW, ANY),
    "sittings:wishes": (ROW, ANY),
    "sittings:further": (ROW, POST),
    "sittings:line": (ROW, ANY),
    "sittings:answers": (ROW, SAFE),
    "sittings:picture": (ROW, SAFE),
    "sittings:dim": (ROW, SAFE),
    "sittings:facets": (ROW, SAFE),
    "sittings:mark": (ROW, POST),
    "sittings:report": (ROW, POST),
    "couples:link": (LINK, SAFE),
    "couples:begin": (LINK, POST),
    "couples:no": (LINK, POST),
    "couples:yes": (LINK, ANY),
    "couples:invite": (OWN, ANY),
    "couples:withdraw": (OWN, POST),
    "couples:let-through": (OWN, POST),
    "couples:ended": (OWN, ANY),
    "couples:end": (TWO, ANY),
    "couples:narrow": (TWO, POST),
    "picture:home": (OWN, SAFE),
    "picture:sharing": (TWO, SAFE),
    "picture:choose": (TWO, ANY),
    "picture:preview": (TWO, ANY),
    "picture:drop": (TWO, POST),
    "picture:take-back": (TWO, POST),
    "picture:bright": (TWO, SAFE),
    "picture:dim": (TWO, SAFE),
    "picture:sides": (TWO, SAFE),
    "together:page": (TWO, SAFE),
    "together:where": (TWO, SAFE),
    "together:turn": (TWO, POST),
    "together:report": (TWO, POST),
    "together:line": (TWO, ANY),
    "together:take-back": (TWO, POST),
    "privacy:export": (OWN, ANY),
    "privacy:kept": (OWN, SAFE),
    "operators:operator": (OPERATORS, ANY),
}
READING = re.compile("learn:|letters:|coach:")  # these know no person, and have tests of their own
NOT_ALLOWED, NOT_FOUND, REFUSED = 405, 404, 409
WITHOUT_A_TOKEN = {"checks:first-light", "looks:look"}  # these know nobody
PASSES_ON = {"sittings:start", "safety:questions", "safety:lines"}  # these only pass on, or show
NOBODYS, NO_TOKEN = "00000000-0000-4000-8000-000000000000", "x" * 64
ROUTE_PART = {"<uuid:sitting_id>": "{sitting}", "<int:place>": "1", "<str:token>": "{token}"} | {
    f"<uuid:{row}_id>": NOBODYS for row in ("consent", "grant", "part", "kept")
}


def every_address(resolver=None, route="", space="") -> dict[str, str]:
    """Name → route of every address there is."""
    found = {}
    for pattern in (resolver or get_resolver()).url_patterns:
        path = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found |= every_address(pattern, path, f"{pattern.namespace}:" if pattern.namespace else space)
        elif isinstance(pattern, URLPattern):
            found[f"{space}{pattern.name}"] = f"/{path}"
    return found


ADDRESSES = {name: route for name, route in every_address().items() if not READING.match(name)}
OWN_ADDRESSES = [name for name, (kind, _) in MATRIX.items() if kind not in {OPEN, LINK}]


def filled(name: str, sitting: str, token: str = NO_TOKEN) -> str:
    route = ADDRESSES[name]
    for part, value in ROUTE_PART.items():
        route = route.replace(part, value.format(sitting=sitting, token=token))
    return route


@pytest.fixture
def owner() -> Client:
    return Client()


@pytest.fixture
def sitting(owner) -> str:
    address = whole(owner)
    begin_account(owner)
    return address.split("/")[2]


@pytest.fixture
def stranger() -> Client:
    client = Client()
    begun(client)
    return client


def test_every_address_has_a_line_here():
    assert sorted(ADDRESSES) == sorted(MATRIX)


def test_nobody_finds_anything_there(sitting):
    surprises = []
    for name, method in product(OWN_ADDRESSES, METHODS):
        answer = Client().generic(method, filled(name, sitting))
        expected = {NOT_FOUND} if method in MATRIX[name][1] else {NOT_FOUND, NOT_ALLOWED}
        if answer.status_code not in expected or "door" in answer.cookies:
            surprises.append(f"{method} {name}: {answer.status_code}")
    assert surprises == []


def test_a_row_does_not_exist_for_a_stranger(sitting, stranger):
    surprises = []
    for name, method in product((name for name, (kind, _) in MATRIX.items() if kind == ROW), METHODS):
        answer = stranger.generic(method, filled(name, sitting))
        if answer.status_code != (NOT_FOUND if method in MATRIX[name][1] else NOT_ALLOWED):
            surprises.append(f"{method} {name}: {answer.status_code}")
    assert surprises == []


@pytest.mark.parametrize("name", list(MATRIX))
def test_its_owner_gets_an_answer_and_only_by_the_methods_it_has(name, owner, sitting):
    kind, allowed = MATRIX[name]
    for method in METHODS:
        answer = owner.generic(method, filled(name, sitting))
        if method not in allowed:
            assert answer.status_code == NOT_ALLOWED, method
        elif kind == OPERATORS:
            assert answer.status_code == NOT_FOUND, method
        elif kind in {OTHER_ROW, LINK}:
            assert answer.status_code in {NOT_FOUND, 422}, method  # a form that says nothing is told so first
        elif name != "sittings:report":  # without a paper it is not found
            assert answer.status_code in {200, 204, 302, 409, 422}, method


@pytest.mark.parametrize("name", [name for name, (kind, how) in MATRIX.items() if kind == OPEN and "GET" in how])
def test_an_open_page_asks_the_database_nothing(name, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert Client().get(ADDRESSES[name]).status_code in {200, 302}


def every_row() -> list[object]:
    """All that the database holds of anybody."""
    kept = [model for model in apps.get_models() if getattr(model, "keeping", None)]
    rows = [list(model._default_manager.order_by("pk").values_list()) for model in kept]
    return [[[bytes(v) if isinstance(v, memoryview) else v for v in row] for row in r] for r in rows]


def test_a_get_changes_nothing(owner, sitting):
    """A link that somebody is made to follow does no harm."""
    before = every_row()
    for name in OWN_ADDRESSES:
        owner.get(filled(name, sitting))
        assert every_row() == before, name


def test_whatever_changes_something_asks_for_the_token(owner, sitting):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = owner.cookies
    surprises = []
    for name, (_, allowed) in MATRIX.items():
        if "POST" in allowed and name not in WITHOUT_A_TOKEN:
            status = strict.post(filled(name, sitting), {"sure": "on", "place": "DE"}).status_code
            if status != (200 if name in PASSES_ON else REFUSED):
                surprises.append(f"{name}: {status}")
    assert surprises == []


def test_the_look_asks_where_it_is_changed_from():
    """It knows nobody, so it has no token; the browser says where the request came from."""
    sent = Client(enforce_csrf_checks=True).post(
        ADDRESSES["looks:look"], {"look": "notes"}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert (sent.status_code, dict(sent.cookies)) == (REFUSED, {})
