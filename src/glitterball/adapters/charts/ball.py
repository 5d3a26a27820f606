"""The mirror ball: a block is a band, a facet a patch of small mirrors, its light how bright that side is.

Plain glass where there is no score; softer where the score is unsure; pearl where a side is described and has no better
end. Where only a block's own score is known, its whole band glows softly. One path for page and PDF.
"""

from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import Final, NamedTuple

from glitterball.adapters.charts.palette import EVENING, N_TONES, Palette, tone_index
from glitterball.adapters.charts.sphere import CENTRE, POLE, RADIUS, Mirror, layout_of, mirrors_of
from glitterball.adapters.charts.svg import frame, number
from glitterball.core.instruments import Instrument
from glitterball.core.picture.conditions import Lights

SPARK: Final = N_TONES - 1
JITTER: Final = 0.1  # how far a mirror's light may stray from its facet's
CONTRAST: Final = 1.35  # scores crowd about the middle; the eye needs more room between them than the scale has
THREAD_ABOVE: Final = 0.4  # how much of the thread is seen where it comes into the picture
GLINTS_FROM: Final = 0.625
UNSURE_ERROR: Final = 10.0  # points on 0–100
C, R = number(CENTRE), number(RADIUS)


class _Patch(NamedTuple):
    """How one facet of one person is painted."""

    kind: str  # lit, soft, pearl or glass
    light: float  # 0 to 1


def ball_svg(
    people: Sequence[Lights],
    instrument: Instrument,
    *,
    palette: Palette = EVENING,
    title: str,
    description: str,
    size: int = 440,
) -> str:
    """The ball of one person (``people`` has one entry or none) or of two, whose halves meet at a seam.

    The keys of a person's lights are facets and blocks; what is absent is plain glass. ``description`` must say in
    words what the ball shows.
    """
    n_people = 2 if len(people) > 1 else 1
    layout = layout_of(instrument, shared=n_people > 1)
    patches = {
        (person, facet): _patch(lights, block, facets, facet, instrument)
        for person, lights in enumerate(people or ({},))
        for block, facets in layout
        for facet in facets
    }
    body = (
        _ground(palette, glow=fmean(patch.light for patch in patches.values()))
        + _mirrors(mirrors_of(layout, n_people), patches, palette)
        + _light_on_top(palette, seam=n_people > 1)
    )
    return frame(body, box=(2 * CENTRE, 2 * CENTRE), width=size, title=title, description=description, name="ball")


def _patch(lights: Lights, block: str, facets: tuple[str, ...], facet: str, instrument: Instrument) -> _Patch:
    light = lights.get(facet)
    if light is None:
        whole = lights.get(block)
        if whole is None or any(other in lights for other in facets):
            return _Patch("glass", 0.0)
        return _Patch("soft", whole.value / 100)
    if instrument.facet_by_id[facet].kind == "described":
        return _Patch("pearl", 0.0)
    unsure = light.band == "can't tell yet" or light.standard_error > UNSURE_ERROR
    return _Patch("soft" if unsure else "lit", light.value / 100)


def _mirrors(mirrors: Sequence[Mirror], patches: Mapping[tuple[int, str], _Patch], palette: Palette) -> str:
    """All mirrors that look alike share one path."""
    outlines: dict[tuple[str, int], list[str]] = {}
    glints: list[str] = []
    for mirror in mirrors:
        kind, light = patches[mirror.person, mirror.facet]
        tone = tone_index(_as_seen(light) + JITTER * mirror.jitter) if kind in {"lit", "soft"} else 0
        if mirror.glint and kind == "lit" and light > GLINTS_FROM:
            tone = SPARK
            glints.append(mirror.glint)
        outlines.setdefault((kind, tone), []).append(mirror.outline)
    drawn = [_path(kind, tone, "".join(paths), palette) for (kind, tone), paths in sorted(outlines.items())]
    if glints:
        drawn.append(f'<path class="glint" fill="{palette.tones[SPARK]}" d="{"".join(glints)}"/>')
    return "".join(drawn)


