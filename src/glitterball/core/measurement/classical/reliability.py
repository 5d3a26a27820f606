"""Everything that classical test theory says about one scale, in one call: docs/methods/reliability.md."""

from collections.abc import Sequence
from dataclasses import dataclass

from glitterball.core.measurement.classical.alpha import LEVEL, Alpha, alpha
from glitterball.core.measurement.classical.covariance import (
    Answers,
    UnusableAnswersError,
    complete_covariance,
    pairwise_covariance,
)
from glitterball.core.measurement.classical.items import ItemStatistics, item_statistics
from glitterball.core.measurement.classical.omega import Omega, omega


@dataclass(frozen=True, slots=True)
class Reliability:
    """Alpha from pairwise covariances, omega from complete rows; omega is None where no factor can be found."""

    n: int  # people who answered anything
    n_complete: int
    k: int
    alpha: Alpha
    omega: Omega | None
    items: tuple[ItemStatistics, ...]
    warnings: tuple[str, ...]


def reliability(answers: Answers, names: Sequence[str] = (), *, level: float = LEVEL) -> Reliability:
    """Of ``answers`` (people, items), as ``classical.covariance`` reads them.

    Raises UnusableAnswersError for fewer than 2 items or 3 people, pairs nobody answered both of, and constant items.
    """
    pairs = pairwise_covariance(answers, names)
    named = tuple(names) or tuple(f"item {j}" for j in range(answers.shape[1]))
    items = item_statistics(pairs, named)
    warnings = [_against(item) for item in items if item.runs_against]
    found = None
    try:
        found = omega(pairs if pairs.is_complete else complete_covariance(answers, named))
    except UnusableAnswersError as error:
        warnings.append(f"omega is left out: {error}")
    if found and not found.is_proper:
        warnings.append("omega is unsure: one item is explained wholly, so one factor may not be the right model")
    return Reliability(
        n=pairs.n,
        n_complete=pairs.n_complete,
        k=len(items),
        alpha=alpha(pairs, level=level),
        omega=found,
        items=items,
        warnings=tuple(warnings),
    )


def _against(item: ItemStatistics) -> str:
    return (
        f"{item.item} runs against the others (correlation with the rest {item.with_rest:.2f}, "
        f"with what they share {item.on_first:.2f}): is it reverse-keyed?"
    )
