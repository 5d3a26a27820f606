"""What the pages to read are sent: words to look for, a filter, ticks."""

from typing import Any, get_args

from django import forms
from django.utils.translation import gettext_lazy as _

from glitterball.apps.learn import queries
from glitterball.core.practice import Who

MOST_LETTERS = 100


class SearchForm(forms.Form):
    """Words to look for."""

    words = forms.CharField(
        max_length=MOST_LETTERS,
        error_messages={
            "required": _("Write a word or two of what you look for."),
            "max_length": _("That is more than a search can use. A few words are enough."),
        },
    )

    @property
    def problem(self) -> str:
        """The first thing to mend."""
        return next((str(errors[0]) for errors in self.errors.values()), "")


class PracticeFilter(forms.Form):
    """Which practices to show. What does not fit is left out of the filter."""

    facet = forms.ChoiceField(required=False)
    minutes = forms.TypedChoiceField(
        required=False, coerce=int, empty_value=None, choices=[(n, n) for n in (5, 10, 20, 30)]
    )
    who = forms.ChoiceField(required=False, choices=[(who, who) for who in get_args(Who) if who != "either"])

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        self.fields["facet"].choices = list(queries.facet_names().items())  # type: ignore[attr-defined] # it is a ChoiceField

    @property
    def chosen(self) -> dict[str, Any]:
        """The filter that holds."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class CardForm(forms.Form):
    """Which card of a deck: the first one of daily life where nothing else fits."""

    depth = forms.ChoiceField(choices=[(depth, depth) for depth in queries.DEPTHS])
    card = forms.IntegerField(min_value=1, max_value=10_000)

    @property
    def depth_and_number(self) -> tuple[Any, int]:
        """The depth and the card's number in it."""
        self.is_valid()
        return self.cleaned_data.get("depth", queries.DEPTHS[0]), self.cleaned_data.get("card", 1)


class SignsForm(forms.Form):
    """Signs that were ticked; what is none of them is left out."""

    @property
    def ticked(self) -> tuple[str, ...]:
        """Known signs, each once, in the order of the lists."""
        sent = set(self.data.getlist("sign")) if hasattr(self.data, "getlist") else set()
        return tuple(
            line.id for theme in queries.themes() for line in (*theme.present, *theme.lacking) if line.id in sent
        )
