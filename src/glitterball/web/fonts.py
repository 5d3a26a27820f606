"""Cut the two typefaces of the pages out of their font packages: only the letters that pages show, as woff2.

Together they weigh some 40 kB instead of 1 MB, which is what keeps a first page under 100 kB.
"""

import shutil
from pathlib import Path

import font_source_sans_pro
import font_source_serif_pro

FOLDER = Path(__file__).parent / "static/fonts"
SOURCES = {
    "source-sans-regular": Path(font_source_sans_pro.font_directory) / "SourceSansPro-Regular.ttf",
    "source-sans-semibold": Path(font_source_sans_pro.font_directory) / "SourceSansPro-Semibold.ttf",
    "source-serif-semibold": Path(font_source_serif_pro.font_directory) / "SourceSerifPro-Semibold.ttf",
}
LICENCES = {
    "source-sans-licence.txt": Path(font_source_sans_pro.font_directory) / "LICENSE.txt",
    "source-serif-licence.txt": Path(font_source_serif_pro.font_directory) / "LICENSE.txt",
}
LATIN = (*range(0x20, 0x7F), *range(0xA0, 0x100), 0x131, 0x152, 0x153)
PUNCTUATION = tuple(map(ord, "\u2009\u2010\u2011–—‘’‚“”„•…\u202f‹›€−←→✓"))
FEATURES = ["kern", "liga", "ccmp", "locl", "mark"]


def are_built() -> bool:
    """Whether every font stands where the style sheet looks for it."""
    return all((FOLDER / f"{name}.woff2").exists() for name in SOURCES)


def build() -> None:
    """Write every font, each at once or not at all, with the licence that it comes under."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, source in SOURCES.items():
        unfinished = FOLDER / f"{name}.unfinished"
        _cut(source, unfinished)
        unfinished.replace(FOLDER / f"{name}.woff2")
    for name, source in LICENCES.items():
        shutil.copyfile(source, FOLDER / name)


def _cut(source: Path, target: Path) -> None:
    from fontTools import subset  # only here, since a built copy starts without it

    options = subset.Options(flavor="woff2", hinting=False, layout_features=FEATURES)
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[*LATIN, *PUNCTUATION])
    cutter.subset(font)
    subset.save_font(font, str(target), options)
    font.close()
