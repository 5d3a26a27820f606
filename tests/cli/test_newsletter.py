"""``glitterball newsletter send`` and ``glitterball work``: one clear line where something does not fit."""

import json
import os
import subprocess
import sys

import pytest

MAIL = {"GLITTERBALL_SMTP_URL": "smtp://127.0.0.1:9", "GLITTERBALL_URL": "https://us.example.org"}
GOOD = "# What is new\n\nHello.\n"


@pytest.fixture
def run(tmp_path):
    def ran(*arguments, **environment):
        return subprocess.run(
            [sys.executable, "-m", "glitterball", *map(str, arguments)],
            env=os.environ | {"GLITTERBALL_VAR": str(tmp_path / "var")} | environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    return ran


def test_a_dry_run_says_to_how_many_and_sends_nothing(run, tmp_path):
    file = tmp_path / "issue.md"
    file.write_text(GOOD)
    tried = run("newsletter", "send", file, "--dry-run", **MAIL)
    assert (tried.returncode, tried.stdout) == (0, "Would go to 0. The subject: What is new\n")
    sent = run("newsletter", "send", file, **MAIL)
    assert (sent.returncode, sent.stdout, sent.stderr) == (0, "On its way to 0.\n", "")
    again = run("newsletter", "send", file, **MAIL)
    assert (again.returncode, again.stdout) == (2, "")
    assert "this text went out before" in again.stderr


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "No such file"),
        (b"\xff\xfe", "not UTF-8 text"),
        (b"Hello", ":1: expected “# ” and the subject"),
        (b"# a\n" + b"x" * 100_001, "expected a letter, not a book"),
    ],
)
def test_what_does_not_fit_is_one_line_and_status_2(run, tmp_path, content, says):
    file = tmp_path / "issue.md"
    if content is not None:
        file.write_bytes(content)
    ran = run("newsletter", "send", file, **MAIL)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert says in ran.stderr
    assert ran.stderr.count("\n") == 1


@pytest.mark.parametrize("command", [["work"], ["newsletter", "send", "pyproject.toml"]])
def test_without_a_mail_server_there_is_nothing_to_do(run, command):
    ran = run(*command, GLITTERBALL_SMTP_URL="")
    assert ran.returncode == 2
    assert "GLITTERBALL_SMTP_URL" in ran.stderr
    assert ran.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ({"GLITTERBALL_SMTP_URL": "mail"}, "GLITTERBALL_SMTP_URL: expected smtp://"),
        ({"GLITTERBALL_URL": ""}, "GLITTERBALL_URL is no address"),
        ({"GLITTERBALL_URL": "us.example.org"}, "GLITTERBALL_URL is no address"),
        ({"GLITTERBALL_MAIL_FROM": "Notes"}, "GLITTERBALL_MAIL_FROM: expected a name and an address"),
    ],
)
def test_settings_that_do_not_fit_are_said_at_start(run, setting, says):
    ran = run("work", **(MAIL | setting))
    assert ran.returncode == 2
    assert says in ran.stderr


def test_letters_are_counted_and_nobody_is_named(run):
    counted = run("letters", "count", "--json")
    assert counted.returncode == 0
    assert json.loads(counted.stdout) == [
        {"list": name, "readers": 0, "sent": 0, "unsure": 0, "refused": 0} for name in ("course", "newsletter")
    ]
    assert "newsletter          0        0        0        0" in run("letters", "count").stdout
