"""Pages about somebody need a key ring and a database."""

import pytest

from tests.keys import ring_in


@pytest.fixture
def ring(db, tmp_path, settings):  # noqa: ARG001 - the database comes first
    with ring_in(tmp_path, settings) as ring:
        yield ring
