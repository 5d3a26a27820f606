"""Read YAML files and Markdown pages with front matter into typed values; a mistake names its file and line."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

from glitterball.adapters.content.mistakes import ContentError
from glitterball.core.knowledge import Section

T = TypeVar("T")
FENCE = "---\n"
TAKE_AWAY, LINES_TO_TAKE_AWAY = "To take away", 3  # what a page ends with
HEADING = re.compile(r"^## +(.+?) *$", re.MULTILINE)
STEP_IN_PATH = re.compile(r"\.(?P<key>[^.\[\]]+)|\[(?P<index>\d+)\]|\[\.\.\.\]")


def read_yaml(path: Path, wanted: type[T]) -> T:
    """The content of a YAML file as ``wanted``."""
    return _read(path, path.read_text(encoding="utf-8"), wanted, first_line=1)


def read_page(path: Path, wanted: type[T], headings: Sequence[str]) -> tuple[T, dict[str, str]]:
    """The front matter of a page as ``wanted``, and its prose by heading: exactly ``headings``, none of them empty."""
    front, sections = read_sections(path, wanted)
    if [section.heading for section in sections] != list(headings):
        raise ContentError(path, _first_line_of_prose(path), f"expected the headings {', '.join(headings)}")
    return front, {section.heading: section.markdown for section in sections}


def read_sections(path: Path, wanted: type[T]) -> tuple[T, tuple[Section, ...]]:
    """The front matter of a page as ``wanted``, and its prose in sections as they come, none of them empty."""
    text = path.read_text(encoding="utf-8")
    if not text.startswith(FENCE) or (end := text.find("\n" + FENCE, len(FENCE))) < 0:
        raise ContentError(path, 1, "expected front matter between two lines of “---”")
    front = _read(path, text[len(FENCE) : end + 1], wanted, first_line=2)
    before, *parts = HEADING.split(text[end + 1 + len(FENCE) :])
    sections = [Section("", before.strip())] if before.strip() else []
    for heading, prose in zip(parts[::2], parts[1::2], strict=True):
        if not prose.strip():
            raise ContentError(path, 1 + text[: text.index(f"## {heading}")].count("\n"), f"“{heading}” is empty")
        sections.append(Section(heading, prose.strip()))
    return front, tuple(sections)


def _first_line_of_prose(path: Path) -> int:
    text = path.read_text(encoding="utf-8")
    return text.count("\n", 0, text.index("\n" + FENCE, len(FENCE))) + 3


def bullets(prose: str) -> tuple[str, ...]:
    """The entries of a plain or numbered Markdown list, with their wrapped lines joined."""
    entries = re.split(r"^(?:[-*]|\d+\.) +", prose, flags=re.MULTILINE)
    return tuple(" ".join(entry.split()) for entry in entries if entry.strip())


def takeaways(path: Path, heading: str, prose: str) -> tuple[str, ...]:
    """The three lines that a page ends with, as its reader is promised."""
    lines = bullets(prose)
    if heading != TAKE_AWAY or len(lines) != LINES_TO_TAKE_AWAY:
        raise ContentError(path, 1, f"expected “{TAKE_AWAY}” with three lines at the end")
    return lines


def paragraphs(prose: str) -> str:
    """Prose with its wrapped lines joined and its paragraphs kept apart."""
    return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", prose) if part.strip())


def _read(path: Path, text: str, wanted: type[T], *, first_line: int) -> T:
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
        _refuse_doubles(path, root, first_line)
        return msgspec.convert(yaml.load(text, Loader=yaml.CSafeLoader), wanted)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line if error.problem_mark else 0
        raise ContentError(path, line + first_line, str(error.problem)) from None
    except msgspec.ValidationError as error:
        problem, _, place = str(error).partition(" - at `")
        place = place.removesuffix("`")
        raise ContentError(path, _line_of(root, place) + first_line, f"{problem} ({place or '$'})") from None


def _refuse_doubles(path: Path, node: yaml.Node | None, first_line: int) -> None:
    """YAML lets a later key silently win over an equal one; content must not."""
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if key.value in seen:
                raise ContentError(path, key.start_mark.line + first_line, f"“{key.value}” stands here twice")
            seen.add(key.value)
            _refuse_doubles(path, value, first_line)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            _refuse_doubles(path, value, first_line)


def _line_of(root: yaml.Node | None, place: str) -> int:
    """The line (from 0) of the node at a path such as ``$[3].covers[0]``; the nearest one above it if it is missing."""
    node = root
    for step in STEP_IN_PATH.finditer(place):
        child = _child(node, step["key"], step["index"])
        if child is None:
            break
        node = child
    return node.start_mark.line if node else 0


def _child(node: yaml.Node | None, key: str | None, index: str | None) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode) and key is not None:
        return next((value for name, value in node.value if name.value == key), None)
    if isinstance(node, yaml.SequenceNode) and index is not None and int(index) < len(node.value):
        return node.value[int(index)]  # type: ignore[no-any-return] # PyYAML's stubs leave the nodes untyped
    return None
