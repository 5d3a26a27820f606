"""The only door to a drawer: its owner's. Nobody else's exists, and no page opens it unasked."""

from glitterball.adapters.keys.sealed import opened
from glitterball.apps.accounts.access import own_row_to_change, owner_of, private_key_of
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.safety.models import Drawer


def ticks_of(viewer: Viewer) -> frozenset[str]:
    """What the viewer kept; nothing if they kept nothing. Raises ``LockedError`` while their passphrase keeps it."""
    key = private_key_of(viewer)
    row = Drawer.objects.filter(person_id=owner_of(viewer)).first()
    return frozenset(opened(row, "ticked", key).split()) if row else frozenset()


def drawer_to_change(viewer: Viewer) -> Drawer:
    """The viewer's own drawer, held until the transaction ends; a new one for who began before there were drawers."""
    row = Drawer.objects.select_for_update().filter(person_id=owner_of(viewer)).first()
    return row or Drawer(person=own_row_to_change(viewer))
