"""The front page and first light. Nothing that anybody answers here is kept."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.middleware import HtmxDetails

from glitterball.adapters import content
from glitterball.apps.checks import pages, queries
from glitterball.apps.checks.forms import FirstLightForm
from glitterball.apps.looks.looks import look_of

MEND = 422


class HtmxRequest(HttpRequest):
    """A request that may ask for a part of the page only."""

    htmx: HtmxDetails


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """What this is, for whom it is and is not, and the way in."""
    return HttpResponse(pages.front_html(look_of(request)))


@csrf_exempt  # it changes nothing and knows nobody; a token would need a cookie (docs/decisions/0010)
@require_http_methods(["GET", "HEAD", "POST"])
def first_light(request: HtmxRequest) -> HttpResponse:
    """Ten questions, one a screen, then what they point to. The answers travel in the page and in nothing else."""
    shown = pages.Shown(is_part=bool(request.htmx), look=look_of(request))
    if request.method != "POST":
        return HttpResponse(pages.question_html({}, 0, replace(shown, is_part=False)))
    form = FirstLightForm.read(request, content.latest_instrument(), queries.questions())
    if form.is_finished:
        return HttpResponse(pages.result_html(form.answers, shown))
    page = pages.question_html(form.answers, form.place, shown, problem=form.problem, moved=True)
    return HttpResponse(page, status=200 if form.is_valid else MEND)


@require_safe
def enough(request: HttpRequest) -> HttpResponse:
    """A good night to whoever has seen enough for today."""
    return HttpResponse(pages.enough_html(look_of(request)))


@require_safe
def sample(request: HttpRequest) -> HttpResponse:
    """What a full report holds."""
    return HttpResponse(pages.sample_html(look_of(request)))
