"""Charts as server-made SVG text: the mirror ball, intervals, dumbbells, the triangle. One path for page and PDF.

Colours are presentation attributes (a strict content security policy allows these) and every coloured part has a class
as well, so that a style sheet can set it anew for another theme.
"""

from glitterball.adapters.charts.ball import ball_svg
from glitterball.adapters.charts.dumbbell import dumbbell_svg
from glitterball.adapters.charts.interval import interval_svg
from glitterball.adapters.charts.palette import DAY, EVENING, PRINT, Palette
from glitterball.adapters.charts.reflections import reflections_svg
from glitterball.adapters.charts.triangle import triangle_svg

__all__ = [
    "DAY",
    "EVENING",
    "PRINT",
    "Palette",
    "ball_svg",
    "dumbbell_svg",
    "interval_svg",
    "reflections_svg",
    "triangle_svg",
]
