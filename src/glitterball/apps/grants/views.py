"""One's own grants, who looked through them, and ending them."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from glitterball.adapters import clock
from glitterball.apps.accounts.gate import own, private
from glitterball.apps.accounts.viewer import ViewerRequest
from glitterball.apps.grants import actions, queries


@private
@require_safe
def grants(request: ViewerRequest) -> HttpResponse:
    """What one granted, with the log."""
    return render(request, "grants/grants.html", {"grants": queries.grants_given(request.viewer, now=clock.now())})


@require_POST
@own
def end(request: ViewerRequest, grant_id: UUID) -> HttpResponse:
    """End one at once; no passphrase is needed to show less."""
    actions.end_grant(viewer=request.viewer, grant=grant_id, now=clock.now())
    return redirect("grants:grants")
