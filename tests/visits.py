"""How the tests go through the pages: what a browser would send, from the first question to the picture."""

import os
import re
from itertools import count
from uuid import UUID

from django.test import Client

from glitterball.adapters import content
from tests.people import answers_like

PASSPHRASE = "four words on a postcard"  # noqa: S105 - nobody's
PAGES = count()  # each page that begins is one of its own, also where another process has begun some
TEN = {item.id: 4 for item in content.latest_instrument().stage(0)}


def page_of(client: Client) -> str:
    """What tells the page on which this browser begins from all others."""
    return vars(client).setdefault("page_that_begins", f"page-{os.getpid()}-{next(PAGES)}")


def begin(client: Client, answers: dict[str, int] | None = None, **more: str):
    """From “See more” to the first saved answers."""
    sent = {**(TEN if answers is None else answers), "host": "me", "agree": "on", "once": page_of(client), **more}
    return client.post("/check/begin/", sent)


def sitting_id(response) -> UUID:
    return UUID(re.search(r"/check/([0-9a-f-]{36})/", response.headers["Location"]).group(1))


def begun(client: Client, answers: dict[str, int] | None = None, **more: str) -> str:
    """The address of a sitting that this client has begun."""
    return f"/check/{sitting_id(begin(client, answers, **more))}/"


def whole(client: Client, light=4) -> str:
    """The address of a sitting with a whole check answered, as bright as ``light`` says."""
    return begun(client, answers_like(content.latest_instrument(), light))


def press(client: Client, address: str, place: int, **pressed):
    """Press a button of the question at ``place``."""
    page = client.get(f"{address}{place}/")
    shown = re.search(r'name="shown" value="([^"]+)"', page.content.decode()).group(1)
    return client.post(f"{address}{place}/", {"version": "1.0", "shown": shown, **pressed})


def text_of(response) -> str:
    """What a page says, without marks and what is different each time."""
    page = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", response.content.decode())
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def code_in(response) -> str:
    return re.search(r'<p class="code">([^<]+)</p>', response.content.decode()).group(1)


def lock(client: Client, passphrase: str = PASSPHRASE) -> str:
    """Lock with a passphrase. The recovery code."""
    sent = {"passphrase": passphrase, "again": passphrase, "understood": "on"}
    return code_in(client.post("/you/lock/", sent))


PASSWORD = "a kettle sings at dawn"  # noqa: S105 - nobody's
ADDRESS = "alex@example.org"


def begin_account(client: Client) -> None:
    """Put an account to whoever this client is."""
    assert client.post("/you/ways/begin/", {"agree": "on"}).status_code == 302


def with_password(client: Client, address: str = ADDRESS) -> None:
    """Somebody who has begun and signs in with a password, on a server without mail."""
    begun(client)
    begin_account(client)
    client.post("/you/ways/address/", {"address": address})
    assert client.post("/you/ways/password/", {"password": PASSWORD, "again": PASSWORD}).status_code == 302


def sign_in(client: Client, address: str = ADDRESS, password: str = PASSWORD, **more: str):
    return client.post("/sign-in/password/", {"address": address, "password": password, **more})
