"""The coach against labelled sets: how often it is right, by label and by set, with the bar beside each figure."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from statistics import fmean, median
from typing import Any

from glitterball.adapters.coach import coach_knowledge
from glitterball.core.coach import HARMFUL, HELPFUL, LABELS, Reading, coach
from glitterball.core.coach.analysis import Analysis, analyse, emotion_scores, support_scores
from glitterball.core.coach.hurtful import hurtful_spans
from glitterball.core.coach.overlap import kept_share

Row = dict[str, Any]
Figure = tuple[str, str]
POSITIVE = {
    "admiration",
    "amusement",
    "approval",
    "caring",
    "excitement",
    "gratitude",
    "joy",
    "love",
    "optimism",
    "pride",
    "relief",
    "neutral",
}


def rows_of(path: Path) -> list[Row]:
    """The rows of a JSON lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read_all(rows: Iterable[Row], reply_key: str = "") -> list[Reading]:
    """The coach's answer to each row."""
    knowledge = coach_knowledge()
    return [
        coach(str(row["text"]), knowledge=knowledge, reply_to=row.get(reply_key) if reply_key else None) for row in rows
    ]


def precision_recall(truth: Sequence[bool], said: Sequence[bool]) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    both = sum(t and s for t, s in zip(truth, said, strict=True))
    precision = both / max(1, sum(said))
    recall = both / max(1, sum(truth))
    return precision, recall, 2 * both / max(1, sum(said) + sum(truth))


def partner_messages(name: str, rows: list[Row]) -> Iterator[Figure]:
    """The fifteen labels, what is missed, and what is flagged for nothing."""
    readings = read_all(rows)
    f1: dict[str, float] = {}
    for label in LABELS:
        truth = [label in row["labels"] for row in rows]
        precision, recall, f1[label] = precision_recall(truth, [label in reading.labels for reading in readings])
        yield f"{name}: {label}", f"precision {precision:.2f}  recall {recall:.2f}  F1 {f1[label]:.2f}  ({sum(truth)})"
    yield f"{name}: macro-F1 of 15 labels", f"{fmean(f1.values()):.3f} (bar .72, aim .80)"
    yield f"{name}: harmful", f"{fmean(f1[label] for label in HARMFUL):.3f} (bar .70)"
    yield f"{name}: helpful", f"{fmean(f1[label] for label in HELPFUL):.3f} (bar .76)"
    yield f"{name}: weakest label", f"{min(f1, key=lambda label: f1[label])} {min(f1.values()):.3f} (bar .55)"
    yield from _alarms(name, rows, readings)


def _alarms(name: str, rows: list[Row], readings: list[Reading]) -> Iterator[Figure]:
    is_harmful = [any(label in HARMFUL for label in row["labels"]) for row in rows]
    is_flagged = [any(label in HARMFUL for label in reading.labels) for reading in readings]
    yield f"{name}: any harm found", f"{_share(is_flagged, is_harmful):.3f} (bar .80)"
    for kind, bar in (("benign", "bar 7 %"), ("trap", "bar 15 %")):
        if any(row.get("set") == kind for row in rows):
            among = [row.get("set") == kind and not harmful for row, harmful in zip(rows, is_harmful, strict=True)]
            yield f"{name}: false alarms on {kind} messages", f"{_share(is_flagged, among):.1%} ({bar})"
    yield (
        f"{name}: false alarms on all without harm",
        f"{_share(is_flagged, [not harmful for harmful in is_harmful]):.1%}",
    )


def _share(said: Sequence[bool], among: Sequence[bool]) -> float:
    return sum(s for s, a in zip(said, among, strict=True) if a) / max(1, sum(among))


def rewrites(name: str, rows: list[Row]) -> Iterator[Figure]:
    """How many accusing messages get a rewrite, whether each is clean, and how much of the words is kept."""
    wanted = [row for row in rows if {"blame", "generalisation"} & set(row["labels"])]
    readings = read_all(wanted)
    texts = [[s.text for s in reading.suggestions if s.kind == "rewrite"] for reading in readings]
    knowledge = coach_knowledge()
    again = [coach(text, knowledge=knowledge) for group in texts for text in group]
    clean = sum(not set(HARMFUL) & set(reading.labels) for reading in again)
    kept = [
        kept_share(str(row["text"]), group[0], knowledge) for row, group in zip(wanted, texts, strict=True) if group
    ]
    yield (
        f"{name}: concrete rewrite for blame and generalisation",
        f"{sum(map(bool, texts)) / len(texts):.1%} (bar 70 %)",
    )
    yield f"{name}: rewrites clean when read again", f"{clean} of {len(again)} (bar all)"
    yield f"{name}: content words kept, median", f"{median(kept):.0%} (bar 60 %)" if kept else "none"


