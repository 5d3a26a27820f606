"""What the pages of answers send."""

import unicodedata

from django import forms
from django.utils.translation import gettext_lazy

LONGEST_WORDS = 1500
UNFIT = {"Cc", "Cs", "Zl", "Zp"}


class WhatNowForm(forms.Form):
    """What becomes of an answer that waits."""

    do = forms.ChoiceField(
        choices=[(do, do) for do in ("give", "keep", "drop")],
        error_messages={"required": gettext_lazy("Please choose one of the buttons.")},
    )


def one_line(text: str) -> str:
    """One line without what can't be printed."""
    line = unicodedata.normalize("NFC", " ".join(text.split()))
    return "".join(character for character in line if unicodedata.category(character) not in UNFIT)
