"""What two people can answer for each other, in our own words. A published subject never changes."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing to answer. With ``waits`` nothing opens when the second has answered, but on an occasion of the two."""

    slug: str
    version: str
    title: Promise
    waits: bool = False

    @property
    def id(self) -> str:
        """What an exchange keeps of it."""
        return f"{self.slug}@{self.version}"


LIKED_LINE = Subject("liked-line", "1", gettext_lazy("One thing I still like about you"), waits=True)
SUBJECTS = {subject.id: subject for subject in (LIKED_LINE,)}
