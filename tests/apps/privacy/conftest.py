"""Pages about what is one's own need a key ring and a database."""

from tests.apps.couples.conftest import alex, paired, ring, sam  # noqa: F401 - fixtures