def _as_seen(light: float) -> float:
    """The same light with the middle of the scale drawn apart: brighter stays brighter."""
    return 0.5 + CONTRAST * (light - 0.5)


def _path(kind: str, tone: int, outline: str, palette: Palette) -> str:
    colour = palette.tones[tone]
    look = {
        "glass": f'class="glass" fill="{palette.glass}" fill-opacity=".06" '
        f'stroke="{palette.glass}" stroke-opacity=".3" stroke-width=".6"',
        "pearl": f'class="pearl" fill="{palette.pearl}" fill-opacity=".7"',
        "soft": f'class="soft t{tone}" fill="{colour}" fill-opacity=".84" stroke="{colour}" stroke-opacity=".3" '
        'stroke-width="3.4" stroke-linejoin="round"',
        "lit": f'class="t{tone}" fill="{colour}"',
    }[kind]
    return f'<path {look} d="{outline}"/>'


def _ground(palette: Palette, *, glow: float) -> str:
    """The glow around the ball, the stronger the more light is on it, and what shows between its mirrors."""
    key, halo, opacity = f"ball-{palette.name}", palette.halo, palette.halo_opacity
    stops = (
        (RADIUS / CENTRE - 0.02, opacity * (0.3 + glow)),
        ((RADIUS / CENTRE + 1) / 2, opacity * 0.3 * (0.3 + glow)),
        (1, 0),
    )
    rays = "".join(f'<stop offset="{at:.3g}" stop-color="{halo}" stop-opacity="{share:.2g}"/>' for at, share in stops)
    return (
        f'<defs><radialGradient id="{key}-halo">{rays}</radialGradient>'
        f'<radialGradient id="{key}-depth" cy=".38" r=".64"><stop offset=".45" stop-opacity="0"/>'
        '<stop offset=".85" stop-opacity=".22"/><stop offset="1" stop-opacity=".5"/></radialGradient>'
        f'<radialGradient id="{key}-gloss" cy=".2" r=".42"><stop stop-color="#fff" stop-opacity=".11"/>'
        '<stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient>'
        f'<linearGradient id="{key}-thread" gradientUnits="userSpaceOnUse" x1="0" x2="0" y1="0" y2="{number(POLE)}">'
        f'<stop stop-color="{palette.rim}" stop-opacity="{THREAD_ABOVE}"/><stop offset="1" stop-color="{palette.rim}"/>'
        "</linearGradient></defs>"
        f'<circle class="halo" cx="{C}" cy="{C}" r="{C}" fill="url(#{key}-halo)"/>'
        f'<circle class="core" cx="{C}" cy="{C}" r="{R}" fill="{palette.core}"/>'
    )


def _light_on_top(palette: Palette, *, seam: bool) -> str:
    """The seam, the roundness, and the thread it hangs from. The lamp hangs in the middle: neither half is favoured."""
    key, over = f"ball-{palette.name}", f'cx="{C}" cy="{C}" r="{R}"'
    down = f"M{C} {number(CENTRE - RADIUS)}v{number(2 * RADIUS)}"
    line = f'<path class="seam" d="{down}" stroke="{palette.core}" stroke-width="4"/>'
    return (
        f'{line if seam else ""}<circle {over} fill="url(#{key}-depth)"/><circle {over} fill="url(#{key}-gloss)"/>'
        f'<circle class="rim" {over} fill="none" stroke="{palette.rim}" stroke-opacity=".55"/>'
        f'<g class="hanger"><path fill="url(#{key}-thread)" d="M{number(CENTRE - 0.9)} 0h1.8v{number(POLE)}h-1.8z"/>'
        f'<ellipse cx="{C}" cy="{number(POLE)}" rx="12" ry="4" fill="{palette.core}" stroke="{palette.rim}"/></g>'
    )
