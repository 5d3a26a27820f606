"""The base templates and styles as a Django app, so that they are found."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """What all pages share."""

    name = "glitterball.web"

    def ready(self) -> None:
        """Let Django know the checks that help whoever hosts this."""
        from glitterball.web import checks

        checks.register_all()
