"""What the pages about being a couple send."""

import unicodedata

from django import forms
from django.utils.translation import gettext_lazy

from glitterball.apps.couples.endings import ENDINGS

LONGEST_NAME = 40
UNFIT = {"Cc", "Cs", "Zl", "Zp", "Cf"}  # nothing that turns the direction of a line, or can't be seen


def one_line(text: str) -> str:
    """One line without what can't be printed."""
    line = unicodedata.normalize("NFC", " ".join(text.split()))
    return "".join(character for character in line if unicodedata.category(character) not in UNFIT).strip()


class YesForm(forms.Form):
    """A name for the other to see, what becomes of shared words at the end, and the consent. None is filled in."""

    name = forms.CharField(
        max_length=LONGEST_NAME,
        error_messages={
            "required": gettext_lazy("Please write a name that your partner knows you by."),
            "max_length": gettext_lazy("Please take a shorter name, up to 40 characters."),
        },
    )
    ending = forms.ChoiceField(
        choices=[(ending, ending) for ending in ENDINGS],
        error_messages={
            "required": gettext_lazy("Please choose what becomes of shared words at the end."),
            "invalid_choice": gettext_lazy("Please choose what becomes of shared words at the end."),
        },
    )
    agree = forms.BooleanField(error_messages={"required": gettext_lazy("Please tick the box if you agree.")})

    def clean_name(self) -> str:
        """A name that can be seen."""
        name = one_line(self.cleaned_data["name"])
        if not name:
            raise forms.ValidationError(self.fields["name"].error_messages["required"])
        return name


class EndForm(forms.Form):
    """That somebody is sure."""

    sure = forms.BooleanField(error_messages={"required": gettext_lazy("Please tick the box if you are sure.")})
