"""Run in an empty network: the tests of one folder."""

import sys

import pytest

from tests.offline.namespace import enter

if __name__ == "__main__":
    enter()
    sys.exit(pytest.main(["-q", "-m", "not long", "-p", "no:cacheprovider", *sys.argv[1:]]))
