"""Choose the second stage: at most 24 items where this person's own picture is dim, unclear or at odds with itself.

The rule and why it is as it is: docs/methods/stages.md. It sees one answer sheet and that person's wishes, so nobody's
answers can steer the other's questions.
"""

from collections.abc import Collection
from statistics import fmean, pstdev

from glitterball.core.answers import AnswerSheet
from glitterball.core.instruments import Facet, Item

STAGE_TWO = 2
STAGE_TWO_MOST = 24
ENOUGH_ANSWERS = 5  # one more than a facet's score needs, so that one skipped answer does not turn it back to glass
WISH_WEIGHT = 3.0


def stage_two(sheet: AnswerSheet, *, wishes: Collection[str] = ()) -> tuple[Item, ...]:
    """The items to ask next, in the instrument's order; ``wishes`` are ids of facets or blocks to look at closely."""
    instrument = sheet.instrument
    ranked = sorted(
        instrument.facets, key=lambda facet: -_weight(facet, sheet, wishes)
    )  # stable: ties keep their order
    chosen: list[Item] = []
    for facet in ranked:
        room = min(STAGE_TWO_MOST - len(chosen), ENOUGH_ANSWERS - len(_own_answers(facet, sheet)))
        chosen += _still_to_ask(facet, sheet)[: max(0, room)]
    position = {item.id: index for index, item in enumerate(instrument.items)}
    return tuple(sorted(chosen, key=lambda item: position[item.id]))


def _weight(facet: Facet, sheet: AnswerSheet, wishes: Collection[str]) -> float:
    """How much there is to gain from asking more about ``facet``: wished for, dim, at odds within itself, unclear."""
    answers = _own_answers(facet, sheet)
    nearby = answers or [v for f in sheet.instrument.facets_of(facet.block) for v in _own_answers(f, sheet)]
    span = sheet.instrument.highest - sheet.instrument.lowest
    dimness = (sheet.instrument.highest - fmean(nearby)) / span if nearby else 0.5
    at_odds = 2 * pstdev(answers) / span if answers else 0.0
    unclear = max(0, ENOUGH_ANSWERS - len(answers)) / ENOUGH_ANSWERS
    wished = WISH_WEIGHT if facet.id in wishes or facet.block in wishes else 0.0
    return wished + 2 * dimness + at_odds + unclear


def _own_answers(facet: Facet, sheet: AnswerSheet) -> list[int]:
    items = sheet.instrument.items_of(facet.id)
    return [sheet.towards_the_light(i.id) for i in items if not i.is_guess and i.id in sheet.answers]


def _still_to_ask(facet: Facet, sheet: AnswerSheet) -> list[Item]:
    items = sheet.instrument.items_of(facet.id)
    return [i for i in items if i.stage == STAGE_TWO and not i.is_guess and i.id not in sheet.answers]
