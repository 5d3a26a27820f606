"""Closeness, passion and commitment as a triangle a person: the further out a corner, the brighter that side."""

from collections.abc import Sequence
from math import cos, radians, sin
from typing import Final

from glitterball.adapters.charts.palette import DAY, Palette
from glitterball.adapters.charts.svg import frame, number, polygon
from glitterball.core.picture import Triangle

SIZE: Final = 220.0
CENTRE: Final = (110.0, 122.0)
REACH: Final = 96.0
ANGLES: Final = (-90.0, 150.0, 30.0)  # intimacy at the top, passion at the left, commitment at the right
RINGS: Final = (37.5, 62.5, 100.0)


def triangle_svg(
    triangles: Sequence[Triangle], *, palette: Palette = DAY, title: str, description: str, width: int = 220
) -> str:
    """The triangle of one person, filled, or of two, the second one dashed. The corners are named beside it."""
    rings = "".join(
        f'<path class="ring" d="{_shape((ring, ring, ring))}" fill="none" stroke="{palette.track}" stroke-width="1.4"/>'
        for ring in RINGS
    )
    spokes = "".join(f"M{number(CENTRE[0])} {number(CENTRE[1])}L{_at(angle, 100)}" for angle in ANGLES)
    body = f'{rings}<path class="spoke" d="{spokes}" stroke="{palette.track}" stroke-width="1"/>'
    for place, triangle in enumerate(triangles):
        sides = (triangle.intimacy.value, triangle.passion.value, triangle.commitment.value)
        body += _outline(_shape(sides), palette, is_first=place == 0)
    box = (SIZE, SIZE * 0.82)
    return frame(body, box=box, width=width, title=title, description=description, name="triangle")


def _outline(shape: str, palette: Palette, *, is_first: bool) -> str:
    if is_first:
        return (
            f'<path class="first" d="{shape}" fill="{palette.tone(0.95)}" fill-opacity=".55" stroke="{palette.first}" '
            'stroke-width="2" stroke-linejoin="round"/>'
        )
    return (
        f'<path class="second" d="{shape}" fill="none" stroke="{palette.second}" stroke-width="2.2" '
        'stroke-dasharray="5 3.5" stroke-linejoin="round"/>'
    )


def _shape(sides: tuple[float, float, float]) -> str:
    return polygon([_point(angle, value) for angle, value in zip(ANGLES, sides, strict=True)])


def _point(angle: float, value: float) -> tuple[float, float]:
    far = REACH * max(2.0, min(100.0, value)) / 100
    return CENTRE[0] + far * cos(radians(angle)), CENTRE[1] + far * sin(radians(angle))


def _at(angle: float, value: float) -> str:
    x, y = _point(angle, value)
    return f"{number(x)} {number(y)}"
