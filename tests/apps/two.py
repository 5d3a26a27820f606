"""Two people in a couple, as the reusable apps know them: by a number they share. How they paired is another app's."""

from dataclasses import dataclass
from uuid import UUID

from django.test import Client

from glitterball.adapters import clock
from glitterball.apps.accounts.access import viewer_by
from glitterball.apps.accounts.viewer import Viewer
from tests.visits import begun


@dataclass(frozen=True)
class Two:
    couple: UUID
    alex: Client
    sam: Client


def someone() -> Client:
    """A browser in which somebody has begun."""
    client = Client()
    begun(client)
    return client


def viewer_of(client: Client) -> Viewer:
    """Who looks through this browser, as the pages would see them now."""
    return viewer_by(client.cookies["door"].value, now=clock.now())
