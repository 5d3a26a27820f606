"""The line that somebody gives the other, or not: chosen alone, beforehand, and taken back as easily."""

from contextlib import suppress

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from glitterball.adapters import clock
from glitterball.apps.accounts.forms import first_problem
from glitterball.apps.accounts.gate import MEND, fresh, private
from glitterball.apps.accounts.viewer import ViewerRequest
from glitterball.apps.reveals import actions
from glitterball.apps.reveals.access import has_other_answered, own_answer_of
from glitterball.apps.reveals.subjects import LIKED_LINE
from glitterball.apps.safety.queries import help_first
from glitterball.apps.sittings.access import latest_sitting_id, sitting_of
from glitterball.apps.together.forms import GiveForm


@require_http_methods(["GET", "HEAD", "POST"])
@fresh
@private
def line(request: ViewerRequest) -> HttpResponse:
    """Give the line, or look at the one that is given."""
    if not request.viewer.couple:
        return redirect("picture:home")
    form = GiveForm(request.POST)
    if request.method != "POST" or not form.is_valid():
        return _page(request, *((first_problem(form), MEND) if request.method == "POST" else ("", 200)))
    with suppress(actions.AlreadyCommittedError):  # a double press, or another tab: the page shows what stands
        actions.commit(
            viewer=request.viewer,
            subject=LIKED_LINE,
            words=form.cleaned_data["line"],
            tells=form.cleaned_data["tells"],
            freely=form.cleaned_data["when"] == "anyway",
            now=clock.now(),
        )
    if help_words := help_first(form.cleaned_data["line"]):  # in this answer only: nothing says that it was
        return render(request, "together/line_given.html", {"help": help_words})
    return redirect("together:line")


@require_POST
@private
def take_back(request: ViewerRequest) -> HttpResponse:
    """Take the line back, unless both are open already: then the page says so."""
    if not request.viewer.couple:
        return redirect("picture:home")
    given = own_answer_of(request.viewer, LIKED_LINE, now=clock.now())
    if given and not given.is_revealed:
        with suppress(actions.AlreadyRevealedError):  # the other turned to the lines at this moment
            actions.drop(viewer=request.viewer, part=given.id)
    return redirect("together:line")


def _page(request: ViewerRequest, problem: str, status: int) -> HttpResponse:
    viewer = request.viewer
    latest = latest_sitting_id(viewer)
    written = sitting_of(viewer, latest).likes if latest else ""
    context = {
        "given": own_answer_of(viewer, LIKED_LINE, now=clock.now()),
        "other_has_given": has_other_answered(viewer, LIKED_LINE),
        "line": request.POST.get("line", written),
        "when": request.POST.get("when", ""),
        "problem": problem,
    }
    return render(request, "together/line.html", context, status=status)
