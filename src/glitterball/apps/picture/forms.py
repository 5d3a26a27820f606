"""What the pages of the joint picture send."""

from collections.abc import Collection

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

DIGEST = 64


class ChooseForm(forms.Form):
    """Sides to think about showing. None is ticked beforehand."""

    scales = forms.MultipleChoiceField(
        error_messages={
            "required": gettext_lazy(
                "Nothing was chosen, so nothing will be shown. Tick a side if you want to think about it."
            ),
            "invalid_choice": gettext_lazy("One of these can’t be shown any more. Please choose again."),
        }
    )

    def __init__(self, sent: QueryDict, offered: Collection[str]) -> None:
        super().__init__(sent)
        self.fields["scales"].choices = [(scale, "") for scale in offered]  # type: ignore[attr-defined] # it is a choice


class ShareForm(forms.Form):
    """The consent, and what exactly was looked at."""

    agree = forms.BooleanField(error_messages={"required": gettext_lazy("Please tick the box if you agree.")})
    looked_at = forms.CharField(max_length=DIGEST)


class TakeBackForm(forms.Form):
    """Which side to take back; all of them where none is named."""

    scale = forms.CharField(max_length=60, required=False)
