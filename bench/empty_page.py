"""The addresses of the product, and one page that holds nothing, to measure against."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.http import require_safe


@require_safe
def empty(_: HttpRequest) -> HttpResponse:
    """A page without anything on it, behind the same middleware."""
    return HttpResponse("<!doctype html><title></title>")


urlpatterns = [path("", include("glitterball.web.urls")), path("empty/", empty)]
