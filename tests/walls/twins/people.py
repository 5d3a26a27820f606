"""Somebody in one of the worlds: a browser that tells what it got, and proves who it is where it is asked."""

import re
from dataclasses import dataclass, field

from django.db import connection
from django.http import HttpResponse
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext

from tests.visits import PASSPHRASE, PASSWORD
from tests.walls.twins.sameness import SameChance

PROOFS = {"passphrase": PASSPHRASE, "password": PASSWORD}  # the first one opens the private area, too


@dataclass(frozen=True)
class Seen:
    """All that comes over the line, and how often the database was asked for it."""

    who: str
    asked: str
    status: int
    headers: tuple[tuple[str, str], ...]
    cookies: tuple[str, ...]
    body: bytes
    queries: int


@dataclass
class Someone:
    """A person with a browser. What they get is remembered in ``seen``."""

    name: str
    client: Client
    chance: SameChance
    moment: str = ""
    proofs: set[str] = field(default_factory=set)
    seen: list[Seen] = field(default_factory=list)
    asked: int = 0

    def at(self, moment: str) -> None:
        """Begin a step: what is drawn at random in it follows from its name."""
        self.moment, self.asked = moment, 0

    def get(self, path: str) -> HttpResponse:
        return self._ask("GET", path, {})

    def post(self, path: str, sent: dict[str, object] | None = None) -> HttpResponse:
        return self._ask("POST", path, sent or {})

    def prove(self) -> None:
        """Say who one is, as somebody does who comes back to a lock or an account with a way in."""
        for way, proved_by in PROOFS.items():
            if way in self.proofs:
                self.post("/couple/end/", {"proof": way, "proved_by": proved_by, "opens": "page"})
                return

    def sitting(self) -> str:
        """The address of their check."""
        return self.get("/check/").headers["Location"]

    def _ask(self, method: str, path: str, sent: dict[str, object]) -> HttpResponse:
        self.asked += 1
        self.chance.at(f"{self.moment}/{self.name}/{self.asked}")
        connection.queries_log.clear()  # it holds nine thousand, and a long history asks for more
        asking = self.client.get if method == "GET" else self.client.post
        with TestCase.captureOnCommitCallbacks(execute=True), CaptureQueriesContext(connection) as queries:
            answer = asking(path, sent)
        self.seen.append(
            Seen(
                self.name,
                f"{method} {path}",
                answer.status_code,
                tuple(sorted(answer.headers.items())),
                tuple(sorted(cookie.OutputString() for cookie in answer.cookies.values())),
                answer.content,
                len(queries),
            )
        )
        return answer


def value_of(name: str, page: HttpResponse) -> str:
    """What stands in a hidden field of a page; nothing where there is none."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page.content.decode())
    return found.group(1) if found else ""
