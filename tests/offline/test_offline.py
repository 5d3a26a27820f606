"""No third party is ever called: in a network with nothing in it everything works, and nothing tries to get out."""

import pytest

from tests.offline.namespace import inside, is_allowed

pytestmark = pytest.mark.skipif(
    not is_allowed(), reason="NO NETWORK NAMESPACE: not allowed here, so nobody has seen the server without a network"
)
SAME_TESTS = ["tests/apps", "tests/walls", "tests/web", "tests/fuzz"]


def test_the_server_works_in_an_empty_network_and_never_tries_to_get_out(tmp_path):
    ran = inside("tests.offline.walk", tmp_path)
    assert (ran.returncode, ran.stdout) == (0, "0\n"), ran.stderr


def test_whoever_tries_to_get_out_is_counted():
    ran = inside("tests.offline.planted")
    counts = [int(line) for line in ran.stdout.splitlines()]
    assert counts[0] == 0, ran.stderr
    assert len(counts) == len(set(counts)) == 5
    assert counts == sorted(counts)


@pytest.mark.long
@pytest.mark.parametrize("tests", SAME_TESTS)
def test_the_suite_passes_in_an_empty_network(tests):
    ran = inside("tests.offline.suite", tests, seconds=1800)
    assert ran.returncode == 0, ran.stdout[-4000:] + ran.stderr[-2000:]
