"""Couples as a Django app: when a person goes for good, their couple ends first."""

from django.apps import AppConfig
from django.db.models.signals import pre_delete


class CouplesConfig(AppConfig):
    """What happens when a person is deleted, wherever that is asked for."""

    name = "glitterball.apps.couples"

    def ready(self) -> None:
        """Listen for persons who go."""
        pre_delete.connect(_end_their_couple, sender="accounts.Person", dispatch_uid="couples")


def _end_their_couple(instance: object, **_: object) -> None:
    from glitterball.adapters import clock
    from glitterball.apps.accounts.models import Person
    from glitterball.apps.couples.actions import separation

    if isinstance(instance, Person):
        separation.leave_for_good(person=instance.id, now=clock.now())
