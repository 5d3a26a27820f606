"""The receipt of a deletion: its day, kept for an hour in the browser that asked for it, and nowhere else."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

NAME = "receipt"
LASTS = timedelta(hours=1)
KEYS_OF_BACKUPS_LAST = timedelta(days=7)  # docs/hosting/backups.md


def give(response: HttpResponse, day: date, request: HttpRequest) -> None:
    """Let the page that follows know the day. It is signed, so that nobody makes one up, and names nobody."""
    response.set_signed_cookie(
        NAME,
        day.isoformat(),
        max_age=int(LASTS.total_seconds()),
        path=reverse("accounts:deleted"),
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )


def day_in(request: HttpRequest) -> date | None:
    """The day of the deletion that this browser asked for within the hour."""
    kept = request.get_signed_cookie(NAME, default="", max_age=LASTS)
    return date.fromisoformat(kept) if kept else None
