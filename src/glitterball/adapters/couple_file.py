"""Read the file that the command line makes a picture from: the answers of one or two people."""

import json
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NoReturn

from glitterball.core.answers import AnswerSheet, UnfitAnswerError, check_answers
from glitterball.core.instruments import Instrument

MOST_BYTES = 1_000_000  # a full pair of sheets has 10 kB
LONGEST_NAME = 120
LONGEST_LINE = 500
Release = Literal["all"] | tuple[str, ...]
PARTNER_KEYS = {"name", "answers", "release", "likes"}
FILE_KEYS = {"instrument", "version", "partners"}


@dataclass(frozen=True)
class PartnerAnswers:
    """What one partner said: answers, what they release, and the one thing that they still like."""

    name: str
    sheet: AnswerSheet
    release: Release | None
    likes: str | None


@dataclass(frozen=True)
class CoupleFile:
    """One or two partners who answered one version of the check. ``unused`` names keys that nothing reads."""

    instrument: Instrument
    partners: tuple[PartnerAnswers, ...]
    unused: tuple[str, ...]


class UnfitFileError(ValueError):
    """The file can't be used; the message names the place and what is expected there."""


def read_couple_file(path: Path, instruments: Mapping[str, Instrument]) -> CoupleFile:
    """The couple in ``path``. Raises ``UnfitFileError`` for anything that is not as the format says."""
    content = _object(_parsed(path), "the file")
    instrument = _instrument(content, instruments)
    partners = content.get("partners")
    if not isinstance(partners, list) or len(partners) not in {1, 2}:
        _refuse("partners", "expected a list of one or two partners")
    read = tuple(
        _partner(partner, f"partners[{place}]", instrument, len(partners)) for place, partner in enumerate(partners)
    )
    if len({_same_name(partner.name) for partner in read}) < len(read):
        _refuse("partners[1].name", "expected two different names")
    unused = _unused(content, FILE_KEYS, "")
    for place, partner in enumerate(partners):
        unused += _unused(partner, PARTNER_KEYS, f"partners[{place}].")
    return CoupleFile(instrument, read, tuple(unused))


def partner_named(couple: CoupleFile, name: str) -> PartnerAnswers:
    """The partner called ``name``. Raises ``UnfitFileError`` if nobody is."""
    found = next((partner for partner in couple.partners if _same_name(partner.name) == _same_name(name)), None)
    return found or _refuse(
        "--for", f"expected one of the names in the file: {', '.join(partner.name for partner in couple.partners)}"
    )


def _parsed(path: Path) -> object:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except IsADirectoryError:
        _refuse("the file", "expected a JSON file, not a directory")
    except OSError as error:
        _refuse("the file", f"can't be read ({(error.strerror or 'unknown reason').lower()})")
    if len(content) > MOST_BYTES:
        _refuse("the file", f"expected at most {MOST_BYTES:,} bytes")
    try:
        return json.loads(content.decode("utf-8"), object_pairs_hook=_without_doubles, parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        _refuse(f"byte {error.start}", "expected text in UTF-8")
    except json.JSONDecodeError as error:
        _refuse(f"line {error.lineno}, column {error.colno}", f"expected JSON ({error.msg})")
    except RecursionError:
        _refuse("the file", "expected JSON with at most four levels, this is nested far deeper")
    except UnfitFileError:
        raise
    except ValueError:  # a number of thousands of digits
        _refuse("the file", "expected JSON with ordinary numbers")


def _without_doubles(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    content: dict[str, object] = {}
    for key, value in pairs:
        if key in content:
            _refuse(f"“{_short(key)}”", "stands twice in one object, expected once")
        content[key] = value
    return content


def _no_constant(name: str) -> NoReturn:
    _refuse(name, "is not JSON, expected a whole number")


def _instrument(content: Mapping[str, object], instruments: Mapping[str, Instrument]) -> Instrument:
    known = next(iter(instruments.values())).id
    if content.get("instrument") != known:
        _refuse("instrument", f"expected “{known}”")
    version = content.get("version")
    if not isinstance(version, str) or version not in instruments:
        _refuse("version", f"expected one of: {', '.join(f'“{v}”' for v in instruments)}")
    return instruments[version]


def _partner(value: object, place: str, instrument: Instrument, n_partners: int) -> PartnerAnswers:
    partner = _object(value, place)
    answers = _object(partner.get("answers"), f"{place}.answers")
    try:
        sheet = check_answers(instrument, answers)
    except UnfitAnswerError as error:
        _refuse(f"{place}.answers[“{_short(error.item_id)}”]", str(error))
    if n_partners > 1 and "release" not in partner:
        _refuse(f"{place}.release", "expected “all” or a list of facet or block ids, since there are two partners")
    return PartnerAnswers(
        _line(partner.get("name"), f"{place}.name", LONGEST_NAME),
        sheet,
        _release(partner["release"], f"{place}.release", instrument) if "release" in partner else None,
        _likes(partner["likes"], f"{place}.likes") if "likes" in partner else None,
    )


def _release(value: object, place: str, instrument: Instrument) -> Release:
    if value == "all":
        return "all"
    if not isinstance(value, list):
        _refuse(place, "expected “all” or a list of facet or block ids")
    for index, scale in enumerate(value):
        if not isinstance(scale, str) or not (scale in instrument.facet_by_id or scale in instrument.block_by_id):
            _refuse(f"{place}[{index}]", "expected the id of a facet or block, see “glitterball check show”")
    return tuple(value)


def _likes(value: object, place: str) -> str | None:
    if isinstance(value, str) and not value.strip():
        return None
    return _line(value, place, LONGEST_LINE)


def _line(value: object, place: str, longest: int) -> str:
    """One line of text without control characters: it goes into pages, files and terminals."""
    if not isinstance(value, str) or not value.strip():
        _refuse(place, "expected text that is not empty")
    text = unicodedata.normalize("NFC", value.strip())
    if len(text) > longest:
        _refuse(place, f"expected at most {longest} characters")
    if any(unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} for character in text):
        _refuse(place, "expected one line of text without control characters")
    return text


def _object(value: object, place: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        _refuse(place, "expected an object in braces")
    return value


def _unused(content: Mapping[str, object], known: Collection[str], prefix: str) -> list[str]:
    return [f"{prefix}{_short(key)}" for key in content if key not in known]


def _same_name(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _short(text: str) -> str:
    """At most a line of what somebody wrote, safe for a terminal."""
    return ascii(text[:40])[1:-1]


def _refuse(place: str, expected: str) -> NoReturn:
    raise UnfitFileError(f"{place}: {expected}")
