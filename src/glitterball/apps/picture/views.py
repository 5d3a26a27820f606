"""The two half-balls, and what one shows: chosen, looked at, thought about for a day, shown, taken back."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from glitterball.adapters import clock
from glitterball.apps.accounts.forms import first_problem
from glitterball.apps.accounts.gate import MEND, fresh, own, private
from glitterball.apps.accounts.viewer import ViewerRequest
from glitterball.apps.consents.texts import RELEASE
from glitterball.apps.couples.access import has_ended
from glitterball.apps.picture import actions, queries
from glitterball.apps.picture.forms import ChooseForm, ShareForm, TakeBackForm

CONFLICT = 409


@own
def home(request: ViewerRequest) -> HttpResponse:
    """Where two people are at home here; whoever is alone is led to where they are."""
    return _half_balls(request) if request.viewer.couple else _alone(request)


@require_safe
def _alone(request: ViewerRequest) -> HttpResponse:
    return redirect("couples:ended" if has_ended(request.viewer) else "couples:invite")


@private
@require_safe
def _half_balls(request: ViewerRequest) -> HttpResponse:
    page = queries.home_page(request.viewer, clock.now().date())
    return render(request, "picture/home.html", {"page": page})


@private
@require_safe
def sharing(request: ViewerRequest) -> HttpResponse:
    """What one shows, and what one thinks about showing."""
    if not request.viewer.couple:
        return redirect("picture:home")
    page = queries.sharing_page(request.viewer)
    return render(request, "picture/sharing.html", {"page": page, "is_ready": _is_ready(page)})


@require_http_methods(["GET", "HEAD", "POST"])
@private
def choose(request: ViewerRequest) -> HttpResponse:
    """Choose sides to think about showing, one by one."""
    if not request.viewer.couple:
        return redirect("picture:home")
    groups = queries.offered_to(request.viewer)
    form = ChooseForm(request.POST, [side.scale for group in groups for side in group.sides])
    if request.method != "POST" or not form.is_valid():
        problem, status = (first_problem(form), MEND) if request.method == "POST" else ("", 200)
        context = {"groups": groups, "ticked": request.POST.getlist("scales"), "problem": problem}
        return render(request, "picture/choose.html", context, status=status)
    actions.choose(viewer=request.viewer, scales=form.cleaned_data["scales"], now=clock.now())
    return redirect("picture:preview")


@require_http_methods(["GET", "HEAD", "POST"])
@fresh
@private
def preview(request: ViewerRequest) -> HttpResponse:
    """Exactly what the other would see; and, once the day to think is over, the button that shows it."""
    if not request.viewer.couple:
        return redirect("picture:home")
    if request.method != "POST":
        return _preview_page(request)
    form, scores = ShareForm(request.POST), queries.own_scores_of(request.viewer)
    if not form.is_valid():
        return _preview_page(request, first_problem(form), MEND)
    try:
        if scores is not None:
            looked_at = form.cleaned_data["looked_at"]
            actions.share(viewer=request.viewer, scores=scores, looked_at=looked_at, now=clock.now())
    except actions.NothingChosenError:  # shown or dropped in another tab
        return redirect("picture:sharing")
    except (actions.ChangedError, actions.NotYetError):
        return render(request, "picture/look_again.html", status=CONFLICT)
    return redirect("picture:sharing")


@require_POST
@private
def drop(request: ViewerRequest) -> HttpResponse:
    """Think about it no more."""
    actions.drop_choice(viewer=request.viewer)
    return redirect("picture:sharing")


@require_POST
@own
def take_back(request: ViewerRequest) -> HttpResponse:
    """Take back one side, or all of them, at once."""
    form = TakeBackForm(request.POST)
    if request.viewer.couple and form.is_valid():
        if scale := form.cleaned_data["scale"]:
            actions.take_back(viewer=request.viewer, scale=scale, now=clock.now())
        else:
            actions.take_back_all(viewer=request.viewer, now=clock.now())
    return redirect("picture:sharing")


def _preview_page(request: ViewerRequest, problem: str = "", status: int = 200) -> HttpResponse:
    page = queries.sharing_page(request.viewer)
    found = queries.preview_of(request.viewer)
    if found is None:
        return redirect("picture:sharing")
    context = {"page": page, "preview": found, "is_ready": _is_ready(page), "text": RELEASE.template}
    return render(request, "picture/preview.html", context | {"problem": problem}, status=status)


def _is_ready(page: queries.SharingPage) -> bool:
    return page.ready_at is not None and page.ready_at <= clock.now()
