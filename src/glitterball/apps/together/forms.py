"""What the pages of the ten minutes send."""

from django import forms
from django.utils.translation import gettext_lazy

from glitterball.apps.reveals.forms import one_line
from glitterball.apps.together.steps import ENOUGH, WAYS

LONGEST_LINE = 500


class TurnForm(forms.Form):
    """From which page, and which way."""

    at = forms.IntegerField(min_value=0, max_value=ENOUGH)
    way = forms.ChoiceField(choices=[(way, way) for way in WAYS])


class PaperForm(forms.Form):
    """On which paper to print."""

    paper = forms.ChoiceField(choices=[("a4", "A4"), ("letter", "Letter")])


class GiveForm(forms.Form):
    """The line as it is to be given, and when. Nothing is ticked beforehand."""

    line = forms.CharField(
        max_length=LONGEST_LINE,
        error_messages={
            "required": gettext_lazy("There is no line yet. Write one small, true thing, or leave it."),
            "max_length": gettext_lazy("That is a little long. Up to 500 characters can be given."),
        },
    )
    when = forms.ChoiceField(
        choices=[("both", ""), ("anyway", "")],
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), gettext_lazy("Please choose when your partner may read it.")
        ),
    )
    tells = forms.BooleanField(required=False)

    def clean_line(self) -> str:
        """One line without what can't be printed."""
        return one_line(self.cleaned_data["line"])
