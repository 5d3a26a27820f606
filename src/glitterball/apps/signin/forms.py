"""What the pages about signing in send."""

from typing import Any, cast

from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from glitterball.adapters.mail import UnfitAddressError, read_address
from glitterball.apps.signin.models import LONGEST_ADDRESS, Account

LONGEST_PASSWORD = 200
LONGEST_CODE = 40
LONGEST_NAME = 40
LONGEST_CREDENTIAL = 20_000


class AddressForm(forms.Form):
    """An address, and whether this device stays open."""

    address = forms.CharField(
        max_length=LONGEST_ADDRESS, error_messages={"required": gettext_lazy("Please type your address.")}
    )
    stays = forms.BooleanField(required=False)

    def clean_address(self) -> str:
        """The address in its one form."""
        try:
            return read_address(self.cleaned_data["address"]).lower()
        except UnfitAddressError:
            raise ValidationError(_("Please look at the address again: a name, an @, and a domain.")) from None


class PasswordSignInForm(forms.Form):
    """An address and a password. Nothing is said of either that the other could not be."""

    address = forms.CharField(max_length=LONGEST_ADDRESS)
    password = forms.CharField(max_length=LONGEST_PASSWORD, strip=False)
    stays = forms.BooleanField(required=False)


class CodeForm(forms.Form):
    """A code, as it was mailed, shown by an app, or printed."""

    code = forms.CharField(max_length=LONGEST_CODE, error_messages={"required": gettext_lazy("Please type the code.")})


class PasswordForm(forms.Form):
    """A new password, typed twice."""

    password = forms.CharField(
        max_length=LONGEST_PASSWORD, strip=False, error_messages={"required": gettext_lazy("Please type a password.")}
    )
    again = forms.CharField(
        max_length=LONGEST_PASSWORD, strip=False, error_messages={"required": gettext_lazy("Please type it twice.")}
    )

    def __init__(self, *arguments: Any, account: Account, **names: Any) -> None:  # noqa: ANN401 - Django's form
        super().__init__(*arguments, **names)
        self._account = account

    def clean_password(self) -> str:
        """Long enough, not common, not the address."""
        password = cast("str", self.cleaned_data["password"])
        password_validation.validate_password(password, self._account)
        return password

    def clean(self) -> dict[str, Any]:
        """Both must be the same."""
        cleaned: dict[str, Any] = super().clean() or {}
        if "password" in cleaned and "again" in cleaned and cleaned["password"] != cleaned["again"]:
            self.add_error("again", _("The two are not the same. Please type both once more."))
        return cleaned


class PasskeyForm(forms.Form):
    """What a device answered when it was asked to make a passkey, and a name for it."""

    credential = forms.CharField(max_length=LONGEST_CREDENTIAL)
    name = forms.CharField(required=False, max_length=LONGEST_NAME)


class DeviceForm(forms.Form):
    """Which device to close; all but this one if none is named."""

    device = forms.UUIDField(required=False)


class BeginForm(forms.Form):
    """The consent to keep what is one's own until one deletes it."""

    agree = forms.BooleanField(error_messages={"required": gettext_lazy("Please tick the box if you agree.")})


class MailboxForm(forms.Form):
    """Whether somebody else can open one's mailbox or phone. The answer is not kept."""

    mailbox = forms.ChoiceField(choices=[(one, one) for one in ("nobody", "mailbox", "phone", "both", "unsure")])
