"""Take one's notes along, and read what one kept from a couple that ended."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from glitterball.adapters import clock
from glitterball.apps.accounts.gate import fresh, private
from glitterball.apps.accounts.viewer import ViewerRequest
from glitterball.apps.couples.access import keepsakes_of
from glitterball.apps.privacy.files import name_of, zipped
from glitterball.apps.privacy.notes import notes_of
from glitterball.apps.reveals.access import frozen_answers_of


@require_http_methods(["GET", "HEAD", "POST"])
@fresh
@private
def export(request: ViewerRequest) -> HttpResponse:
    """What is in one's notes, and the notes themselves as a file whose name says nothing."""
    if request.method != "POST":
        return render(request, "privacy/export.html")
    notes = notes_of(request.viewer, clock.now())
    headers = {"Content-Disposition": f'attachment; filename="{name_of(notes)}"'}
    return HttpResponse(zipped(notes), content_type="application/zip", headers=headers)


@require_safe
@private
def kept(request: ViewerRequest) -> HttpResponse:
    """One's own words from couples that ended, and what both of one chose to keep. It can be read; nothing is added."""
    frozen = frozen_answers_of(request.viewer)
    return render(request, "privacy/kept.html", {"own": keepsakes_of(request.viewer), "frozen": frozen})
