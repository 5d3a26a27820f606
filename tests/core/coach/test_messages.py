"""Our own messages: what is held out is never trained on."""

import json
from pathlib import Path

import pytest

from glitterball.core.coach import LABELS

MESSAGES = Path(__file__).parents[3] / "training/coach/messages"
TRAINED_ON = ("harmful.jsonl", "helpful.jsonl", "plain.jsonl", "direct.jsonl", "voices.jsonl")
HELD_OUT = ("held-out.jsonl", "held-out-second.jsonl")


def rows_of(name):
    return [json.loads(line) for line in (MESSAGES / name).read_text(encoding="utf-8").splitlines()]


def test_no_message_of_the_second_held_out_file_is_trained_on():
    trained = {row["text"].casefold() for name in TRAINED_ON for row in rows_of(name)}
    assert not [row["id"] for row in rows_of("held-out-second.jsonl") if row["text"].casefold() in trained]


@pytest.mark.parametrize("name", [*TRAINED_ON, *HELD_OUT])
def test_every_message_has_known_labels_and_neutral_stands_alone(name):
    for row in rows_of(name):
        assert row["labels"]
        assert set(row["labels"]) <= set(LABELS)
        assert "neutral" not in row["labels"] or row["labels"] == ["neutral"]
