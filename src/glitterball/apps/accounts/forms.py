"""What the pages about oneself send."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SHORTEST, LONGEST = 12, 200
LONGEST_CODE = 60


class ReturnForm(forms.Form):
    """A return code, and whether this device stays open."""

    code = forms.CharField(max_length=LONGEST_CODE, error_messages={"required": gettext_lazy("Please type your code.")})
    stays = forms.BooleanField(required=False)


class LockForm(forms.Form):
    """A new passphrase, typed twice, and that it can't be replaced by us."""

    passphrase = forms.CharField(
        max_length=LONGEST,
        min_length=SHORTEST,
        strip=False,
        error_messages={
            "required": gettext_lazy("Please type a passphrase."),
            "min_length": gettext_lazy(
                "Please take at least 12 characters. Four words that nobody would guess are good."
            ),
        },
    )
    again = forms.CharField(
        max_length=LONGEST, strip=False, error_messages={"required": gettext_lazy("Please type it twice.")}
    )
    understood = forms.BooleanField(
        error_messages={"required": gettext_lazy("Please say that you know what losing it means.")}
    )

    def clean(self) -> dict[str, Any]:
        """Both must be the same."""
        cleaned: dict[str, Any] = super().clean() or {}
        if "passphrase" in cleaned and "again" in cleaned and cleaned["passphrase"] != cleaned["again"]:
            self.add_error("again", _("The two are not the same. Please type both once more."))
        return cleaned


class RecoverForm(LockForm):
    """The printed recovery code, and a new passphrase."""

    code = forms.CharField(
        max_length=LONGEST_CODE, error_messages={"required": gettext_lazy("Please type your recovery code.")}
    )


class DeleteForm(forms.Form):
    """A word typed out, so that it does not happen by a slip of the thumb."""

    sure = forms.BooleanField(error_messages={"required": gettext_lazy("Please tick the box if you are sure.")})


def first_problem(form: forms.Form) -> str:
    """The first thing to mend, as one sentence."""
    return next((str(problems[0]) for problems in form.errors.values()), "")
