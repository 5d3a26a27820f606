"""``glitterball serve`` refuses in one sentence what it can't do."""

import pytest

from glitterball.cli.__main__ import main


@pytest.mark.parametrize(
    ("option", "value", "expected"),
    [
        ("--workers", "0", "expected a number from 1 to 64"),
        ("--workers", "65", "expected a number from 1 to 64"),
        ("--port", "0", "expected a number from 1 to 65535"),
        ("--host", "no-such-host.invalid", "expected one of this machine"),
    ],
)
def test_what_can_not_be_is_refused_in_one_line(capsys, option, value, expected):
    assert main(["serve", option, value]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"glitterball: {option} {value}: ")
    assert expected in said
    assert said.count("\n") == 1
