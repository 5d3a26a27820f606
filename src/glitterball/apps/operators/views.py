"""The page for whoever runs this server."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from glitterball.adapters import clock
from glitterball.apps.accounts import proving
from glitterball.apps.accounts.gate import asked_for_proof, own
from glitterball.apps.accounts.viewer import ViewerRequest
from glitterball.apps.operators import access, queries
from glitterball.apps.signin.proofs import APP, PASSKEY

STRONG = (PASSKEY, APP)  # a password or a mailed code alone opens nothing here


@require_http_methods(["GET", "HEAD", "POST"])
@own
def operator(request: ViewerRequest) -> HttpResponse:
    """Ask for a passkey or an app each time, and then show how the server is."""
    access.operator_of(request.viewer)
    ways = tuple(way for way in proving.ways_of(request) if way in STRONG)
    if not ways:
        return render(request, "operators/second_first.html")
    asked = asked_for_proof(request, ways)
    if asked is not None:
        return asked
    return render(request, "operators/operator.html", {"server": queries.wellbeing(now=clock.now())})
