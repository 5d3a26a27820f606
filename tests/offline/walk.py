"""Run in an empty network: a real server, and somebody who goes through its main pages."""

import sys
from pathlib import Path

from tests.crashes.writers import begin
from tests.offline.namespace import enter, tries_to_get_out
from tests.served import served
from tests.visitor import Visitor

PAGES = [
    "/",
    "/first-light/",
    "/safety/",
    "/sample/",
    "/learn/",
    "/learn/sources/",
    "/learn/causes/",
    "/learn/prompts/",
]
PAGES += [
    "/coach/",
    "/letters/",
    "/privacy/",
    "/imprint/",
    "/kitchen-measures/",
    "/you/",
    "/you/consents/",
    "/you/lock/",
]
OWN = ["", "begun/", "1/", "wishes/", "line/", "answers/", "picture/", "picture/dim/", "picture/sides/"]
SHOWN, FOUND = {200, 302}, 302


def walk(folder: Path) -> None:
    """Look at every main page, write, read a message, search, print a report and delete."""
    with served(folder) as server:
        visitor = Visitor(server.port)
        sitting = begin(visitor, once="offline")
        answers = {path: visitor.get(path) for path in [*PAGES, *(f"{sitting}{part}" for part in OWN)]}
        assert {path: answer.status for path, answer in answers.items() if answer.status not in SHOWN} == {}
        token = answers["/you/"].token
        for path, sent in (
            ("/coach/", {"text": "You never listen to me."}),
            ("/learn/search/", {"words": "touch"}),
            (f"{sitting}line/", {"line": "how you laugh"}),
            (f"{sitting}report/", {"paper": "a4"}),
            ("/you/delete/", {"sure": "on"}),
        ):
            assert visitor.post(path, sent, token=token).status in SHOWN, path
        visitor.http.close()
        assert "Traceback" not in server.said(), server.said()


if __name__ == "__main__":
    enter()
    walk(Path(sys.argv[1]))
    print(tries_to_get_out())  # noqa: T201 - the test reads it
