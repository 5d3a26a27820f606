"""What the pages about letters are sent."""

from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from glitterball.adapters.mail import UnfitAddressError, read_address
from glitterball.apps.letters import queries
from glitterball.core.letters import Hours, UnfitHoursError

LONGEST_TYPED = 320  # more than any address has; the reader of addresses says what fits
HOURS = [(hour, f"{hour}:00") for hour in range(24)]
QUIET_FROM, QUIET_UNTIL = 21, 8
CHOOSE = _("Choose one of these.")


class AddressForm(forms.Form):
    """An address alone: for the newsletter."""

    address = forms.CharField(max_length=LONGEST_TYPED, error_messages={"required": _("Write your e-mail address.")})

    def clean_address(self) -> str:
        """In the one form that is kept."""
        try:
            return read_address(self.cleaned_data["address"])
        except UnfitAddressError:
            says = _("This does not look like an e-mail address. It has a name, an @ and a domain: name@example.org.")
            raise forms.ValidationError(says) from None

    @property
    def problems(self) -> dict[str, str]:
        """The first thing to mend of each field."""
        return {name: str(errors[0]) for name, errors in self.errors.items()}


class ChainForm(forms.Form):
    """A chain alone: where somebody comes from a page that offers it."""

    chain = forms.ChoiceField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        self.fields["chain"].choices = [(chain.id, chain.title) for chain in queries.chains()]  # type: ignore[attr-defined] # it is a ChoiceField

    @property
    def offered(self) -> str:
        """The chain that fits, or none."""
        return str(self.cleaned_data["chain"]) if self.is_valid() else ""


class ClockForm(forms.Form):
    """The reader's clock, and the hours in which nothing may come."""

    zone = forms.ChoiceField(
        choices=queries.zones_by_region,
        error_messages={
            "required": _("Choose the place whose clock is yours."),
            "invalid_choice": _("Choose one of the places in the list."),
        },
    )
    quiet_from = forms.TypedChoiceField(choices=HOURS, coerce=int)
    quiet_until = forms.TypedChoiceField(choices=HOURS, coerce=int)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        for name in ("quiet_from", "quiet_until"):
            self.fields[name].error_messages |= {"required": CHOOSE, "invalid_choice": CHOOSE}

    @property
    def typed(self) -> dict[str, str]:
        """What was sent, as it was, to be shown again."""
        return {name: str(self.data.get(name, "")) for name in self.fields}


class NewsletterForm(AddressForm, ClockForm):
    """Everything that the newsletter asks for."""

    @property
    def hours(self) -> Hours:
        """A newsletter leaves as soon as the quiet hours are over."""
        quiet_from, quiet_until = (self.cleaned_data[name] for name in ("quiet_from", "quiet_until"))
        return Hours(ZoneInfo(self.cleaned_data["zone"]), quiet_until, quiet_from, quiet_until)


class CourseForm(AddressForm, ChainForm, ClockForm):
    """Everything that the course asks for."""

    leaves_at = forms.TypedChoiceField(choices=HOURS, coerce=int)
    field_order = ("chain", "address", "zone", "leaves_at", "quiet_from", "quiet_until")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        for name in ("chain", "leaves_at"):
            self.fields[name].error_messages |= {"required": CHOOSE, "invalid_choice": CHOOSE}

    def clean(self) -> dict[str, Any]:
        """The three hours have to go together."""
        cleaned = super().clean() or self.cleaned_data
        if {"zone", "leaves_at", "quiet_from", "quiet_until"} <= set(cleaned):
            hours = (cleaned["leaves_at"], cleaned["quiet_from"], cleaned["quiet_until"])
            try:
                cleaned["hours"] = Hours(ZoneInfo(cleaned["zone"]), *hours)
            except UnfitHoursError:
                says = _("This hour is in your quiet hours. Choose another one, or change those.")
                self.add_error("leaves_at", says)
        return cleaned
