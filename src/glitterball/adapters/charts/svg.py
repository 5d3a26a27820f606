"""SVG as text: numbers without needless digits, escaped words, and the frame that screen readers read."""

from html import escape
from zlib import crc32

NOT_IN_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF])


def number(value: float) -> str:
    """A coordinate to a tenth, as short as it can be written."""
    text = f"{value:.1f}".removesuffix(".0")
    if text == "-0":
        return "0"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def pair(x: float, y: float) -> str:
    """Two coordinates; a minus parts them by itself."""
    first, second = number(x), number(y)
    return first + second if second.startswith("-") else f"{first} {second}"


def polygon(points: list[tuple[float, float]]) -> str:
    """Path data of a closed shape: one absolute point, the others relative to the one before, as short as it gets."""
    (x, y), *rest = [(round(a, 1), round(b, 1)) for a, b in points]
    steps = ""
    for next_x, next_y in rest:
        step = pair(next_x - x, next_y - y)
        steps += step if not steps or step.startswith("-") else f" {step}"
        x, y = next_x, next_y
    return f"M{pair(*points[0])}l{steps}z"


def frame(body: str, *, box: tuple[float, float], width: float, title: str, description: str, name: str) -> str:
    """An image with its title and description around ``body``, drawn in a box of the given width and height.

    Without a title it is hidden from screen readers.
    """
    height = width * box[1] / box[0]
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart {name}" viewBox="0 0 {number(box[0])} {number(box[1])}" '
        f'width="{number(width)}" height="{number(height)}"'
    )
    if not title:
        return f'{opening} aria-hidden="true" focusable="false">{body}</svg>'
    key = f"{name}-{crc32(f'{title}|{description}'.encode()):08x}"
    return (
        f'{opening} role="img" aria-labelledby="{key}-t {key}-d">'
        f'<title id="{key}-t">{_said(title)}</title><desc id="{key}-d">{_said(description)}</desc>{body}</svg>'
    )


def _said(text: str) -> str:
    return escape(text.translate(NOT_IN_XML))
