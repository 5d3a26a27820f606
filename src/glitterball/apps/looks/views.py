"""Choose what a tab shows on this device. It knows nobody and keeps nothing on the server."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from glitterball.adapters.origin import is_from_elsewhere
from glitterball.apps.looks.forms import LookForm
from glitterball.apps.looks.looks import LOOKS, put_on

MEND, CONFLICT = 422, 409


@csrf_exempt  # a token would need a cookie and a person; the browser itself says where the request came from
@require_http_methods(["GET", "HEAD", "POST"])
def look(request: HttpRequest) -> HttpResponse:
    """A plain name and sign for the tab, on this device."""
    if request.method != "POST":
        return _page(request)
    if is_from_elsewhere(request):
        return _page(request, _("This was sent by another site, so nothing was changed."), CONFLICT)
    form = LookForm(request.POST)
    if not form.is_valid():
        return _page(request, str(form.errors["look"][0]), MEND)
    response = redirect("looks:look")
    put_on(response, form.cleaned_data["look"], request)
    return response


def _page(request: HttpRequest, problem: str = "", status: int = 200) -> HttpResponse:
    return render(request, "looks/look.html", {"looks": LOOKS.values(), "problem": problem}, status=status)
