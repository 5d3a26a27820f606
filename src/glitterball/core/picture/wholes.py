"""A block as a whole is the mean of its sides' answers: beside all sides but one, it tells the one that is kept.

So it goes onto a page for two with all of its sides or with none of them, for whoever shows it and for both together.
"""

from collections.abc import Collection
from dataclasses import replace

from glitterball.core.instruments import Instrument
from glitterball.core.picture.release import Released
from glitterball.core.scores import PersonScores


def fit_to_show(scores: PersonScores, chosen: Collection[str], shown: Collection[str]) -> frozenset[str]:
    """What of ``chosen`` can be added to what is ``shown`` without telling a side that is kept.

    A block chosen beside some of its sides stays out. Where the block alone has been seen, some of its sides stay out.
    """
    fit = set(chosen)
    for block in scores.instrument.blocks:
        sides = {facet.id for facet in scores.instrument.facets_of(block.id) if facet.kind == "scored"}
        answered = {side for side in sides if scores.answered[side]}
        after = (fit | set(shown)) & sides
        if not after or after >= answered:
            continue
        if block.id in shown and not sides & set(shown):
            fit -= sides
        else:
            fit.discard(block.id)
    return frozenset(fit)


def without(released: Released, scale: str, instrument: Instrument) -> Released:
    """``released`` after one scale was taken back; the whole of its block goes with it."""
    facet = instrument.facet_by_id.get(scale)
    gone = {scale, facet.block} if facet and facet.kind == "scored" else {scale}
    return _only(released, released.own.keys() - gone)


def only_whole_blocks(
    before: tuple[Released, Released], after: tuple[Released, Released], instrument: Instrument
) -> tuple[Released, Released]:
    """``after`` without the blocks of which it lacks a side that one of the two had released ``before``."""
    partial = set()
    for block in instrument.blocks:
        sides = {facet.id for facet in instrument.facets_of(block.id) if facet.kind == "scored"}
        if len({frozenset(sides & one.own.keys()) for one in (*before, *after)}) > 1:
            partial.add(block.id)
    first, second = (_only(one, one.own.keys() - partial) for one in after)
    return first, second


def _only(released: Released, scales: Collection[str]) -> Released:
    return replace(
        released,
        own={scale: score for scale, score in released.own.items() if scale in scales},
        guesses={facet: score for facet, score in released.guesses.items() if facet in scales},
    )
