"""The ten minutes: one page for two, turned by either."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from glitterball.adapters import clock
from glitterball.apps.accounts.access import NotFoundError
from glitterball.apps.accounts.gate import own
from glitterball.apps.accounts.viewer import ViewerRequest
from glitterball.apps.picture.pictures import report_pdf
from glitterball.apps.together import actions, queries
from glitterball.apps.together.forms import PaperForm, TurnForm

NO_CONTENT = 204


@require_safe
@own
def page(request: ViewerRequest) -> HttpResponse:
    """The page at which the two are."""
    if not request.viewer.couple:
        return redirect("picture:home")
    found = queries.evening_page(request.viewer, clock.now())
    if found is None:
        return render(request, "picture/not_here.html")
    step = f"together/steps/{found.name}.html"
    return render(request, "together/page.html", {"page": found, "step": step, "report": found.picture.report})


@require_safe
def where(request: ViewerRequest) -> HttpResponse:
    """Nothing while the page stands as it did; else the word to look again. Whoever may not look is told so too."""
    answer = _where(request)
    if answer.status_code != NO_CONTENT:
        answer["HX-Refresh"] = "true"
    return answer


@own
def _where(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    answer = HttpResponse(status=NO_CONTENT)
    if not viewer.couple or queries.mark_of(viewer, clock.now()) != request.GET.get("mark"):
        answer["HX-Refresh"] = "true"
    return answer


@require_POST
@own
def turn(request: ViewerRequest) -> HttpResponse:
    """Turn the page for both."""
    form = TurnForm(request.POST)
    if request.viewer.couple and form.is_valid() and queries.mark_of(request.viewer, clock.now()):
        actions.turn(viewer=request.viewer, **form.cleaned_data, now=clock.now())
    return redirect("together:page")


@require_POST
@own
def report(request: ViewerRequest) -> HttpResponse:
    """The joint report with the lines that are open, under a name that says nothing."""
    if not request.viewer.couple:
        return redirect("picture:home")
    form = PaperForm(request.POST)
    if not form.is_valid():
        raise NotFoundError
    now = clock.now()
    found = queries.joint_with_lines(request.viewer, now)
    if found is None:
        return render(request, "picture/not_here.html")
    pdf = report_pdf(found, **form.cleaned_data, made_on=now.date())
    headers = {"Content-Disposition": 'attachment; filename="report.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)
