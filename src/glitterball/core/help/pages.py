"""A help page: calm, exact, the same for all."""

from dataclasses import dataclass

from glitterball.core.knowledge import Section


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One page of help."""

    id: str
    title: str
    lead: str
    sections: tuple[Section, ...]
