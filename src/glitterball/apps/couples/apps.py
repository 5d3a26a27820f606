"""Couples as a Django app: when a person goes for good, their couple ends first."""

from uuid import UUID

from django.apps import AppConfig


class CouplesConfig(AppConfig):
    """What happens when a person is deleted, wherever that is asked for."""

    name = "glitterball.apps.couples"

    def ready(self) -> None:
        """Listen for persons who go."""
        from glitterball.apps.accounts.actions.deletions import leaving

        leaving.connect(_end_their_couple, dispatch_uid="couples")


def _end_their_couple(person: UUID, **_: object) -> None:
    from glitterball.adapters import clock
    from glitterball.apps.couples.actions import separation

    separation.leave_for_good(person=person, now=clock.now())
