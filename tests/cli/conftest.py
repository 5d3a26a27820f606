"""A home of its own for what needs one."""

from tests.homely import backup, empty, home, on_postgresql, on_sqlite, places  # noqa: F401 - fixtures
