"""What is inside a sealed snapshot and a sealed choice, as short JSON.

Numbers keep all their digits: what was looked at is what was released.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from glitterball.core.picture import Released
from glitterball.core.scores import Score


@dataclass(frozen=True)
class Snapshot:
    """What one person has released, and on which day they first did."""

    released: Released
    first_on: date


@dataclass(frozen=True, slots=True)
class OpenChoice:
    """Sides that somebody thinks about releasing, and when their day to think is over."""

    scales: tuple[str, ...]
    ready_at: datetime


def write_snapshot(snapshot: Snapshot) -> str:
    """A snapshot as text to seal. How scores were made is written once for all that were made alike."""
    scores = [*snapshot.released.own.values(), *snapshot.released.guesses.values()]
    made = sorted({(score.method, score.calibration, score.instrument) for score in scores})
    rows = [_written(score, made.index((score.method, score.calibration, score.instrument))) for score in scores]
    return _json({"on": snapshot.first_on.isoformat(), "made": made, "scores": sorted(rows)})


def read_snapshot(text: str) -> Snapshot:
    """The snapshot again."""
    kept = json.loads(text)
    scores = [_read(row, kept["made"]) for row in kept["scores"]]
    own = {score.scale: score for score in scores if score.viewpoint == "own"}
    guesses = {score.scale: score for score in scores if score.viewpoint == "guess"}
    return Snapshot(Released(own, guesses), date.fromisoformat(kept["on"]))


def write_choice(choice: OpenChoice) -> str:
    """A choice as text to seal."""
    return _json({"scales": choice.scales, "ready": choice.ready_at.isoformat()})


def read_choice(text: str) -> OpenChoice:
    """The choice again."""
    kept = json.loads(text)
    return OpenChoice(tuple(kept["scales"]), datetime.fromisoformat(kept["ready"]))


def _written(score: Score, made: int) -> list[Any]:
    return [score.viewpoint, score.scale, score.value, score.standard_error, score.band, score.n_answers, made]


def _read(row: list[Any], made: list[list[str]]) -> Score:
    viewpoint, scale, value, error, band, n_answers, how = row
    method, calibration, instrument = made[how]
    return Score(scale, viewpoint, value, error, band, n_answers, method, calibration, instrument)


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)
