"""One's own answers that wait, and those that one keeps. The other has no page like it about them."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from glitterball.adapters import clock
from glitterball.apps.accounts.forms import first_problem
from glitterball.apps.accounts.gate import MEND, fresh, private
from glitterball.apps.accounts.viewer import ViewerRequest
from glitterball.apps.reveals import access, actions
from glitterball.apps.reveals.forms import WhatNowForm

CONFLICT = 409


@private
@require_safe
def answers(request: ViewerRequest) -> HttpResponse:
    """What waits, and what one keeps."""
    return _page(request)


@require_POST
@fresh
@private
def what_now(request: ViewerRequest, part_id: UUID) -> HttpResponse:
    """Give it freely, keep it, or drop it."""
    form = WhatNowForm(request.POST)
    if not form.is_valid():
        return _page(request, first_problem(form), MEND)
    try:
        match form.cleaned_data["do"]:
            case "give":
                actions.give_freely(viewer=request.viewer, part=part_id, now=clock.now())
            case "keep":
                actions.keep(viewer=request.viewer, part=part_id)
            case _:
                actions.drop(viewer=request.viewer, part=part_id)
    except actions.TooEarlyError:
        says = _("Showing more takes time to think. You can give it two days after you wrote it. Nothing was changed.")
        return _page(request, says, CONFLICT)
    except actions.AlreadyRevealedError:
        says = _("Meanwhile you both have answered, and both answers are open. Nothing was changed.")
        return _page(request, says, CONFLICT)
    return redirect("reveals:answers")


@require_POST
@private
def forget(request: ViewerRequest, kept_id: UUID) -> HttpResponse:
    """Forget what one kept."""
    actions.forget(viewer=request.viewer, kept=kept_id)
    return redirect("reveals:answers")


def _page(request: ViewerRequest, problem: str = "", status: int = 200) -> HttpResponse:
    context = {
        "waiting": access.waiting_answers_of(request.viewer, now=clock.now()),
        "frozen": access.frozen_answers_of(request.viewer),
        "kept": access.kept_answers_of(request.viewer),
        "problem": problem,
    }
    return render(request, "reveals/answers.html", context, status=status)
