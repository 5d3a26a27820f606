"""Bring along what one answered before one signed in, by its own return code. Nothing is joined by itself."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from glitterball.adapters import clock
from glitterball.adapters.keys import WrongPassphraseError
from glitterball.apps.accounts.access import person_of
from glitterball.apps.accounts.actions import codes, doors, locks
from glitterball.apps.accounts.forms import first_problem
from glitterball.apps.accounts.gate import MEND, TOO_MANY, fresh, private
from glitterball.apps.accounts.viewer import ViewerRequest
from glitterball.apps.accounts.waiting import wait_said
from glitterball.apps.sittings import access, copying, queries
from glitterball.apps.sittings.forms import BringForm

GONE = 410


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("earlier_passphrase")
@fresh
@private
def bring(request: ViewerRequest) -> HttpResponse:
    """Ask for the code, and for which answers to go on with where there are two; then copy."""
    if person_of(request.viewer).claimed_on is None:
        return redirect("signin:ways")
    form = BringForm(request.POST or None, has_answers=queries.has_answers(request.viewer))
    if request.method != "POST":
        return _page(request, form)
    if not form.is_valid():
        return _page(request, form, first_problem(form), MEND)
    return _bring(request, form)


def _bring(request: ViewerRequest, form: BringForm) -> HttpResponse:
    sent = form.cleaned_data
    try:
        proved = codes.prove_by_code(
            viewer=request.viewer, code=sent["code"], passphrase=sent["earlier_passphrase"], now=clock.now()
        )
        goes_on = sent["goes_on_with"] != "own"
        copying.bring_along(viewer=request.viewer, proved=proved, goes_on_with_it=goes_on, now=clock.now())
    except doors.UsedCodeError:
        return render(request, "accounts/code_used.html", status=GONE)
    except locks.TooManyTriesError as error:
        return _page(request, form, wait_said(error.minutes), TOO_MANY)
    except tuple(_said()) as error:
        return _page(request, form, _said()[type(error)], MEND)
    return render(request, "sittings/brought.html", {"goes_on": goes_on})


def _said() -> dict[type[Exception], str]:
    return {
        doors.UnknownCodeError: _("No code like this brings anything along. Please look at each letter."),
        codes.TooNewCodeError: _(
            "This code was made today. It brings answers along from tomorrow on, so that somebody who holds your phone "
            "for a moment can’t do it. It is not used up; nothing was changed."
        ),
        codes.NoPassphraseError: _("These answers are locked. Please type their passphrase, too. Nothing was changed."),
        WrongPassphraseError: _("That was not the passphrase of these answers. Nothing was changed."),
    }


def _page(request: ViewerRequest, form: BringForm, problem: str = "", status: int = 200) -> HttpResponse:
    aside = access.sittings_aside_of(request.viewer)
    context = {"has_answers": form.has_answers, "aside": aside, "problem": problem}
    return render(request, "sittings/bring.html", context, status=status)
