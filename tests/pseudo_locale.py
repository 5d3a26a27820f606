"""A language that nobody speaks: every text of the interface, longer and plainly not English, compiled."""

import re
import shutil
import subprocess
from pathlib import Path

CATALOGUE = Path(__file__).parents[1] / "src/glitterball/web/locale/django.pot"
LANGUAGE, LOCALE = "en-xa", "en_XA"
TOOLS = ("xgettext", "msgen", "msgfmt")
KEPT = re.compile(r"%\(\w+\)s|%%|<[^>]+>|&\w+;|\\.")  # what a translator keeps as it is
LONGER = str.maketrans({"a": "åå", "e": "ée", "i": "îï", "o": "öø", "u": "ûü"})
QUOTED = re.compile(r'^((?:msgstr(?:\[\d\])? )?)"(.*)"$')


def has_gettext() -> bool:
    return all(shutil.which(tool) for tool in TOOLS)


def lengthened(text: str) -> str:
    """The text some 40 per cent longer, with its placeholders and tags."""
    kept = [*KEPT.findall(text), ""]
    return "".join(piece.translate(LONGER) + mark for piece, mark in zip(KEPT.split(text), kept, strict=True))


def build(folder: Path) -> Path:
    """Compile the language into ``folder``, which becomes one of ``LOCALE_PATHS``."""
    place = folder / LOCALE / "LC_MESSAGES"
    place.mkdir(parents=True)
    source, compiled = place / "django.po", place / "django.mo"
    source.write_text(_translated(_run("msgen", "--no-wrap", CATALOGUE)), encoding="utf-8")
    _run("msgfmt", "--check-format", "-o", compiled, source)
    return folder


def _run(tool: str, *arguments: object) -> str:
    command = [str(shutil.which(tool)), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


def _translated(catalogue: str) -> str:
    """The catalogue with each text but the header translated."""
    header, *entries = catalogue.split("\n\n")
    plural = 'Plural-Forms: nplurals=2; plural=n != 1;\\n"'
    header = re.sub(r'Plural-Forms: .*"', lambda _: plural, header)
    return "\n\n".join([header.replace("#, fuzzy\n", ""), *map(_entry, entries)])


def _entry(entry: str) -> str:
    lines, is_said = [], False
    for line in entry.splitlines():
        is_said = line.startswith("msgstr") or (is_said and line.startswith('"'))
        lines.append(QUOTED.sub(lambda found: f'{found[1]}"{lengthened(found[2])}"', line) if is_said else line)
    return "\n".join(lines)
