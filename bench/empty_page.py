"""The addresses of the product, and one page that holds nothing, to measure against."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.http import require_safe

from glitterball.apps.accounts.viewer import ViewerRequest


@require_safe
def empty(_: HttpRequest) -> HttpResponse:
    """A page without anything on it, behind the same middleware."""
    return HttpResponse("<!doctype html><title></title>")


@require_safe
def empty_signed_in(request: ViewerRequest) -> HttpResponse:
    """The same, for somebody: it asks who is looking, and says nothing."""
    return HttpResponse(f"<!doctype html><title>{bool(request.viewer.person)}</title>")


urlpatterns = [
    path("", include("glitterball.web.urls")),
    path("empty/", empty),
    path("empty-signed-in/", empty_signed_in),
]
