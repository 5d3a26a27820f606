"""``prepare_keys``: see that the master key fits, or make the first one. ``serve`` calls it by itself."""

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError

from glitterball.adapters.keys import MasterKeyError
from glitterball.adapters.keys.sealed import sealed_columns
from glitterball.adapters.keys.server import prepare_keys
from glitterball.adapters.rows.standing import across_persons
from glitterball.apps.accounts.models import Person


class Command(BaseCommand):
    """See that the master key fits, or make the first one."""

    help = "See that the master key fits, or make the first one."

    def handle(self, *_: object, **__: object) -> None:
        """Do it."""
        try:
            made = prepare_keys(holds_sealed_rows=_needs_them())
        except MasterKeyError as error:
            raise CommandError(str(error)) from None
        if made:
            self.stdout.write(
                f"A master key was made: {made}. Nothing that people write can be read without it.\n"
                "Keep a copy apart from your backups: a backup with the key beside it hides nothing."
            )


@across_persons()
def _needs_them() -> bool:
    """Whether somebody is here, or any row of any app would be lost without the ring."""
    sealed = (model for model in apps.get_models() if sealed_columns(model))
    return Person.objects.exists() or any(model._default_manager.exists() for model in sealed)  # noqa: SLF001 - Django's public name
