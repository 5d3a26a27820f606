"""What can be shown to a practitioner: our own words, the same for everybody. A published scope never changes."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy


@dataclass(frozen=True, slots=True)
class Scope:
    """One thing that can be shown. What is ``joint`` belongs to two and needs a grant of each."""

    slug: str
    version: str
    title: Promise
    is_joint: bool

    @property
    def id(self) -> str:
        """What a grant keeps of it."""
        return f"{self.slug}@{self.version}"


OWN_PICTURE = Scope("own-picture", "1", gettext_lazy("Your own picture"), is_joint=False)
JOINT_PICTURE = Scope("joint-picture", "1", gettext_lazy("The picture of you two"), is_joint=True)
SCOPES = {scope.id: scope for scope in (OWN_PICTURE, JOINT_PICTURE)}
