"""The fixtures of homes."""

from tests.homely import backup, empty, home, on_postgresql, on_sqlite, places  # noqa: F401 - fixtures
