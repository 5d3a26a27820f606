"""Help that is open to everybody and the same for all: pages to read, and whom to turn to."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from glitterball.adapters import clock
from glitterball.apps.accounts.forms import first_problem
from glitterball.apps.safety import queries
from glitterball.apps.safety.forms import PlaceForm

MEND = 422


@require_safe
def afraid(request: HttpRequest) -> HttpResponse:
    """What helps somebody who is afraid of their partner."""
    return render(request, "safety/afraid.html")


@require_safe
def page(request: HttpRequest, name: str) -> HttpResponse:
    """One page of help."""
    return render(request, "safety/page.html", {"page": queries.help_page(name)})


@csrf_exempt  # it changes nothing and knows nobody; a token would need a cookie (docs/decisions/0010)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def lines(request: HttpRequest) -> HttpResponse:
    """Whom to turn to. The place comes in a POST, so that it stands in no address; it is not kept."""
    context: dict[str, object] = {"places": queries.places()}
    if request.method != "POST":
        return render(request, "safety/lines.html", context)
    form = PlaceForm(request.POST)
    if not form.is_valid():
        return render(request, "safety/lines.html", context | {"problem": first_problem(form)}, status=MEND)
    found = queries.lines_page(form.cleaned_data["place"], today=clock.now().date())
    return render(request, "safety/lines.html", context | {"found": found})
