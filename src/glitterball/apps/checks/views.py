"""The front page and first light. Nothing that anybody answers here is kept."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.middleware import HtmxDetails

from glitterball.adapters import content
from glitterball.apps.checks import pages, queries
from glitterball.apps.checks.forms import FirstLightForm

MEND = 422


class HtmxRequest(HttpRequest):
    """A request that may ask for a part of the page only."""

    htmx: HtmxDetails


@require_safe
def front(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """What this is, for whom it is and is not, and the way in."""
    return HttpResponse(pages.front_html())


@csrf_exempt  # it changes nothing and knows nobody; a token would need a cookie (docs/decisions/0010)
@require_http_methods(["GET", "HEAD", "POST"])
def first_light(request: HtmxRequest) -> HttpResponse:
    """Ten questions, one a screen, then what they point to. The answers travel in the page and in nothing else."""
    is_part = bool(request.htmx)
    if request.method != "POST":
        return HttpResponse(pages.question_html({}, 0))
    form = FirstLightForm.read(request, content.latest_instrument(), queries.questions())
    if form.is_finished:
        return HttpResponse(pages.result_html(form.answers, is_part=is_part))
    page = pages.question_html(form.answers, form.place, problem=form.problem, moved=True, is_part=is_part)
    return HttpResponse(page, status=200 if form.is_valid else MEND)


@require_safe
def enough(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """A good night to whoever has seen enough for today."""
    return HttpResponse(pages.enough_html())


@require_safe
def sample(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """What a full report holds."""
    return HttpResponse(pages.sample_html())
