"""The private questions. Ticks travel in the page alone; who wishes can keep them in a drawer of their own."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from glitterball.apps.accounts.forms import first_problem
from glitterball.apps.accounts.gate import MEND, own, private
from glitterball.apps.accounts.viewer import ViewerRequest
from glitterball.apps.safety import access, actions, queries
from glitterball.apps.safety.forms import KeptForm, ticked_in


@csrf_exempt  # it changes nothing; a token would need a cookie (docs/decisions/0010)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: ViewerRequest) -> HttpResponse:
    """Tick what is true, then read what it may mean and what one could do."""
    screen = queries.questions()
    ticked = ticked_in(request.POST, screen.names)
    if request.method != "POST" or request.POST.get("go") == "back":
        return render(request, "safety/questions.html", {"screen": screen, "ticked": ticked})
    context = {"page": queries.reading_page(ticked), "viewer": request.viewer}
    return render(request, "safety/reading.html", context)


@require_safe
@own
def drawer(request: ViewerRequest) -> HttpResponse:
    """Where one's own ticks could lie. Whether any do shows only when their owner asks."""
    return render(request, "safety/drawer.html", {"viewer": request.viewer})


@sensitive_post_parameters()
@private
@require_POST
def kept(request: ViewerRequest) -> HttpResponse:
    """Keep, read or throw away."""
    form = KeptForm(request.POST)
    if not form.is_valid():
        context = {"viewer": request.viewer, "problem": first_problem(form)}
        return render(request, "safety/drawer.html", context, status=MEND)
    go = form.cleaned_data["go"]
    if go == "read":
        return _read(request)
    if go == "keep":
        actions.keep_ticks(viewer=request.viewer, ticked=ticked_in(request.POST, queries.questions().names))
    else:
        actions.empty_drawer(viewer=request.viewer)
    return render(request, "safety/drawer.html", {"viewer": request.viewer, "done": go})


def _read(request: ViewerRequest) -> HttpResponse:
    page = queries.reading_page(access.ticks_of(request.viewer))
    return render(request, "safety/reading.html", {"page": page, "viewer": request.viewer, "is_kept": True})
