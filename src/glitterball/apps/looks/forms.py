"""What the page about looks sends."""

from django import forms
from django.utils.translation import gettext_lazy

from glitterball.apps.looks.looks import LOOKS


class LookForm(forms.Form):
    """One of the looks, or our own name."""

    look = forms.ChoiceField(
        choices=[("own", ""), *((name, "") for name in LOOKS)],
        error_messages={
            "required": gettext_lazy("Please choose one of these."),
            "invalid_choice": gettext_lazy("Please choose one of these."),
        },
    )
