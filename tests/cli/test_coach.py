"""``glitterball coach``."""

import io
import json
import subprocess
import sys

import pytest

from glitterball.cli.__main__ import main

KEYS = {"id", "findings", "feelings", "good", "suggestions", "leave_as_is", "labels"}
FINDING_KEYS = {"label", "start", "end", "text", "reason", "confidence"}


@pytest.fixture
def ask(monkeypatch, capsys):
    """Give bytes to the command; get its status, its answers, and what it complained of."""

    def run(given, *arguments):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        status = main(["coach", *arguments])
        said = capsys.readouterr()
        return status, [json.loads(line) for line in said.out.splitlines()], said.err

    return run


def test_each_line_is_answered_in_the_documented_form(ask):
    status, answers, _ = ask(b"You never listen to me\nThank you, love\n")
    assert status == 0
    assert [answer["id"] for answer in answers] == ["1", "2"]
    assert all(answer.keys() == KEYS for answer in answers)
    assert all(finding.keys() == FINDING_KEYS for answer in answers for finding in answer["findings"])
    assert answers[0]["labels"] == ["blame", "generalisation"]
    assert all(isinstance(suggestion, str) for answer in answers for suggestion in answer["suggestions"])
    assert "listen to me" in answers[0]["suggestions"][0]
    assert "{" not in answers[0]["suggestions"][0]
    assert (answers[0]["leave_as_is"], answers[1]["leave_as_is"]) == (False, True)


def test_objects_keep_their_id_and_may_hold_what_they_reply_to(ask):
    row = {"id": "a7", "text": "You should just sleep more", "reply_to": "I'm so scared about the scan"}
    _, answers, _ = ask(json.dumps(row).encode() + b"\n\n", "--jsonl")
    assert answers[0]["id"] == "a7"
    assert "early_advice" in [finding["label"] for finding in answers[0]["findings"]]


def test_offsets_count_code_points(ask):
    text = "😀😀 you never listen to me"
    _, answers, _ = ask(text.encode())
    assert answers[0]["findings"]
    assert all(text[f["start"] : f["end"]] == f["text"] for f in answers[0]["findings"])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "😂",
        "\x00\x07",
        "<script>alert(1)</script>",
        "אני אוהב אותך",
        "\u202eyou never listen",
        "a" * 100_000,
        "né 你好 mixed",
    ],
)
def test_any_text_is_answered(text, ask):
    status, answers, complaint = ask(text.encode() + b"\n")
    assert (status, len(answers), complaint) == (0, 1, "")


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        (b"not json\n", "line 1, column 1: not JSON"),
        (b'{"id": "a", "text": "x"}\n[1]\n', "line 2: a list; expected one object a line"),
        (b'{"id": "a"}\n', "line 1: “text” is missing"),
        (b'{"text": "x"}\n', "line 1: “id” is missing"),
        (b'{"id": "a", "text": 5}\n', "line 1: “text” is a number"),
        (b'{"id": "a", "text": null}\n', "line 1: “text” is null"),
        (b'{"id": "a", "text": "x", "text": "y"}\n', "line 1: “text” stands there twice"),
        (b'{"id": "a", "txet": "y"}\n', "line 1: “text” is missing"),
        (b'{"id": "a", "text": "x", "reply_to": ["y"]}\n', "line 1: “reply_to” is a list"),
        (b"\xff\n", "line 1, byte 1: not UTF-8"),
        (b"[" * 100_000 + b"\n", "line 1: nested too deeply"),
        (b'{"id": 1' + b"0" * 5000 + b', "text": "x"}\n', "line 1: a number too long"),
    ],
)
def test_what_cannot_be_used_ends_in_one_clear_line(given, complaint, ask):
    status, _, said = ask(given, "--jsonl")
    assert status == 2
    assert complaint in said
    assert said.count("\n") == 1


def test_a_text_too_long_to_read_is_refused(ask):
    status, answers, said = ask(b"a" * 200_001)
    assert (status, answers) == (2, [])
    assert "at most 200000 are read" in said


def test_a_language_that_it_does_not_speak_is_refused(ask):
    status, _, said = ask(b"hallo", "--language", "de")
    assert status == 2
    assert "does not speak “de” yet" in said


def test_a_lone_surrogate_comes_back_as_it_went_in(ask):
    _, answers, _ = ask(rb'{"id": "a", "text": "you never listen \ud800"}', "--jsonl")
    assert answers[0]["labels"]


def test_a_fresh_process_needs_no_heavy_library():
    code = (
        "import io, sys; sys.stdin = io.TextIOWrapper(io.BytesIO(b'You never listen'));"
        "from glitterball.cli.__main__ import main; main(['coach']);"
        "heavy = {'numpy', 'sklearn', 'django', 'torch', 'yaml'} & set(sys.modules); print(heavy, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "set()"
