"""What somebody agreed to, in the words they agreed to, each with its own way to take it back."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from glitterball.adapters import clock
from glitterball.apps.accounts.gate import own
from glitterball.apps.accounts.viewer import ViewerRequest
from glitterball.apps.consents import access, actions, queries


@require_safe
@own
def consents(request: ViewerRequest) -> HttpResponse:
    """One's own consents."""
    found = queries.consents_of(request.viewer, now=clock.now())
    return render(request, "consents/consents.html", {"consents": found})


@require_POST
@own
def take_back(request: ViewerRequest, consent_id: UUID) -> HttpResponse:
    """Take one back, or go to the page where all that ends with it is said first."""
    text = access.text_agreed_to(request.viewer, consent_id)
    try:
        actions.take_back(viewer=request.viewer, consent=consent_id, now=clock.now())
    except actions.OwnWayError:
        return redirect(text.own_way)
    return redirect("consents:consents")
