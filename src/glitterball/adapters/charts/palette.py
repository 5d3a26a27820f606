"""The colours of charts: evening (on ink blue), day (on warm paper) and print (black on white, holds in grey).

Each palette's tones rise in lightness from dim to bright, so that a picture says the same without its colours.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

N_TONES: Final = 13

Rgb = tuple[int, int, int]


@dataclass(frozen=True)
class Palette:
    """What a chart is painted with. ``dim``, ``half``, ``bright`` and ``spark`` are the ramp that light runs along."""

    name: str
    text: str
    muted: str
    ground: str  # what the chart lies on
    track: str  # the empty rail of a bar
    first: str  # the first and the second of two people; their marks differ in shape as well
    second: str
    dim: Rgb
    half: Rgb
    bright: Rgb
    spark: Rgb
    core: str  # what shows between the mirrors
    pearl: str  # a mirror that is neither dim nor bright
    glass: str
    halo: str
    halo_opacity: float
    rim: str

    @cached_property
    def tones(self) -> tuple[str, ...]:
        """The ramp in equal steps from dim to bright; the last one is a mirror that catches the lamp."""
        steps = N_TONES - 2
        ramp = [self._at(step / steps) for step in range(steps + 1)]
        return (*ramp, _hex(self.spark))

    def tone(self, light: float) -> str:
        """The colour of a light from 0 to 1."""
        return self.tones[tone_index(light)]

    def _at(self, light: float) -> str:
        if light < 1 / 2:
            return _hex(_mix(self.dim, self.half, light * 2))
        return _hex(_mix(self.half, self.bright, light * 2 - 1))


def tone_index(light: float) -> int:
    """Which step of the ramp a light from 0 to 1 falls on, the spark aside."""
    return round(max(0.0, min(1.0, light)) * (N_TONES - 2))


def _mix(start: Rgb, end: Rgb, share: float) -> Rgb:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(start, end, strict=True))
    return red, green, blue


def _hex(colour: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


EVENING = Palette(
    name="evening",
    text="#f6efe2",
    muted="#b9bdd6",
    ground="#14182f",
    track="#2b3157",
    first="#ffc46b",
    second="#a9b8f0",
    dim=(38, 46, 88),
    half=(128, 106, 148),
    bright=(255, 196, 107),
    spark=(255, 243, 214),
    core="#0d1128",
    pearl="#93a0c6",
    glass="#93a4d4",
    halo="#ffc46b",
    halo_opacity=0.3,
    rim="#6e78a8",
)
DAY = Palette(
    name="day",
    text="#23264a",
    muted="#5d5f78",
    ground="#fffdf8",
    track="#e8dfcd",
    first="#a8650b",
    second="#3d4a94",
    dim=(58, 66, 112),
    half=(140, 116, 152),
    bright=(250, 190, 100),
    spark=(255, 246, 222),
    core="#20264a",
    pearl="#a5afcd",
    glass="#b9c4e4",
    halo="#e9a94a",
    halo_opacity=0.22,
    rim="#8a90b4",
)
PRINT = Palette(
    name="print",
    text="#1c1f3a",
    muted="#55586c",
    ground="#ffffff",
    track="#e6e3dc",
    first="#8a5206",
    second="#2f3b80",
    dim=(70, 76, 112),
    half=(150, 138, 160),
    bright=(250, 214, 150),
    spark=(255, 252, 244),
    core="#343a5e",
    pearl="#b9c0d6",
    glass="#c6cee6",
    halo="#ffffff",
    halo_opacity=0.0,
    rim="#343a5e",
)
