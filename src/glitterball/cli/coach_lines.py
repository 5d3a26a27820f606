"""The lines of ``glitterball coach``: what comes in, read strictly, and what goes out."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from glitterball.cli.refusal import RefusedError
from glitterball.core.coach import Finding, Reading

MOST_CHARACTERS = 200_000


@dataclass(frozen=True, slots=True)
class Asked:
    """One text to read."""

    id: str | int  # given back as it came
    text: str
    reply_to: str | None = None


def plain_lines(stream: BinaryIO) -> Iterator[Asked]:
    """Each line is a text; its number is its id."""
    for number, line in enumerate(stream, start=1):
        text = _decoded(line, number).rstrip("\r\n")
        yield Asked(str(number), _bounded(text, number))


def json_lines(stream: BinaryIO) -> Iterator[Asked]:
    """Each line is an object with id, text and, perhaps, reply_to; other keys and empty lines are passed over."""
    for number, line in enumerate(stream, start=1):
        written = _decoded(line, number)
        if written.strip():
            yield _asked(_object(written, number), number)


def _asked(row: dict[str, object], number: int) -> Asked:
    text = _bounded(_string(row, "text", number), number)
    reply_to = None if row.get("reply_to") is None else _bounded(_string(row, "reply_to", number), number)
    return Asked(_id(row, number), text, reply_to)


def _id(row: dict[str, object], number: int) -> str | int:
    value = row.get("id")
    return value if isinstance(value, int) and not isinstance(value, bool) else _string(row, "id", number)


def _string(row: dict[str, object], key: str, number: int) -> str:
    value = row.get(key)
    if not isinstance(value, str):
        found = "is missing" if key not in row else f"is {_kind(value)}"
        raise RefusedError(f"line {number}: “{key}” {found}; expected a string")
    return value


def _kind(value: object) -> str:
    kinds = {
        type(None): "null",
        bool: "true or false",
        int: "a number",
        float: "a number",
        list: "a list",
        dict: "an object",
    }
    return kinds.get(type(value), "something else")


def _object(written: str, number: int) -> dict[str, object]:
    try:
        row = json.loads(written, object_pairs_hook=lambda pairs: _without_doubles(pairs, number))
    except json.JSONDecodeError as error:
        raise RefusedError(
            f"line {number}, column {error.colno}: not JSON ({error.msg}); expected one object a line"
        ) from None
    except RecursionError:
        raise RefusedError(f"line {number}: nested too deeply; expected one flat object a line") from None
    except ValueError:  # a number of thousands of digits
        raise RefusedError(f"line {number}: a number too long to read; expected strings") from None
    if not isinstance(row, dict):
        raise RefusedError(
            f"line {number}: {_kind(row) if not isinstance(row, str) else 'a string'}; expected one object a line"
        )
    return row


def _without_doubles(pairs: list[tuple[str, object]], number: int) -> dict[str, object]:
    row = dict(pairs)
    if len(row) < len(pairs):
        keys = [key for key, _ in pairs]
        double = next(key for key in keys if keys.count(key) > 1)
        raise RefusedError(f"line {number}: “{double}” stands there twice")
    return row


def _decoded(line: bytes, number: int) -> str:
    try:
        return line.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(f"line {number}, byte {error.start + 1}: not UTF-8") from None


def _bounded(text: str, number: int) -> str:
    if len(text) > MOST_CHARACTERS:
        raise RefusedError(f"line {number}: {len(text)} characters; at most {MOST_CHARACTERS} are read")
    return text


def written(asked: Asked, reading: Reading) -> str:
    """One answer as a line; everything beyond ASCII is escaped, so that any terminal and any reader can take it."""
    return json.dumps(
        {
            "id": asked.id,
            "findings": [_finding(finding) for finding in reading.findings],
            "feelings": list(reading.feelings),
            "good": list(reading.good),
            "suggestions": [suggestion.text for suggestion in reading.suggestions],
            "leave_as_is": reading.leave_as_is,
            "labels": list(reading.labels),
        }
    )


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "label": finding.label,
        "start": finding.start,
        "end": finding.end,
        "text": finding.text,
        "reason": finding.reason,
        "confidence": finding.confidence,
    }
