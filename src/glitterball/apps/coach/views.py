"""The coach's page. A draft comes in a POST, is answered, and is gone: never stored, logged or in an address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from django_htmx.middleware import HtmxDetails

from glitterball.apps.coach import queries
from glitterball.apps.coach.forms import DraftForm

MEND = 422


class HtmxRequest(HttpRequest):
    """A request that may ask for a part of the page only."""

    htmx: HtmxDetails


@csrf_exempt  # it changes nothing and knows nobody; a token would need a cookie (docs/decisions/0010)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def coach(request: HtmxRequest) -> HttpResponse:
    """Write, and see what the words may do."""
    if request.method != "POST":
        return render(request, "coach/page.html", {"form": DraftForm()})
    form = DraftForm.read(request)
    page = queries.reading_page(form.text, form.reply_to) if form.is_valid else None
    template = "coach/_coach.html" if request.htmx else "coach/page.html"
    return render(request, template, {"form": form, "page": page}, status=200 if form.is_valid else MEND)
