"""What is asked, and what can be said about it."""

from collections.abc import Set
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that may be true for somebody."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """Statements of one kind; arguing is a kind of its own, apart from fear, control and harm."""

    kind: str
    heading: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """Something to say, and by which ticks: kinds of statements or single ones."""

    id: str
    text: str
    any: frozenset[str] = frozenset()  # one of these was ticked
    also: frozenset[str] = frozenset()  # and one of these
    none: frozenset[str] = frozenset()  # and none of these
    page: str = ""  # where it leads

    def fits(self, ticked: Set[str]) -> bool:
        """Whether it is said for ``ticked``: the ids and the kinds of what was ticked."""
        return (
            (not self.any or not self.any.isdisjoint(ticked))
            and (not self.also or not self.also.isdisjoint(ticked))
            and self.none.isdisjoint(ticked)
        )


@dataclass(frozen=True, slots=True)
class Screen:
    """All of it, in the order of the page."""

    groups: tuple[Group, ...]
    may_mean: tuple[Text, ...]
    could_do: tuple[Text, ...]

    @property
    def names(self) -> frozenset[str]:
        """The id of every statement."""
        return frozenset(statement.id for group in self.groups for statement in group.statements)
