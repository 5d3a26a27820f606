"""Read what may be trained on. Sets marked for evaluation only are not even opened here (docs/methods/coach.md)."""

import json
from collections.abc import Container, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from glitterball.core.coach import HARMFUL, HELPFUL

MESSAGES = Path(__file__).parent / "messages"
BY_THE_AUTHOR = ("harmful.jsonl", "helpful.jsonl", "plain.jsonl", "direct.jsonl", "voices.jsonl")
BY_OTHERS = (
    "many-voices.jsonl",
    "fresh.jsonl",
    "once-held-out.jsonl",
    "neighbours.jsonl",
    "once-held-out-third.jsonl",
    "strangers.jsonl",
)
OWN_FILES = BY_THE_AUTHOR + BY_OTHERS
COUNTS_OF_OTHERS = 5.0  # a message by somebody else teaches more about messages to come than one by the rules' author
MESSAGE_LABELS = (*HARMFUL, *HELPFUL)

# GoEmotions' 27 emotions in ten groups; neutral is a group of its own.
_GROUPS_FILE = Path(__file__).parent / "emotion-groups.json"
EMOTION_GROUPS: dict[str, tuple[str, ...]] = {
    name: tuple(members) for name, members in json.loads(_GROUPS_FILE.read_text(encoding="utf-8")).items()
}


def _members(*groups: str) -> tuple[str, ...]:
    return tuple(name for group in groups for name in EMOTION_GROUPS[group])


KIND_EMOTIONS = frozenset({*_members("gratitude", "love", "joy", "admiration", "surprise", "neutral"), "curiosity"})
KIND_COMMENTS = 12000
UNKIND_REQUESTS = "impolite"
SUPPORT_LABELS = ("emotional_disclosure", "information_disclosure", "emo_support", "info_support")


@dataclass(frozen=True, slots=True)
class Labelled:
    """Texts, and for each of some labels whether each text has it."""

    texts: tuple[str, ...]
    has: dict[str, tuple[bool, ...]]


def rows_of(path: Path) -> list[dict[str, object]]:
    """The rows of a JSON lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def own_messages() -> Labelled:
    """Our own messages, labelled to the codebook; the held-out files are not among them."""
    rows = [row for name in OWN_FILES for row in rows_of(MESSAGES / name)]
    return labelled(rows, {label: (label,) for label in MESSAGE_LABELS})


def own_weights() -> np.ndarray:
    """How much each of our own messages counts, in the same order."""
    weights = [COUNTS_OF_OTHERS if name in BY_OTHERS else 1.0 for name in OWN_FILES for _ in rows_of(MESSAGES / name)]
    return np.array(weights)


def emotions(path: Path) -> Labelled:
    """GoEmotions in ten groups."""
    return labelled(rows_of(path), EMOTION_GROUPS)


def labelled(rows: Iterable[dict[str, object]], groups: dict[str, tuple[str, ...]]) -> Labelled:
    """Rows with a list of labels, by group."""
    kept = list(rows)
    has = {name: tuple(bool(set(members) & set(_names(row))) for row in kept) for name, members in groups.items()}
    return Labelled(tuple(str(row["text"]) for row in kept), has)


def kind_texts(data: Path, hurtful: Container[str]) -> tuple[str, ...]:
    """Public text that hurts nobody: kind or neutral comments, replies without a hurtful word, and polite requests."""
    comments = [row for row in rows_of(data / "goemotions_train.jsonl") if set(_names(row)) <= KIND_EMOTIONS]
    replies = [row for row in rows_of(data / "offmychest_train.jsonl") if row["support"] or not _hurts(row, hurtful)]
    requests = [row for row in rows_of(data / "stanford_politeness.jsonl") if row["label"] != UNKIND_REQUESTS]
    return tuple(str(row["text"]) for row in [*comments[:KIND_COMMENTS], *replies, *requests])


def _hurts(row: dict[str, object], hurtful: Container[str]) -> bool:
    return any(word in hurtful for word in str(row["text"]).casefold().split())


def support(path: Path) -> Labelled:
    """OffMyChest: what is disclosed, and what support is given."""
    rows = rows_of(path)
    has = {label: tuple(bool(row[label]) for row in rows) for label in SUPPORT_LABELS}
    return Labelled(tuple(str(row["text"]) for row in rows), has)


def _names(row: dict[str, object]) -> list[str]:
    names = row["labels"]
    return [str(name) for name in names] if isinstance(names, list) else []
