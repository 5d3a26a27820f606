"""One person's score as the interval that it may lie in. A longer bar is a less sure one; no point is drawn."""

from glitterball.adapters.charts.palette import DAY, Palette
from glitterball.adapters.charts.rail import RAIL_WIDTH, bar, light_along, rail
from glitterball.adapters.charts.svg import frame

HEIGHT = 10.0


def interval_svg(
    low: float,
    high: float,
    *,
    palette: Palette = DAY,
    title: str = "",
    description: str = "",
    width: int = 200,
) -> str:
    """The bar from ``low`` to ``high`` (0 is dim, 100 is bright) on its rail.

    Without a title it is hidden from screen readers: then the words beside it must say the same.
    """
    body = (
        light_along(palette)
        + rail(palette, top=1, height=HEIGHT - 2)
        + bar((low, high), palette, top=1, height=HEIGHT - 2, is_round=True)
    )
    return frame(body, box=(RAIL_WIDTH, HEIGHT), width=width, title=title, description=description, name="interval")
