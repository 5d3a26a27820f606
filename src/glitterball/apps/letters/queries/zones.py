"""Time zones to choose from, by region, as a list: nothing is guessed from anybody's device or address."""

from functools import cache
from zoneinfo import available_timezones

REGIONS = (
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
)
Zone = tuple[str, str]  # its name, and the place as people write it


@cache
def zones_by_region() -> tuple[tuple[str, tuple[Zone, ...]], ...]:
    """Each region with its places, as a grouped choice."""
    names = sorted(available_timezones())
    return tuple((region, tuple(_zone(name) for name in names if name.startswith(f"{region}/"))) for region in REGIONS)


def is_zone(name: str) -> bool:
    """Whether it is one of the list."""
    return any(name == zone for _, zones in zones_by_region() for zone, _ in zones)


def _zone(name: str) -> Zone:
    place = name.partition("/")[2].replace("_", " ")
    return name, ", ".join(reversed(place.split("/")))
