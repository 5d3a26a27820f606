"""The page for whoever is afraid, and the way out."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

FORGET_EVERYTHING = '"cache", "cookies", "storage"'


@require_safe
def afraid(request: HttpRequest) -> HttpResponse:
    """What helps somebody who is afraid of their partner."""
    return render(request, "safety/afraid.html")


@require_safe
def leave(_: HttpRequest) -> HttpResponse:
    """Make the browser forget what it holds of us, and go to a page that has nothing to do with us."""
    response = redirect(settings.EXIT_URL or reverse("safety:kitchen-measures"))
    response.headers["Clear-Site-Data"] = FORGET_EVERYTHING
    return response


@require_safe
def kitchen_measures(request: HttpRequest) -> HttpResponse:
    """An ordinary, useful page that anybody may be looking at."""
    return render(request, "safety/kitchen_measures.html")
