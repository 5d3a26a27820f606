"""What a person releases: snapshots of scores, chosen one by one. All that a joint picture may ever see."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from glitterball.core.instruments import Instrument
from glitterball.core.scores import PersonScores, Score


@dataclass(frozen=True)
class Released:
    """One person's released scores by block or facet, and their guesses about the partner on those facets."""

    own: dict[str, Score]
    guesses: dict[str, Score]


class UnknownScaleError(ValueError):
    """A release names something that is neither a facet nor a block."""


def release(scores: PersonScores, choice: Literal["all"] | Collection[str]) -> Released:
    """Release the chosen facets and blocks of ``scores``; ``all`` means all that can be shared.

    What may never be shared (the roots) stays out however it is named. What is plain glass has nothing to release.
    """
    shareable = set(scores.instrument.shareable())
    chosen = shareable if choice == "all" else _known(scores.instrument, choice) & shareable
    return Released(
        own={scale: score for scale in chosen if (score := scores.of(scale))},
        guesses={facet: score for facet, score in scores.guesses.items() if facet in chosen},
    )


def _known(instrument: Instrument, choice: Collection[str]) -> set[str]:
    known = instrument.facet_by_id.keys() | instrument.block_by_id.keys()
    for scale in choice:
        if scale not in known:
            raise UnknownScaleError(scale)
    return set(choice)


def in_common(first: Released, second: Released) -> tuple[Released, Released]:
    """What both have released: the rest does not exist for a joint picture."""
    both = first.own.keys() & second.own.keys()
    return _only(first, both), _only(second, both)


def _only(released: Released, scales: Collection[str]) -> Released:
    return Released(
        {scale: score for scale, score in released.own.items() if scale in scales},
        {facet: score for facet, score in released.guesses.items() if facet in scales},
    )
