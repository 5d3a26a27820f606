"""Everybody gets a drawer when they begin, wherever that is; so who has one says nothing."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_save


class SafetyConfig(AppConfig):
    """The safety app."""

    name = "glitterball.apps.safety"

    def ready(self) -> None:
        """Listen for new persons: the app that makes them stands below this one and can't know of drawers."""
        from glitterball.apps.accounts.models import Person

        post_save.connect(give_drawer, sender=Person)


def give_drawer(instance: Any, *, created: bool, raw: bool, **_: Any) -> None:  # noqa: ANN401 - Django's form
    """A drawer for a new person; restored rows bring theirs along."""
    from glitterball.apps.safety.actions import make_drawer

    if created and not raw:
        make_drawer(person=instance)
