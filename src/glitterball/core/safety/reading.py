"""From ticks to words and choices, for one person alone."""

from collections.abc import Set
from dataclasses import dataclass

from glitterball.core.safety.screen import Group, Screen, Text


@dataclass(frozen=True, slots=True)
class Reading:
    """What somebody said, what it may mean, and what they could do; in the order of the content, never by weight."""

    said: tuple[Group, ...]  # the groups with what was ticked in them; empty ones are left out
    may_mean: tuple[Text, ...]
    could_do: tuple[Text, ...]


def read_ticks(screen: Screen, ticked: Set[str]) -> Reading:
    """What can be said about ``ticked`` (ids of statements; unknown ones count for nothing)."""
    said = tuple(_only(group, ticked) for group in screen.groups if any(s.id in ticked for s in group.statements))
    keys = {group.kind for group in said} | {s.id for group in said for s in group.statements}
    return Reading(
        said,
        tuple(text for text in screen.may_mean if text.fits(keys)),
        tuple(text for text in screen.could_do if text.fits(keys)),
    )


def _only(group: Group, ticked: Set[str]) -> Group:
    return Group(group.kind, group.heading, tuple(s for s in group.statements if s.id in ticked))
