"""What the pages of a sitting send back: checked here, and nothing of it is trusted further."""

import unicodedata
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from glitterball.apps.accounts.forms import LONGEST, LONGEST_CODE
from glitterball.core.instruments import Instrument

HOSTS = ("me", "partner", "practice", "unknown")
MARKS = ("fits", "not-quite", "not-me", "")
LONGEST_LINE = 500
LONGEST_ONCE = 100
LONGEST_NAME = 80
UNFIT = {"Cc", "Cs", "Zl", "Zp"}


def carried_answers(sent: QueryDict, instrument: Instrument) -> dict[str, int]:
    """The answers that first light's page carries along: what fits, and nothing else."""
    fitting = {str(option.value): option.value for option in instrument.options}
    known = (name for name in sent if name in instrument.item_by_id)
    return {name: fitting[value] for name in known if (value := sent.get(name, "")) in fitting}


class HostForm(forms.Form):
    """Who runs this server, as far as this person knows."""

    host = forms.ChoiceField(choices=[(host, host) for host in HOSTS])


class BeginForm(HostForm):
    """The consent to store, given by ticking a box that nobody ticked before."""

    agree = forms.BooleanField(
        error_messages={"required": gettext_lazy("Please tick the box if you agree. Without it nothing is kept.")}
    )
    stays = forms.BooleanField(required=False)
    once = forms.CharField(max_length=LONGEST_ONCE)


class AnswerForm(forms.Form):
    """An answer to the question that was on screen, or that it is skipped."""

    version = forms.CharField(max_length=10)
    shown = forms.CharField(max_length=60)
    answer = forms.IntegerField(required=False)
    go = forms.ChoiceField(choices=[("answer", ""), ("skip", "")], required=False)

    def __init__(self, sent: QueryDict, instrument: Instrument) -> None:
        super().__init__(sent)
        self.values = {option.value for option in instrument.options}

    @property
    def is_skip(self) -> bool:
        """Whether the question was skipped."""
        return bool(self.cleaned_data["go"] == "skip")

    def clean(self) -> dict[str, object]:
        """Either one of the five, or a skip."""
        cleaned = super().clean() or {}
        if cleaned.get("go") != "skip" and cleaned.get("answer") not in self.values:
            self.add_error("answer", _("Choose one of the five answers, or skip this question."))
        return cleaned


class WishForm(forms.Form):
    """What to look at more closely: any number of facets, or none."""

    wishes = forms.MultipleChoiceField(required=False)

    def __init__(self, sent: QueryDict, instrument: Instrument) -> None:
        super().__init__(sent)
        field = self.fields["wishes"]
        field.choices = [(facet.id, "") for facet in instrument.facets]  # type: ignore[attr-defined] # it is a choice


class LineForm(forms.Form):
    """One line about the other, or nothing."""

    line = forms.CharField(
        required=False,
        max_length=LONGEST_LINE,
        error_messages={"max_length": gettext_lazy("That is a little long. Up to 500 characters can be kept.")},
    )

    def clean_line(self) -> str:
        """One line without what can't be printed."""
        line = unicodedata.normalize("NFC", " ".join(self.cleaned_data["line"].split()))
        return "".join(character for character in line if unicodedata.category(character) not in UNFIT)


class MarkForm(forms.Form):
    """What somebody thinks of a finding, for themselves."""

    finding = forms.CharField(max_length=80)
    mark = forms.ChoiceField(choices=[(mark, mark) for mark in MARKS], required=False)


class ReportForm(forms.Form):
    """How to print the report. The name goes onto its cover and is not kept."""

    name = forms.CharField(required=False, max_length=LONGEST_NAME)
    paper = forms.ChoiceField(choices=[("a4", "A4"), ("letter", "Letter")])

    def clean_name(self) -> str:
        """One line, or “you”."""
        line = " ".join(self.cleaned_data["name"].split())
        return "".join(c for c in line if unicodedata.category(c) not in UNFIT) or _("you")


class BringForm(forms.Form):
    """The return code of what one answered before, and which answers to go on with where there are two."""

    code = forms.CharField(max_length=LONGEST_CODE, error_messages={"required": gettext_lazy("Please type the code.")})
    earlier_passphrase = forms.CharField(max_length=LONGEST, required=False, strip=False)
    goes_on_with = forms.ChoiceField(
        choices=[("brought", ""), ("own", "")],
        error_messages={"required": gettext_lazy("Please say which answers you want to go on with. Both stay yours.")},
    )

    def __init__(self, *sent: Any, has_answers: bool) -> None:  # noqa: ANN401 - Django's form
        """Where nothing was answered yet there is nothing to choose."""
        super().__init__(*sent)
        self.has_answers = has_answers
        self.fields["goes_on_with"].required = has_answers
