"""Keys of answers go with their rows, whatever takes the rows away."""

from django.apps import AppConfig
from django.db.models.signals import post_delete


class RevealsConfig(AppConfig):
    """The app, and what it listens to."""

    name = "glitterball.apps.reveals"

    def ready(self) -> None:
        """Deleting a person takes their answers along: the keys of those go too, in the same moment."""
        from glitterball.apps.reveals import spent
        from glitterball.apps.reveals.models import Part

        post_delete.connect(spent.after_deleting, sender=Part, dispatch_uid="reveals: keys go with their rows")
