"""Answering the check, one question a screen, each answer saved at once; and one's own picture of it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from glitterball.adapters import clock
from glitterball.apps.accounts.access import NotFoundError
from glitterball.apps.accounts.forms import first_problem
from glitterball.apps.accounts.gate import MEND, own, private
from glitterball.apps.accounts.viewer import ViewerRequest
from glitterball.apps.safety.queries import help_first
from glitterball.apps.sittings import access, actions, pictures, queries
from glitterball.apps.sittings.forms import AnswerForm, LineForm, MarkForm, ReportForm, WishForm

CONFLICT = 409


@require_safe
@own
def home(request: ViewerRequest) -> HttpResponse:
    """To the newest sitting."""
    latest = access.latest_sitting_id(request.viewer)
    return redirect("sittings:sitting", latest) if latest else redirect("sittings:start")


@private
@require_safe
def sitting(request: ViewerRequest, sitting_id: UUID) -> HttpResponse:
    """Where one is: to go on, to pause, to look."""
    found = access.sitting_of(request.viewer, sitting_id)
    return render(request, "sittings/sitting.html", {"id": sitting_id, "at": queries.whereabouts(found)})


@private
@require_safe
def begun(request: ViewerRequest, sitting_id: UUID) -> HttpResponse:
    """The first answers are saved: how to come back, before going on."""
    found = access.sitting_of(request.viewer, sitting_id)
    return render(request, "sittings/begun.html", {"id": sitting_id, "at": queries.whereabouts(found)})


@private
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: ViewerRequest, sitting_id: UUID, place: int) -> HttpResponse:
    """One question; its answer is saved before the next one shows."""
    found = access.sitting_of(request.viewer, sitting_id)
    page = queries.question_page(found, place)
    if page is None:
        return redirect("sittings:sitting", sitting_id)
    if request.method != "POST":
        return render(request, "sittings/question.html", {"id": sitting_id, "page": page})
    form = AnswerForm(request.POST, found.instrument)
    if not form.is_valid():
        context = {"id": sitting_id, "page": page, "problem": first_problem(form)}
        return render(request, "sittings/question.html", context, status=MEND)
    sent = {"version": form.cleaned_data["version"], "item": form.cleaned_data["shown"]}
    try:
        if form.is_skip:
            actions.skip(viewer=request.viewer, sitting=sitting_id, **sent)
        else:
            actions.answer(viewer=request.viewer, sitting=sitting_id, **sent, value=form.cleaned_data["answer"])
    except actions.OldQuestionError:
        return render(request, "sittings/old_question.html", {"id": sitting_id}, status=CONFLICT)
    if place == page.total:
        return redirect("sittings:sitting", sitting_id)
    return redirect("sittings:question", sitting_id, place + 1)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def wishes(request: ViewerRequest, sitting_id: UUID) -> HttpResponse:
    """What to look at more closely, asked before the second stage is chosen."""
    found = access.sitting_of(request.viewer, sitting_id)
    if found.course.second is not None:
        return redirect("sittings:sitting", sitting_id)
    if request.method != "POST":
        context = {"id": sitting_id, "blocks": queries.wishes_to_choose(found)}
        return render(request, "sittings/wishes.html", context)
    form = WishForm(request.POST, found.instrument)
    chosen = form.cleaned_data["wishes"] if form.is_valid() else []
    actions.wish(viewer=request.viewer, sitting=sitting_id, wishes=chosen)
    return redirect("sittings:sitting", sitting_id)


@private
@require_POST
def further(request: ViewerRequest, sitting_id: UUID) -> HttpResponse:
    """Have all the rest asked."""
    actions.go_further(viewer=request.viewer, sitting=sitting_id)
    return redirect("sittings:sitting", sitting_id)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def line(request: ViewerRequest, sitting_id: UUID) -> HttpResponse:
    """One thing I still like about you: optional, sealed, one's own."""
    found = access.sitting_of(request.viewer, sitting_id)
    form = LineForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        typed = request.POST.get("line", found.likes)
        context = {"id": sitting_id, "line": typed, "problem": first_problem(form)}
        return render(request, "sittings/line.html", context, status=MEND if request.method == "POST" else 200)
    actions.say_what_one_likes(viewer=request.viewer, sitting=sitting_id, line=form.cleaned_data["line"])
    if help_words := help_first(form.cleaned_data["line"]):  # in this answer only: no address or row says that it was
        return render(request, "sittings/line_kept.html", {"id": sitting_id, "help": help_words})
    return redirect("sittings:sitting", sitting_id)


@private
@require_safe
def picture(request: ViewerRequest, sitting_id: UUID) -> HttpResponse:
    """One's own picture: the ball, what is bright, one thing for tonight."""
    return _picture_page(request, sitting_id, "sittings/picture.html")


@private
@require_safe
def dim(request: ViewerRequest, sitting_id: UUID) -> HttpResponse:
    """Where it is dim and what that may come from, each with its chain, to be marked for oneself."""
    return _picture_page(request, sitting_id, "sittings/dim.html")


@private
@require_safe
def facets(request: ViewerRequest, sitting_id: UUID) -> HttpResponse:
    """Every side with its bar, and how sure we are."""
    return _picture_page(request, sitting_id, "sittings/facets.html")


@private
@require_POST
def mark(request: ViewerRequest, sitting_id: UUID) -> HttpResponse:
    """Fits, not quite, not me."""
    found = access.sitting_of(request.viewer, sitting_id)
    form = MarkForm(request.POST)
    if not form.is_valid() or form.cleaned_data["finding"] not in pictures.own_picture_of(found).markable:
        return render(request, "sittings/old_question.html", {"id": sitting_id}, status=CONFLICT)
    actions.mark_finding(viewer=request.viewer, sitting=sitting_id, **form.cleaned_data)
    response = redirect("sittings:dim", sitting_id)
    response.headers["Location"] += f"#{form.cleaned_data['finding']}"
    return response


@private
@require_safe
def answers(request: ViewerRequest, sitting_id: UUID) -> HttpResponse:
    """What one answered, in one's own words' place."""
    found = access.sitting_of(request.viewer, sitting_id)
    context = {"id": sitting_id, "answers": queries.answers_of(found), "line": found.likes}
    return render(request, "sittings/answers.html", context)


@private
@require_POST
def report(request: ViewerRequest, sitting_id: UUID) -> HttpResponse:
    """One's own report as a PDF, under a name that says nothing."""
    found = access.sitting_of(request.viewer, sitting_id)
    form = ReportForm(request.POST)
    if not form.is_valid():
        raise NotFoundError
    pdf = pictures.report_pdf(found, **form.cleaned_data, made_on=clock.now().date())
    headers = {"Content-Disposition": 'attachment; filename="report.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


def _picture_page(request: ViewerRequest, sitting_id: UUID, template: str) -> HttpResponse:

    found = access.sitting_of(request.viewer, sitting_id)
    return render(request, template, {"id": sitting_id, "picture": pictures.own_picture_of(found)})
