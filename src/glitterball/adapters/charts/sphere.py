"""Where each small mirror sits on the ball: a block is a band of latitude, a facet a patch of its block's band.

For two people the ball has a seam down the middle, and its halves are laid out as mirror images: the same facet lies at
the same height and the same distance from the seam.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from math import acos, asin, cos, pi, radians, sin, tan
from typing import Final

from glitterball.adapters.charts.svg import polygon
from glitterball.core.instruments import Instrument

CENTRE: Final = 220.0
RADIUS: Final = 190.0
TILT: Final = radians(16)  # towards the viewer, so that bands curve and the top shows
POLE: Final = CENTRE - RADIUS * cos(TILT)  # how far down the page the top of the ball is
TILE: Final = radians(5.9)
BAND_GAP: Final = radians(0.85)  # half of the dark ring between two blocks
FACET_GAP: Final = radians(0.8)
TILE_GAP: Final = radians(0.36)
LOWEST: Final = -sin(pi / 2 - TILT)  # the lowest sine of latitude that faces the viewer
SEEN_FROM_ITS_EDGE: Final = 0.03
GLINTS_FACE_US: Final = 0.4
ONE_IN_NINE: Final = 0.78  # of chance from -1 to 1

Layout = tuple[tuple[str, tuple[str, ...]], ...]  # blocks with their facets, from the top down
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Mirror:
    """One small mirror: whose half it is on, which facet it shows, its outline, and what is its own for ever."""

    person: int
    facet: str
    outline: str
    jitter: float  # -1 to 1
    glint: str | None  # a star, for the few that can catch the lamp


def layout_of(instrument: Instrument, *, shared: bool) -> Layout:
    """The bands from the top down: the first block, which the others are there for, is the belt of the ball.

    What can never be shared comes last, and has no place on a shared ball.
    """
    first, *others = [block for block in instrument.blocks if block.is_shareable]
    middle = len(others) // 2
    private = [] if shared else [block for block in instrument.blocks if not block.is_shareable]
    bands = [*others[:middle], first, *others[middle:], *private]
    return tuple((block.id, tuple(facet.id for facet in instrument.facets_of(block.id))) for block in bands)


@lru_cache(maxsize=8)
def mirrors_of(layout: Layout, n_people: int) -> tuple[Mirror, ...]:
    """All mirrors that face the viewer. A band is the higher, the more facets it holds."""
    heights = [1.5 + len(facets) ** 0.8 for _, facets in layout]
    mirrors: list[Mirror] = []
    top = 1.0
    for (_, facets), height in zip(layout, heights, strict=True):
        bottom = max(-1.0, top - (1.0 - LOWEST) * height / sum(heights))
        mirrors += _band(facets, (asin(top) - BAND_GAP, asin(bottom) + BAND_GAP), n_people)
        top = bottom
    return tuple(mirrors)


def _band(facets: tuple[str, ...], edges: Span, n_people: int) -> Iterator[Mirror]:
    top, bottom = edges
    n_rows = max(1, round((top - bottom) / TILE))
    height = (top - bottom) / n_rows
    reach = _reach((top + bottom) / 2)
    for row in range(n_rows):
        upper, lower = top - row * height, top - (row + 1) * height
        for person, facet, stretch in _patches(facets, reach, n_people):
            for place, sides in enumerate(_tiles(stretch, (upper + lower) / 2)):
                if mirror := _mirror((upper - TILE_GAP, lower + TILE_GAP), sides, (person, facet, f"{row}/{place}")):
                    yield mirror


def _patches(facets: tuple[str, ...], reach: float, n_people: int) -> Iterator[tuple[int, str, Span]]:
    """Each facet's stretch of longitude: across the ball for one, from the seam outwards on both sides for two."""
    width = (2 if n_people == 1 else 1) * reach / len(facets)
    for place, facet in enumerate(facets):
        near, far = place * width + FACET_GAP, (place + 1) * width - FACET_GAP
        if n_people == 1:
            yield 0, facet, (near - reach, far - reach)
        else:
            yield 0, facet, (-near, -far)
            yield 1, facet, (near, far)


def _tiles(stretch: Span, latitude: float) -> Iterator[Span]:
    start, end = stretch
    n_tiles = max(1, round(abs(end - start) * cos(latitude) / TILE))
    width = (end - start) / n_tiles
    for tile in range(n_tiles):
        yield start + tile * width, start + (tile + 1) * width


def _mirror(latitudes: Span, sides: Span, named: tuple[int, str, str]) -> Mirror | None:
    """One mirror, or nothing where it faces away."""
    (upper, lower), (left, right) = latitudes, sides
    x, y, depth = _seen((upper + lower) / 2, (left + right) / 2)
    if depth < SEEN_FROM_ITS_EDGE:
        return None
    gap = min(TILE_GAP / max(0.2, cos((upper + lower) / 2)), abs(right - left) / 4)
    left, right = (left + gap, right - gap) if left < right else (left - gap, right + gap)
    corners = [(upper, left), (upper, right), (lower, right), (lower, left)]
    person, facet, place = named
    catches = depth > GLINTS_FACE_US and _chance(f"{facet}*{place}") > ONE_IN_NINE
    star = _star(x, y, 9 + 3 * _chance(place)) if catches else None
    return Mirror(person, facet, polygon([_seen(*corner)[:2] for corner in corners]), _chance(f"{facet}/{place}"), star)


def _seen(latitude: float, longitude: float) -> tuple[float, float, float]:
    """Where a point of the ball is on the page, and how much it faces the viewer (1 is straight at them)."""
    x, y, z = cos(latitude) * sin(longitude), sin(latitude), cos(latitude) * cos(longitude)
    height, depth = y * cos(TILT) - z * sin(TILT), y * sin(TILT) + z * cos(TILT)
    return CENTRE + RADIUS * x, CENTRE - RADIUS * height, depth


def _reach(latitude: float) -> float:
    """How far round the ball can be seen at a latitude."""
    return acos(max(-1.0, min(1.0, -tan(latitude) * tan(TILT))))


def _star(x: float, y: float, far: float) -> str:
    """A small four-pointed star."""
    near = far / 8
    points = [(0, -far), (near, -near), (far, 0), (near, near), (0, far), (-near, near), (-far, 0), (-near, -near)]
    return polygon([(x + dx, y + dy) for dx, dy in points])


def _chance(key: str) -> float:
    """A number from -1 to 1 that looks like chance and never changes."""
    return int.from_bytes(blake2b(key.encode(), digest_size=4).digest()) / 0x7FFFFFFF - 1