def goemotions(path: Path, groups: dict[str, tuple[str, ...]]) -> Iterator[Figure]:
    """Ten groups of emotions, and harmful flags on positive or neutral text."""
    rows = rows_of(path)
    said = _scored(rows, lambda analysis: emotion_scores(analysis, coach_knowledge().models))
    f1: dict[str, float] = {}
    for name, members in groups.items():
        truth = [bool(set(members) & set(row["labels"])) for row in rows]
        precision, recall, f1[name] = precision_recall(truth, [scores[name] > 0 for scores in said])
        yield (
            f"GoEmotions: {name}",
            f"precision {precision:.2f}  recall {recall:.2f}  F1 {f1[name]:.2f}  ({sum(truth)})",
        )
    yield "GoEmotions: macro-F1 of 10 groups", f"{fmean(f1.values()):.3f} (bar .58)"
    yield "GoEmotions: gratitude", f"{f1['gratitude']:.3f} (bar .88)"
    kind = [row for row in rows if set(row["labels"]) <= POSITIVE]
    yield "GoEmotions: harmful flags on positive or neutral text", _flag_rate(kind)


def offmychest(path: Path) -> Iterator[Figure]:
    """Disclosure and support."""
    rows = rows_of(path)
    said = _scored(rows, lambda analysis: support_scores(analysis, coach_knowledge().models))
    f1: list[float] = []
    for label in ("emotional_disclosure", "information_disclosure", "emo_support", "info_support"):
        truth = [bool(row[label]) for row in rows]
        precision, recall, value = precision_recall(truth, [scores[label] > 0 for scores in said])
        f1.append(value)
        yield f"OffMyChest: {label}", f"precision {precision:.2f}  recall {recall:.2f}  F1 {value:.2f}  ({sum(truth)})"
    yield "OffMyChest: macro-F1", f"{fmean(f1):.3f} (bar .68)"


def toxic_spans(path: Path) -> Iterator[Figure]:
    """Characters that readers marked as hurtful."""
    values: list[float] = []
    for row in rows_of(path):
        truth = {at for start, end in row["spans"] for at in range(start, end)}
        said = {
            at
            for start, end in hurtful_spans(row["text"], coach_knowledge().models.hurtful)
            for at in range(start, end)
        }
        values.append(2 * len(truth & said) / (len(truth) + len(said)) if truth or said else 1.0)
    yield "toxic spans: character F1", f"{fmean(values):.3f} (bar .62)"


def epitome(path: Path) -> Iterator[Figure]:
    """Emotional reactions read as validation; never trained on."""
    rows = rows_of(path)
    said = ["validation" in reading.labels for reading in read_all(rows, "seeker")]
    truth = [row["label"] > 0 for row in rows]
    precision, recall, f1 = precision_recall(truth, said)
    _, _, other = precision_recall([not t for t in truth], [not s for s in said])
    yield (
        "EPITOME: emotional reaction as validation",
        f"precision {precision:.2f}  recall {recall:.2f}  F1 {f1:.3f} (bar .66)",
    )
    yield "EPITOME: macro-F1 of reaction and none", f"{(f1 + other) / 2:.3f} (bar .66)"


def esconv(path: Path) -> Iterator[Figure]:
    """Turns of people who support somebody: none should be called harmful."""
    yield "ESConv: harmful flags on supporter turns", _flag_rate(rows_of(path))


def _flag_rate(rows: list[Row]) -> str:
    flagged = [any(label in HARMFUL for label in reading.labels) for reading in read_all(rows)]
    return f"{sum(flagged) / len(flagged):.1%} of {len(flagged)} (bar 3 %)"


def _scored(rows: list[Row], score: Callable[[Analysis], dict[str, float]]) -> list[dict[str, float]]:
    return [score(analyse(str(row["text"]), coach_knowledge())) for row in rows]
