"""Our own messages: what is held out is never trained on."""

import json
from pathlib import Path

import pytest

from glitterball.core.coach import LABELS

MESSAGES = Path(__file__).parents[3] / "training/coach/messages"
HELD_OUT = tuple(
    f"held-out-{which}.jsonl" for which in ("second", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
)
TRAINED_ON = tuple(sorted(path.name for path in MESSAGES.glob("*.jsonl") if path.name not in HELD_OUT))


def rows_of(name):
    return [json.loads(line) for line in (MESSAGES / name).read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("name", HELD_OUT)
def test_no_held_out_message_is_trained_on(name):
    trained = {row["text"].casefold() for other in TRAINED_ON for row in rows_of(other)}
    assert len(trained) > 5000
    assert not [row["id"] for row in rows_of(name) if row["text"].casefold() in trained]


def test_training_opens_no_held_out_file():
    written = (MESSAGES.parent / "sources.py").read_text(encoding="utf-8")
    assert all(f'"{name}"' in written for name in TRAINED_ON)
    assert not [name for name in HELD_OUT if name in written]


@pytest.mark.parametrize("name", [*TRAINED_ON, *HELD_OUT])
def test_every_message_has_known_labels_and_neutral_stands_alone(name):
    for row in rows_of(name):
        assert row["labels"]
        assert set(row["labels"]) <= set(LABELS)
        assert "neutral" not in row["labels"] or row["labels"] == ["neutral"]
