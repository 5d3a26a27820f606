"""The words that stand around a report's findings, as content."""

from pathlib import Path

import msgspec

from glitterball.adapters.content.mistakes import ContentError
from glitterball.adapters.content.reading import read_yaml
from glitterball.core.reports.words import ReportWords


def build(folder: Path) -> ReportWords:
    """The words of the report."""
    path = folder / "report/report.yaml"
    written = _as_fields(read_yaml(path, dict[str, object]))
    try:
        words = msgspec.convert(written, ReportWords)
    except msgspec.ValidationError as error:
        raise ContentError(path, 1, str(error)) from None
    if unread := _unread(written, msgspec.to_builtins(words), ""):
        raise ContentError(path, 1, f"nobody reads {unread}")
    return words


def _as_fields(written: object) -> object:
    """The same with ``kebab-case`` keys as the names of fields."""
    if isinstance(written, dict):
        return {key.replace("-", "_"): _as_fields(value) for key, value in written.items()}
    return written


def _unread(written: object, read: object, place: str) -> str | None:
    """The first key that has no field."""
    if not isinstance(written, dict) or not isinstance(read, dict):
        return None
    for key, value in written.items():
        if key not in read:
            return f"{place}{key}"
        if unread := _unread(value, read[key], f"{place}{key}."):
            return unread
    return None
