"""The only door to the operators' page. For anybody else it does not exist."""

from glitterball.apps.accounts.access import NotFoundError, owner_of
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.operators.models import Operator


def operator_of(viewer: Viewer) -> Operator:
    """The viewer's own row; not found unless the machine's command made them an operator."""
    row = Operator.objects.filter(person_id=owner_of(viewer)).first()
    if row is None:
        raise NotFoundError
    return row
