"""Two people's intervals on one rail: the first above with round ends, the second below with square ones."""

from glitterball.adapters.charts.palette import DAY, Palette
from glitterball.adapters.charts.rail import RAIL_WIDTH, bar, light_along, rail
from glitterball.adapters.charts.svg import frame

HEIGHT = 20.0
BAR = 7.0

Interval = tuple[float, float]


def dumbbell_svg(
    first: Interval,
    second: Interval,
    *,
    palette: Palette = DAY,
    title: str = "",
    description: str = "",
    width: int = 200,
) -> str:
    """Both 90 % intervals, neither of them in front of the other. Without a title it is hidden from screen readers."""
    body = (
        light_along(palette)
        + rail(palette, top=1, height=HEIGHT - 2)
        + bar(first, palette, top=2.4, height=BAR, is_round=True)
        + bar(second, palette, top=HEIGHT - 2.4 - BAR, height=BAR, is_round=False)
    )
    return frame(body, box=(RAIL_WIDTH, HEIGHT), width=width, title=title, description=description, name="dumbbell")
