"""What somebody agreed to, in the words they agreed to."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from glitterball.apps.accounts.gate import own
from glitterball.apps.accounts.viewer import ViewerRequest
from glitterball.apps.consents import queries


@require_safe
@own
def consents(request: ViewerRequest) -> HttpResponse:
    """One's own consents."""
    return render(request, "consents/consents.html", {"consents": queries.consents_of(request.viewer)})
