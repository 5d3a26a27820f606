"""Who is looking. Every door takes one; nobody is a viewer too."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from uuid import UUID

from django.http import HttpRequest

from glitterball.adapters.keys import Area, DataKey


@dataclass(frozen=True, slots=True)
class Viewer:
    """A person, or nobody, with what they may open right now: their couple, grants to them, and their own areas."""

    person: UUID | None = None
    couple: UUID | None = None
    grants: tuple[UUID, ...] = ()
    private_area: Area = "open"
    unlocked: Mapping[Area, DataKey] = field(default_factory=lambda: MappingProxyType({}))
    door: UUID | None = None  # the device they came in by
    is_fresh: bool = False  # proved within five minutes who they are

    @property
    def is_unlocked(self) -> bool:
        """Whether what is private to this viewer can be opened now."""
        return self.private_area in self.unlocked


NOBODY = Viewer()


class ViewerRequest(HttpRequest):
    """A request that knows who is looking."""

    viewer: Viewer
