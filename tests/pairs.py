"""Two people become a couple here and show sides of theirs, as their browsers would go about it."""

import re
from collections.abc import Collection
from datetime import timedelta

from django.test import Client

from glitterball.adapters import clock, content
from glitterball.apps.accounts.access import viewer_by
from glitterball.apps.accounts.models import Person
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.picture import actions
from tests.visits import whole

SHAREABLE = tuple(content.latest_instrument().shareable())


def viewer_of(client: Client) -> Viewer:
    """Who looks through this browser."""
    return viewer_by(client.cookies["door"].value, now=clock.now())


def claim(client: Client) -> None:
    """As if an account had been put to the person of this browser."""
    Person.objects.filter(id=viewer_of(client).person).update(claimed_on=clock.now().date())


def account(light=4, client: Client | None = None) -> Client:
    """A browser in which somebody with an account has answered the whole check."""
    client = client or Client()
    whole(client, light)
    claim(client)
    return client


def invite(client: Client, name: str = "Alex", ending: str = "own") -> str:
    """The path of the link that this person makes."""
    client.post("/couple/invite/", {"name": name, "ending": ending, "agree": "on"})
    page = client.get("/couple/invite/").content.decode()
    return re.search(r"https?://[^/<]+(/with/[^<]+)<", page).group(1)


def say_yes(client: Client, link: str, name: str = "Sam", ending: str = "own"):
    return client.post(f"{link}yes/", {"name": name, "ending": ending, "agree": "on"})


def pair(first: Client, second: Client, **more: str) -> None:
    """Make the two a couple; ``ending`` is what both want."""
    assert say_yes(second, invite(first, **more), **more).status_code == 302


def couple(first=4, second=4) -> tuple[Client, Client]:
    """Alex and Sam, who have answered and are a couple."""
    alex, sam = account(first), account(second)
    pair(alex, sam)
    return alex, sam


def think_about(client: Client, scales: Collection[str] = SHAREABLE, *, days: int = 2) -> None:
    """Choose ``scales``, ``days`` ago."""
    actions.choose(viewer=viewer_of(client), scales=scales, now=clock.now() - timedelta(days=days))


def press_share(client: Client, **more: str):
    """Look at the preview and press its button."""
    page = client.get("/couple/showing/preview/").content.decode()
    looked_at = re.search(r'name="looked_at" value="([0-9a-f]+)"', page)
    return client.post(
        "/couple/showing/preview/", {"agree": "on", "looked_at": looked_at.group(1) if looked_at else "", **more}
    )


def show(client: Client, scales: Collection[str] = SHAREABLE) -> None:
    """Choose ``scales`` two days ago, look, and share now."""
    think_about(client, scales)
    assert press_share(client).status_code == 302
