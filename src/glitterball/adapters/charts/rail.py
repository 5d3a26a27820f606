"""The rail that bars lie on: dim at the left, bright at the right, with notches where a band begins."""

from typing import Final

from glitterball.adapters.charts.palette import N_TONES, Palette
from glitterball.adapters.charts.svg import number
from glitterball.core.scores import BRIGHT_FROM, DIM_TO

RAIL_WIDTH: Final = 200.0
LEAST_WIDTH: Final = 6.0  # so that a very sure bar can still be seen


def light_along(palette: Palette) -> str:
    """The light of every place on the rail, for bars to be filled with."""
    last = N_TONES - 2
    stops = "".join(
        f'<stop class="t{tone}" offset="{tone / last:.3g}" stop-color="{palette.tones[tone]}"/>'
        for tone in range(last + 1)
    )
    return (
        f'<defs><linearGradient id="light-{palette.name}" gradientUnits="userSpaceOnUse" x2="{number(RAIL_WIDTH)}">'
        f"{stops}</linearGradient></defs>"
    )


def rail(palette: Palette, *, top: float, height: float) -> str:
    """The empty rail."""
    notches = "".join(
        f"M{number(at * RAIL_WIDTH / 100)} {number(top)}v{number(height)}" for at in (DIM_TO, BRIGHT_FROM)
    )
    return (
        f'<rect class="rail" y="{number(top)}" width="{number(RAIL_WIDTH)}" height="{number(height)}" '
        f'rx="{number(height / 2)}" fill="{palette.track}"/>'
        f'<path class="notch" d="{notches}" stroke="{palette.ground}" stroke-width="1.6"/>'
    )


def bar(interval: tuple[float, float], palette: Palette, *, top: float, height: float, is_round: bool) -> str:
    """The stretch of the rail on which a score may lie."""
    low, high = (max(0.0, min(100.0, end)) * RAIL_WIDTH / 100 for end in interval)
    width = max(LEAST_WIDTH, high - low)
    left = min(low, RAIL_WIDTH - width)
    corner = height / 2 if is_round else 1.2
    return (
        f'<rect class="bar" x="{number(left + 0.4)}" y="{number(top)}" width="{number(width - 0.8)}" '
        f'height="{number(height)}" rx="{number(corner)}" fill="url(#light-{palette.name})" '
        f'stroke="{palette.muted}" stroke-width=".7"/>'
    )
