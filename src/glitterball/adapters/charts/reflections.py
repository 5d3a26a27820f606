"""The specks of light that the ball throws on the walls around it: decoration only, the more the brighter the ball."""

from collections.abc import Sequence
from hashlib import blake2b
from itertools import chain
from math import cos, hypot, pi, sin
from statistics import fmean
from typing import Final

from glitterball.adapters.charts.palette import EVENING, Palette
from glitterball.adapters.charts.svg import frame, polygon
from glitterball.core.picture.conditions import Lights

BOX: Final = (210.0, 297.0)
LAMP: Final = (105.0, 84.0)  # the middle of the ball on the page
NEAREST: Final = 66.0
FARTHEST: Final = 215.0
WORDS: Final = (20.0, 190.0, 136.0, 256.0)  # left, right, top and bottom of what is written on the page
FEWEST: Final = 50
MOST: Final = 190


def reflections_svg(people: Sequence[Lights], *, palette: Palette = EVENING) -> str:
    """Specks around a ball that hangs in the upper half of a page. It is hidden from screen readers."""
    values = [light.value for light in chain.from_iterable(person.values() for person in people)]
    glow = fmean(values) / 100 if values else 0.0
    n_specks = round(FEWEST + (MOST - FEWEST) * glow)
    specks = "".join(filter(None, (_speck(place, palette, glow) for place in range(n_specks))))
    return frame(specks, box=BOX, width=BOX[0], title="", description="", name="reflections")


def _speck(place: int, palette: Palette, glow: float) -> str | None:
    """One speck: a mirror's image, drawn out along the ray that it came on; none where the words stand."""
    turn, far, size, warmth = (byte / 255 for byte in blake2b(f"speck {place}".encode(), digest_size=4).digest())
    angle, reach = 2 * pi * turn, NEAREST + (FARTHEST - NEAREST) * far**1.4
    x, y = LAMP[0] + reach * cos(angle), LAMP[1] + reach * sin(angle)
    if WORDS[0] < x < WORDS[1] and WORDS[2] < y < WORDS[3]:
        return None
    length, breadth = 1.1 + 2.6 * size * reach / FARTHEST, 0.8 + 0.9 * size
    along, across = (cos(angle) * length, sin(angle) * length), (-sin(angle) * breadth, cos(angle) * breadth)
    corners = [(x + a * along[0] + b * across[0], y + a * along[1] + b * across[1]) for a, b in _SQUARE]
    colour = palette.halo if warmth < 0.35 + 0.5 * glow else palette.pearl
    opacity = (0.14 + 0.34 * size) * (1 - 0.6 * hypot(x - LAMP[0], y - LAMP[1]) / FARTHEST)
    return f'<path fill="{colour}" fill-opacity="{max(0.04, opacity):.2g}" d="{polygon(corners)}"/>'


_SQUARE: Final = ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5))
