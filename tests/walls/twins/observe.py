"""Everything that somebody can get: by name of address, their own and that of whoever keeps a secret."""

from dataclasses import dataclass

from tests.crawling import WAY_OUT
from tests.walls.test_addresses import LINK, MATRIX, NO_TOKEN, OWN, ROW, TWO, every_address, filled
from tests.walls.twins.people import Someone
from tests.walls.twins.world import World

FILES = ("/couple/together/report/", "/you/export/")


@dataclass(frozen=True, order=True)
class Place:
    """An address, and whose check it is about."""

    name: str
    whose: str = "own"


OF_PEOPLE = [Place(name) for name, (_, how) in MATRIX.items() if "GET" in how and name != WAY_OUT]
OF_KEEPER = [Place(name, "keeper's") for name, (kind, how) in MATRIX.items() if kind == ROW and "GET" in how]
READING = [Place(name, "") for name, route in every_address().items() if name not in MATRIX and "<" not in route]
PLACES = tuple(OF_PEOPLE + OF_KEEPER + READING)
THEIRS = {OWN, ROW, TWO, LINK}  # what asks who is looking


def look_at(world: World, who: Someone, place: Place) -> None:
    """Ask for one page."""
    who.get(_path(world, who, place))


def look_at_everything(world: World) -> None:
    """All pages and files that anybody but their keeper can ask for, and what is sent to the keeper's own rows."""
    first = world.observers[0]
    for who in world.observers:
        for place in PLACES if who is first else (*(p for p in OF_PEOPLE if MATRIX[p.name][0] in THEIRS), *OF_KEEPER):
            look_at(world, who, place)
    for path in FILES:
        first.post(path, {"paper": "a4"})
    first.post(f"{world.sittings[first.name]}report/", {"paper": "a4"})
    for part, sent in (("line/", {"line": "x"}), ("mark/", {"finding": "dim-openness"}), ("report/", {"paper": "a4"})):
        first.post(f"{world.sittings[world.keeper.name]}{part}", sent)


def seen_by_others(world: World) -> list[object]:
    """What reached anybody but the keeper, mails included."""
    seen = [one for who in world.people.values() if who is not world.keeper for one in who.seen]
    return [*seen, *world.mails_to_others()]


def _path(world: World, who: Someone, place: Place) -> str:
    if not place.whose:
        return every_address()[place.name]
    address = world.sittings[who.name if place.whose == "own" else world.keeper.name]
    return filled(place.name, address.split("/")[2], world.link.split("/")[2] if world.link else NO_TOKEN)
