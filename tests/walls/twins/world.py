"""A world: one state of the database and the key ring, five people with their browsers, one clock, one chance.

A world is lived inside a transaction that is rolled back, from a beginning that all worlds share.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http.cookies import SimpleCookie

from django.db import transaction
from django.test import Client

from glitterball.adapters.keys.ring import KeyRing
from glitterball.apps.accounts.actions.doors import STAYS_FOR
from glitterball.apps.accounts.models import Door
from tests import pairs
from tests.visits import begin_account, whole
from tests.walls.twins import facts
from tests.walls.twins.people import Someone
from tests.walls.twins.sameness import Outbox, SameChance, SameClock, put_in_place

ALEX, SAM, JO, ROBIN, DANA = "Alex", "Sam", "Jo", "Robin", "Dana"
LIGHT = {ALEX: 5, SAM: 2, JO: 4, ROBIN: 3, DANA: 4}


@dataclass
class World:
    """Where one history happens."""

    clock: SameClock
    outbox: Outbox
    people: dict[str, Someone]
    keeper: Someone  # who keeps secrets; everybody else looks
    keepers_other_device: Someone
    sittings: dict[str, str]  # the address of each one's check
    are_two: bool = False
    does_other_want_both: bool = False
    has_other_said: bool = False
    has_keeper_said: bool = False
    has_keeper_left: bool = False
    is_keeper_gone: bool = False
    secretly_given: str = ""  # when the other may read the line that waits
    granted: set[str] = field(default_factory=set)
    link: str = ""  # by which they became two

    @property
    def observers(self) -> list[Someone]:
        """Their partner, if they have one, an ex, and a stranger."""
        return [self.other_than(self.keeper), self.people[JO], self.people[ROBIN]]

    @property
    def practitioner(self) -> Someone:
        return self.people[DANA]

    def other_than(self, who: Someone) -> Someone:
        return self.people[SAM if who.name == ALEX else ALEX]

    def at(self, moment: str) -> None:
        """Begin a step."""
        for someone in (*self.people.values(), self.keepers_other_device):
            someone.at(moment)

    def let_pass(self, time: timedelta) -> None:
        """Let the clock go on; whoever has a door open comes back in time and finds it open."""
        self.clock.moment += time
        Door.objects.update(ends_at=self.clock.now() + STAYS_FOR)

    def keep_the_line_back(self) -> None:
        """Before something that would open it: what was given in secret is taken back, and so it stays a secret."""
        if self.secretly_given == "anyway" or (self.secretly_given and self.has_other_said):
            self.keeper.post("/couple/line/take-back/")
            self.secretly_given = ""

    def mails_to_others(self) -> list[object]:
        return [mail for mail in self.outbox.mails if mail[0] != facts.ADDRESS]


@dataclass(frozen=True, repr=False)
class Beginning:
    """What every world begins with: five people who have answered, Jo having been with Alex and with Sam before."""

    ring: KeyRing
    keys: bytes
    now: datetime
    cookies: dict[str, SimpleCookie]
    sittings: dict[str, str]
    clock: SameClock
    chance: SameChance
    outbox: Outbox

    def _repr_pretty_(self, printer, _) -> None:  # Hypothesis tells what failed: the history, not the key ring
        printer.text("beginning")

    @contextmanager
    def world(self, keeper: str) -> Iterator[World]:
        """A world of its own, which leaves nothing behind."""
        self.clock.moment = self.now
        self.outbox.mails.clear()
        self.ring.path.write_bytes(self.keys)
        people = {name: Someone(name, _browser(cookies), self.chance) for name, cookies in self.cookies.items()}
        with transaction.atomic():
            other_device = Someone(keeper, Client(), self.chance)
            yield World(self.clock, self.outbox, people, people[keeper], other_device, self.sittings)
            transaction.set_rollback(True)


def begin(ring: KeyRing, monkeypatch) -> Beginning:
    """Let them answer, and meet Jo."""
    clock, chance, outbox = put_in_place(monkeypatch)
    clients, sittings = {}, {}
    for name, light in LIGHT.items():
        clients[name] = client = Client()
        chance.at(f"{name} begins")
        sittings[name] = whole(client, light)
        begin_account(client)
        pairs.claim(client)
    for name in (ALEX, SAM):
        chance.at(f"{name} meets Jo")
        pairs.pair(clients[name], clients[JO])
        clients[JO].post("/couple/end/", {"sure": "on"})
    cookies = {name: client.cookies for name, client in clients.items()}
    return Beginning(ring, ring.as_bytes(), clock.moment, cookies, sittings, clock, chance, outbox)


def _browser(cookies: SimpleCookie) -> Client:
    client = Client()
    client.cookies = deepcopy(cookies)
    return client
