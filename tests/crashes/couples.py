"""Couples to whom something can be done: made before the server starts, each of two people who have answered it all."""

from collections.abc import Iterator

from tests.homes import PREPARE, Home
from tests.served import Served

MAKE = """
from datetime import timedelta
from glitterball.adapters import content
from glitterball.apps.couples.actions import invitations, pairing
from glitterball.apps.picture import actions as showing
from tests.people import answers_like
now, asked = clock.now(), content.latest_instrument()
for number in range({count}):
    doors = []
    for who in ("one", "other"):
        answers = answers_like(asked, 4)
        begun = actions.begin_sitting(answers=answers, once=f"couple {{number}} {{who}}", stays=False, now=now)
        doors.append(begun.secret)
        person = viewer_by(begun.secret, now=now).person
        Person.objects.filter(id=person).update(claimed_on=now.date())
    one, other = (lambda: viewer_by(doors[0], now=now)), (lambda: viewer_by(doors[1], now=now))
    token = invitations.invite(viewer=one(), greeting="Alex", ending="own", now=now)
    pairing.pair(viewer=other(), token=token, name="Sam", ending="own", now=now)
    for viewer in (one, other):
        showing.choose(viewer=viewer(), scales=tuple(asked.shareable()), now=now - timedelta(days=2))
    print("doors", *doors)
"""


def couples_in(server: Served, count: int) -> Iterator[tuple[str, str]]:
    """The doors of ``count`` couples."""
    lines = Home(server.folder, server.database).do(PREPARE + MAKE.format(count=count), seconds=30 + count)
    doors = [line.split() for line in lines if line.startswith("doors ")]
    return iter([(one, other) for _, one, other in doors])
