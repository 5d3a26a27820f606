"""Keep what was ticked, and throw it away. Both write one row of one size, so that neither can be told from outside."""

from collections.abc import Collection

from glitterball.adapters.keys.sealed import seal_into
from glitterball.adapters.keys.server import server_ring
from glitterball.apps.accounts.access import sealing_key_of
from glitterball.apps.accounts.models import Person
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.safety.access import drawer_to_change
from glitterball.apps.safety.models import Drawer


def make_drawer(*, person: Person) -> None:
    """An empty drawer for somebody who has just begun."""
    row = Drawer(person=person)
    seal_into(row, "ticked", "", server_ring().open(person.id))
    row.save(force_insert=True)


def keep_ticks(*, viewer: Viewer, ticked: Collection[str]) -> None:
    """Put ``ticked`` into the viewer's drawer, in the place of what lay there."""
    with sealing_key_of(viewer) as key:
        row = drawer_to_change(viewer)
        seal_into(row, "ticked", " ".join(sorted(ticked)), key)
        row.save()


def empty_drawer(*, viewer: Viewer) -> None:
    """Throw away what lies in the viewer's drawer."""
    keep_ticks(viewer=viewer, ticked=())
