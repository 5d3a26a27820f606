"""What the pages of help send. None of it is kept unless its owner asks for that."""

from collections.abc import Collection

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from glitterball.apps.safety import queries

OTHER = "other"


class PlaceForm(forms.Form):
    """A place of the list, or somewhere else."""

    place = forms.ChoiceField(
        error_messages={
            "required": gettext_lazy("Please choose a place, or “Somewhere else”."),
            "invalid_choice": gettext_lazy("Please choose a place of the list, or “Somewhere else”."),
        }
    )

    def __init__(self, sent: QueryDict) -> None:
        super().__init__(sent)
        field = self.fields["place"]
        field.choices = [*queries.places(), (OTHER, "")]  # type: ignore[attr-defined] # it is a choice


class KeptForm(forms.Form):
    """What to do with the drawer."""

    go = forms.ChoiceField(
        choices=[("keep", ""), ("read", ""), ("empty", "")],
        error_messages={
            "required": gettext_lazy("Please press one of the buttons of that page."),
            "invalid_choice": gettext_lazy("Please press one of the buttons of that page."),
        },
    )


def ticked_in(sent: QueryDict, known: Collection[str]) -> frozenset[str]:
    """What was ticked: known statements and nothing else."""
    return frozenset(name for name in sent.getlist("tick") if name in known)
