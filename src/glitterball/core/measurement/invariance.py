"""Do the two partners of a couple mean the same by an item? A verdict for each item of a calibration.

Partners answer alike, so tests for strangers do not hold between them; here every error counts couples, not people.
Formula, margin and limits: docs/methods/invariance-between-partners.md.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy import linalg
from scipy.special import chdtrc

from glitterball.core.measurement.differential.adjusting import Adjustment, adjusted
from glitterball.core.measurement.differential.anchors import fit_apart, until_flags_stay
from glitterball.core.measurement.differential.groups import GroupFit, Groups, GroupsError, fit_groups
from glitterball.core.measurement.differential.likelihood_ratio import prepared
from glitterball.core.measurement.fit.gradients import chances_and_gradients
from glitterball.core.measurement.models import Model, Reals
from glitterball.core.measurement.one_thread import one_thread
from glitterball.core.measurement.responses import Responses

Verdict = Literal["alike", "differs", "can't tell"]

LEVEL = 0.05
MARGIN = 0.1  # of the item's range: what two partners' answers may differ by at equal standing and still be alike
NINETY = 1.6448536269514722
STANDINGS = np.array([-1.0, 0.0, 1.0])
FEWEST_COUPLES = 100


@dataclass(frozen=True, slots=True)
class ItemVerdict:
    """What a calibration's answers say of one item between partners.

    ``differences`` are how much higher the second member answers, as a share of the item's range, where both stand a
    standard deviation below the middle, in it, and above it; ``low`` and ``high`` are their 90 % intervals. *alike*:
    all intervals lie within a tenth of the range. *differs*: the test says so after adjusting for all items, and the
    item is not alike. Otherwise nobody can tell yet.
    """

    item: str
    chi2: float
    degrees: int
    p: float
    adjusted: float
    differences: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Invariance:
    """The verdicts, who was compared with whom, how many couples answered, and which items anchored."""

    members: tuple[str, str]
    couples: int
    items: tuple[ItemVerdict, ...]
    anchors: tuple[str, ...]


@one_thread()
def invariance_between_partners(
    responses: Responses,
    couple: Sequence[str],
    member: Sequence[str],
    *,
    model: Model = "grm",
    adjustment: Adjustment = "holm",
) -> Invariance:
    """A verdict for each item. ``couple`` and ``member`` hold a word a person; no couple has a member twice.

    Items that differ stop anchoring, and all are tested again until the verdicts stay.

    Partners who can't be told apart (no roles, no genders to compare) have nothing to test here. Raises
    ``GroupsError``.
    """
    couples = _couples(couple, member, len(responses.values))
    names, groups, _ = prepared(responses, member, model=model)
    together = fit_groups(groups)

    def test(flagged: tuple[str, ...]) -> tuple[ItemVerdict, ...]:
        found = [_item(groups, together, column.item, flagged, couples) for column in groups.columns]
        p = adjusted(np.array([item.p for item in found]), adjustment)
        return tuple(_judged(item, float(value)) for item, value in zip(found, p, strict=True))

    items, flagged = until_flags_stay(test, _differing, items=len(groups.columns))
    anchors = tuple(column.item for column in groups.columns if column.item not in flagged)
    return Invariance(names, int(couples.max()) + 1, items, anchors)


def _differing(items: tuple[ItemVerdict, ...]) -> tuple[str, ...]:
    return tuple(item.item for item in items if item.verdict == "differs")


def _couples(couple: Sequence[str], member: Sequence[str], people: int) -> NDArray[np.intp]:
    """The place of each person's couple."""
    if not len(couple) == len(member) == people:
        raise GroupsError(f"{len(couple)} couples and {len(member)} members for {people} people: expected one for each")
    (pair, often), *_ = Counter(zip(couple, member, strict=True)).most_common(1)
    if often > 1:
        raise GroupsError(f"couple {pair[0]!r} has member {pair[1]!r} {often} times: expected each member once")
    names, places = np.unique(np.asarray(couple), return_inverse=True)
    if len(names) < FEWEST_COUPLES:
        raise GroupsError(f"{len(names)} couples: expected at least {FEWEST_COUPLES} for a verdict on items")
    return places


def _item(
    groups: Groups, together: GroupFit, item: str, flagged: tuple[str, ...], couples: NDArray[np.intp]
) -> ItemVerdict:
    apart = fit_apart(groups, together, (*(other for other in flagged if other != item), item))
    place = [column.item for column in groups.columns].index(item)
    size = len(apart.lines[place])
    begins, ends = (sum(len(line) for line in apart.lines[:upto]) for upto in (place, -1))
    both = np.concatenate([np.arange(begins, begins + size), np.arange(ends, ends + size)])
    spread = _covariance_by_couples(apart, couples)[np.ix_(both, both)]
    contrast = np.hstack([-np.eye(size), np.eye(size)])
    shift = apart.lines[-1] - apart.lines[place]
    chi2 = float(shift @ linalg.pinvh(contrast @ spread @ contrast.T) @ shift)
    differences, errors = _differences(groups.model, apart, place, spread)
    return ItemVerdict(
        item=item,
        chi2=chi2,
        degrees=size,
        p=float(chdtrc(size, chi2)),
        adjusted=1.0,
        differences=tuple(map(float, differences)),
        low=tuple(map(float, differences - NINETY * errors)),
        high=tuple(map(float, differences + NINETY * errors)),
        verdict="can't tell",
    )


def _covariance_by_couples(fit: GroupFit, couples: NDArray[np.intp]) -> Reals:
    """Covariances of the estimates that allow for partners who answer alike (White 1982, with couples as units)."""
    scores = np.zeros((int(couples.max()) + 1, fit.scores.shape[1]))
    np.add.at(scores, couples, fit.scores)
    covariance: Reals = fit.covariance @ (scores.T @ scores) @ fit.covariance
    return covariance


def _differences(model: Model, fit: GroupFit, place: int, spread: Reals) -> tuple[Reals, Reals]:
    """Differences of expected answers at three standings, in shares of the item's range, with standard errors."""
    middle, scale = fit.mean / 2, np.sqrt((1 + fit.sd**2) / 2)
    standings = middle + scale * STANDINGS
    first, later = (chances_and_gradients(model, line, standings) for line in (fit.lines[place], fit.lines[-1]))
    scores = np.arange(first[0].shape[1]) / (first[0].shape[1] - 1)
    slopes = np.concatenate(
        [-np.einsum("qmp,m->qp", first[1], scores), np.einsum("qmp,m->qp", later[1], scores)], axis=1
    )
    errors = np.sqrt(np.einsum("qp,pr,qr->q", slopes, spread, slopes))
    return (later[0] - first[0]) @ scores, errors


def _judged(item: ItemVerdict, p: float) -> ItemVerdict:
    verdict: Verdict = "can't tell"
    if min(item.low) > -MARGIN and max(item.high) < MARGIN:
        verdict = "alike"
    elif p < LEVEL:
        verdict = "differs"
    return replace(item, adjusted=p, verdict=verdict)
