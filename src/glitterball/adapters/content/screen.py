"""The private questions as content. Only the safety app may read what is built here (a contract in pyproject.toml)."""

from functools import cache
from pathlib import Path

import msgspec

from glitterball.adapters.content.books import LANGUAGE, Book
from glitterball.adapters.content.forms import FileForm
from glitterball.adapters.content.mistakes import ContentError
from glitterball.adapters.content.reading import read_yaml
from glitterball.core.safety import Group, Screen, Statement, Text

FILE = "safety/screen.yaml"


class StatementForm(FileForm):
    """One line to tick."""

    id: str
    text: str


class GroupForm(FileForm):
    """Lines of one kind."""

    kind: str
    heading: str
    statements: tuple[StatementForm, ...]


class TextForm(FileForm):
    """Something to say, and by which ticks."""

    id: str
    text: str
    any: frozenset[str] = frozenset()
    also: frozenset[str] = msgspec.field(default=frozenset(), name="and")
    none: frozenset[str] = frozenset()
    page: str = ""


class ScreenForm(FileForm):
    """safety/screen.yaml."""

    groups: tuple[GroupForm, ...]
    may_mean: tuple[TextForm, ...]
    could_do: tuple[TextForm, ...]


@cache
def screen(language: str = LANGUAGE) -> Screen:
    """The private questions in ``language``."""
    return Book("screen", Screen, (FILE,), __name__).load(language)


def build(folder: Path) -> Screen:
    """The questions, with every name in a text known."""
    path = folder / FILE
    form = read_yaml(path, ScreenForm)
    groups = tuple(
        Group(group.kind, group.heading, tuple(Statement(s.id, s.text) for s in group.statements))
        for group in form.groups
    )
    built = Screen(groups, _texts(form.may_mean), _texts(form.could_do))
    ids = [statement.id for group in groups for statement in group.statements]
    names = [*ids, *(group.kind for group in groups)]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise ContentError(path, 1, f"stands here twice: {', '.join(twice)}")
    used = {name for text in (*built.may_mean, *built.could_do) for name in (*text.any, *text.also, *text.none)}
    if unknown := sorted(used - set(names)):
        raise ContentError(path, 1, f"no kind or statement is called {', '.join(unknown)}")
    return built


def _texts(forms: tuple[TextForm, ...]) -> tuple[Text, ...]:
    return tuple(Text(form.id, form.text, form.any, form.also, form.none, form.page) for form in forms)
