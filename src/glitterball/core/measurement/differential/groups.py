"""One trait in two groups: items in common, or some items apart, and the second group's own mean and spread.

The first group is standard normal; the items that are the same in both carry its scale over. Fitted by marginal maximum
likelihood with Fisher scoring, the information taken from the people's own scores (Berndt and others 1974).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import linalg

from glitterball.core.measurement.fit.gradients import chances_and_gradients
from glitterball.core.measurement.models import Model, Reals
from glitterball.core.measurement.one_thread import one_thread

POINTS = np.linspace(-6.0, 6.0, 61)
ENOUGH = 2e-5  # log-likelihood that another step could still gain
STEPS = 200
DAMPING = 1e-3
MOST_DAMPING = 1e12
STEEPEST = 60.0


class GroupsError(ValueError):
    """Two groups can't be compared from this: one sentence."""


class Column(NamedTuple):
    """An item's answers (n,), -1 where there is none, from category 0 to ``categories`` - 1."""

    item: str
    answers: NDArray[np.int8]
    categories: int


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """What is fitted: the answers, and who is in the second group (n,). An item apart is two columns with gaps."""

    model: Model
    columns: tuple[Column, ...]
    second: NDArray[np.bool_]

    def apart(self, item: str) -> "Groups":
        """The same with one item in two columns, the first group's and then, at the end, the second's."""
        whole = next(column for column in self.columns if column.item == item)
        first = whole._replace(answers=np.where(self.second, -1, whole.answers).astype(np.int8))
        later = whole._replace(answers=np.where(self.second, whole.answers, -1).astype(np.int8))
        same = tuple(first if column.item == item else column for column in self.columns)
        return replace(self, columns=(*same, later))


@dataclass(frozen=True, slots=True, eq=False)
class GroupFit:
    """Slope and intercepts of each column, the second group's mean and standard deviation, and how well they fit.

    ``scores`` (n, p) say how each person's log-likelihood moves with the parameters: the columns' in order, then mean
    and logarithm of the standard deviation.
    """

    lines: tuple[Reals, ...]
    mean: float
    sd: float
    loglik: float
    scores: Reals

    @property
    def covariance(self) -> Reals:
        """Covariances (p, p) of the estimates, by the people's scores."""
        return np.asarray(linalg.pinvh(self.scores.T @ self.scores))


class _Place(NamedTuple):
    lines: tuple[Reals, ...]
    mean: float
    spread: float  # logarithm of the standard deviation


@one_thread()
def fit_groups(groups: Groups, *, start: GroupFit | None = None) -> GroupFit:
    """Fit the model, from scratch or from another fit whose columns are the first of these. Raises ``GroupsError``."""
    place = _begin(groups, start)
    count = sum(len(line) for line in place.lines) + 2
    if len(groups.second) <= count:
        raise GroupsError(f"{len(groups.second)} people for {count} parameters: expected more people than parameters")
    loglik, scores = _evaluate(groups, place)
    damping = DAMPING
    for _ in range(STEPS):
        gradient, information = scores.sum(axis=0), scores.T @ scores
        if gradient @ linalg.pinvh(information) @ gradient < ENOUGH:
            return GroupFit(place.lines, place.mean, float(np.exp(place.spread)), loglik, scores)
        while damping < MOST_DAMPING:
            tried = _moved(groups.model, place, _step(information, gradient, damping))
            if tried is not None:
                better, their_scores = _evaluate(groups, tried)
                if better >= loglik:
                    place, loglik, scores, damping = tried, better, their_scores, damping / 10
                    break
            damping *= 10
        else:
            break
    raise GroupsError(
        f"the model of two groups did not settle in {STEPS} steps: expected more people or fewer categories"
    )


def _step(information: Reals, gradient: Reals, damping: float) -> Reals:
    """The damped step, with parameters brought to one size first."""
    size = np.sqrt(np.diag(information))
    scaled = information / np.outer(size, size) + damping * np.eye(len(size))
    step: Reals = linalg.solve(scaled, gradient / size, assume_a="pos") / size
    return step


def _begin(groups: Groups, start: GroupFit | None) -> _Place:
    if start is None:
        return _Place(tuple(_first_line(groups.model, column) for column in groups.columns), 0.0, 0.0)
    doubled = [column.item for column in groups.columns[len(start.lines) :]]
    names = [column.item for column in groups.columns[: len(start.lines)]]
    lines = (*start.lines, *(start.lines[names.index(item)] for item in doubled))
    return _Place(lines, start.mean, float(np.log(start.sd)))


def _first_line(model: Model, column: Column) -> Reals:
    counts = np.bincount(column.answers[column.answers >= 0], minlength=column.categories) + 0.5
    if model == "gpcm":
        return np.array([1.0, *np.log(counts[1:] / counts[:-1])])
    above = counts[::-1].cumsum()[::-1][1:] / counts.sum()
    return np.array([1.0, *(1.2 * np.log(above / (1 - above)))])


def _moved(model: Model, place: _Place, step: Reals) -> _Place | None:
    """The place after a step; nothing if there is no such place."""
    lines, at = [], 0
    for line in place.lines:
        lines.append(line + step[at : at + len(line)])
        at += len(line)
    if any(abs(line[0]) > STEEPEST for line in lines):
        return None
    if model != "gpcm" and any((np.diff(line[1:]) >= 0).any() for line in lines):
        return None
    mean, spread = place.mean + float(step[at]), place.spread + float(step[at + 1])
    return _Place(tuple(lines), mean, spread) if abs(mean) < POINTS[-1] and abs(spread) < 2 else None  # noqa: PLR2004 - e² times the first group's spread leaves the grid


def _evaluate(groups: Groups, place: _Place) -> tuple[float, Reals]:
    """Log-likelihood, and its derivatives person by person (n, p)."""
    curves = [chances_and_gradients(groups.model, line, POINTS) for line in place.lines]
    sd = np.exp(place.spread)
    first, later = (np.exp(-0.5 * distance**2) for distance in (POINTS, (POINTS - place.mean) / sd))
    weights = np.where(groups.second[:, None], later / later.sum(), first / first.sum())
    for column, (chances, _) in zip(groups.columns, curves, strict=True):
        weights *= np.vstack([chances.T, np.ones(len(POINTS))])[column.answers]
    likelihood = weights.sum(axis=1)
    weights /= likelihood[:, None]
    scores = [*_item_scores(groups, curves, weights), _group_scores(groups, place, weights)]
    return float(np.log(likelihood).sum()), np.column_stack(scores)


def _item_scores(groups: Groups, curves: list[tuple[Reals, Reals]], weights: Reals) -> Iterator[Reals]:
    for column, (chances, gradients) in zip(groups.columns, curves, strict=True):
        scores = np.zeros((len(weights), gradients.shape[2]))
        for category in range(column.categories):
            people = np.flatnonzero(column.answers == category)
            relative = gradients[:, category] / np.maximum(chances[:, [category]], np.finfo(float).tiny)
            scores[people] = weights[people] @ relative
        yield scores


def _group_scores(groups: Groups, place: _Place, weights: Reals) -> Reals:
    distance = (POINTS - place.mean) / np.exp(place.spread)
    moves = np.column_stack([distance / np.exp(place.spread), distance**2 - 1])
    prior = np.exp(-0.5 * distance**2)
    moves -= prior @ moves / prior.sum()  # the weights of the points sum to one
    scores: Reals = np.where(groups.second[:, None], weights @ moves, 0.0)
    return scores
