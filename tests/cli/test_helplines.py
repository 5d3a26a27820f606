"""``glitterball helplines``, and how the operator learns that somebody must read them again."""

import json
from datetime import UTC, datetime

import pytest
from django.core.checks import run_checks

from glitterball.adapters import clock
from glitterball.cli.__main__ import main


@pytest.fixture
def half_a_year_later(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: datetime(2027, 5, 22, 1, tzinfo=UTC))


def due() -> list[str]:
    return [str(message.msg) for message in run_checks() if message.id == "glitterball.W002"]


def test_they_are_listed_with_source_and_day(capsys):
    assert main(["helplines"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("102 helplines. To be checked again before 2027-05-22.\n")
    assert "read 2026-11-22 at https://" in said
    assert said.count("\n") == 103


def test_the_same_for_a_script(capsys):
    assert main(["helplines", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["check_before"] == "2027-05-22"
    assert len(said["lines"]) == 102


def test_nobody_is_told_before_it_is_time():
    assert due() == []


@pytest.mark.usefixtures("half_a_year_later")
def test_the_operator_is_told_at_the_start():
    assert due() == ["102 helplines were to be checked again before 2027-05-22."]


@pytest.mark.usefixtures("half_a_year_later")
def test_both_commands_say_it(capsys):
    main(["helplines"])
    main(["content", "check"])
    assert capsys.readouterr().out.count("CHECK THEM AGAIN NOW") == 2
