"""An adaptive check, simulated: beside PyPI mirt's batch in the same run, and the choices of R's catR."""

import csv
import json
import os
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from statistics import quantiles
from time import perf_counter, thread_time

import numpy as np

from bench.interleaved import best_seconds
from glitterball.core.measurement.adaptive import Criterion, Rules, Simulation, answer_item, begin, make_bank, next_item
from glitterball.core.measurement.adaptive.bank import Bank
from glitterball.core.measurement.adaptive.simulation import simulate
from glitterball.core.measurement.models import ItemParameters, Parameters

DATA = os.environ.get("GLITTERBALL_PSYCHOMETRICS")
PEOPLE, FEW, ITEMS, ROUNDS, STEPPED = 1000, 100, 100, 5, 400
RULES = Rules(error=0.32)
CRITERIA: dict[str, Criterion] = {
    "MFI": "information",
    "MPWI": "posterior-information",
    "MLWI": "likelihood-information",
    "KL": "divergence",
    "KLP": "posterior-divergence",
    "MEPV": "variance",
}


def run() -> Iterator[tuple[str, str]]:
    """The figures of adaptive checks."""
    bank = make_bank(_parameters())
    theta = np.random.default_rng(7).standard_normal(PEOPLE)
    yield from _beside_mirt(bank, theta)
    yield from _beside_catsim(theta[:FEW])
    yield from _steps(bank)
    yield from _choices_of_catr()


def _parameters() -> Parameters:
    draw = np.random.default_rng(100)
    slopes = draw.lognormal(0.4, 0.35, ITEMS)
    thresholds = np.sort(draw.normal(0, 1.1, (ITEMS, 4)), axis=1) + np.arange(4) * 0.05
    items = [
        ItemParameters(f"item{place}", float(slope), tuple(map(float, row)))
        for place, (slope, row) in enumerate(zip(slopes, thresholds, strict=True))
    ]
    return Parameters("grm", tuple(items))


def _beside_mirt(bank: Bank, theta: np.ndarray) -> Iterator[tuple[str, str]]:
    theirs = _mirt(bank.parameters, theta)
    ways: dict[str, Callable[[], Simulation]] = {
        "numba": lambda: _ours(bank, theta, fast=True),
        "numpy": lambda: _ours(bank, theta, fast=False),
    }
    best = best_seconds({"mirt": theirs, **ways})
    peer_length, peer_rmse = theirs()
    ours = {way: once() for way, once in ways.items()}
    _assert_same(ours["numba"], ours["numpy"])
    result = ours["numba"]
    if abs(result.mean_length - peer_length) > 1 or abs(result.rmse - peer_rmse) > 0.03:  # noqa: PLR2004 - two draws of 1,000 people differ by less
        raise AssertionError(f"lengths {result.mean_length} and {peer_length}, rmse {result.rmse} and {peer_rmse}")
    title = f"{PEOPLE:,} people, {ITEMS} items, to a standard error below {RULES.error}"
    yield f"{title}: mirt from PyPI, its own 21 points", f"{1000 * best['mirt']:.0f} ms"
    for way in ways:
        bar = " (bar 8)" if way == "numba" else ""
        yield (
            f"  ours with {way}, 61 points",
            f"{1000 * best[way]:.1f} ms, {best['mirt'] / best[way]:.1f} times faster{bar}",
        )
    yield "  the same numbers from both of ours", "yes (1e-10 asserted)"
    yield (
        "  items on average, rmse, coverage of 95 % intervals (mirt's length and rmse)",
        f"{result.mean_length:.2f}, {result.rmse:.3f}, {result.coverage:.3f} ({peer_length:.2f}, {peer_rmse:.3f})",
    )


def _beside_catsim(theta: np.ndarray) -> Iterator[tuple[str, str]]:
    """Two categories only: it knows no others."""
    items = tuple(ItemParameters(item.id, item.a, item.b[1:2]) for item in _parameters().items)
    bank = make_bank(Parameters("2pl", items))
    rules = Rules(error=0.4)
    theirs = _catsim(bank.parameters, theta, rules.error)

    def ours() -> Simulation:
        return simulate(bank, rules, theta, rng=np.random.default_rng(11), fast=True)

    best = best_seconds({"catsim": theirs, "ours": ours})
    rmse, found = theirs(), ours()
    if abs(found.rmse - rmse) > 0.1:  # noqa: PLR2004 - two draws of 100 people differ by less
        raise AssertionError(f"rmse {found.rmse} and {rmse}")
    yield (
        f"{FEW} people, {ITEMS} yes-or-no items, below {rules.error}: catsim",
        f"{1000 * best['catsim']:.0f} ms, {rmse:.2f}",
    )
    yield (
        "  ours with numba; rmse",
        f"{1000 * best['ours']:.2f} ms, {best['catsim'] / best['ours']:.0f} times, {found.rmse:.2f}",
    )


def _catsim(parameters: Parameters, theta: np.ndarray, error: float) -> Callable[[], float]:
    from catsim.estimation import NumericalSearchEstimator
    from catsim.initialization import FixedPointInitializer
    from catsim.item_bank import ItemBank
    from catsim.selection import MaxInfoSelector
    from catsim.simulation import Simulator
    from catsim.stopping import MinErrorStopper

    rows = np.array([(item.a, item.b[0], 0.0, 1.0) for item in parameters.items])

    def once() -> float:
        with redirect_stdout(StringIO()):  # it prints empty lines
            run = Simulator(
                ItemBank(rows),
                theta,
                FixedPointInitializer(0),
                MaxInfoSelector(),
                NumericalSearchEstimator(),
                MinErrorStopper(error),
            )
            run.simulate()
        last = np.array([estimates[-1] for estimates in run.estimations])
        return float(np.sqrt(np.mean((last - theta) ** 2)))

    return once


def _ours(bank: Bank, theta: np.ndarray, *, fast: bool) -> Simulation:
    return simulate(bank, RULES, theta, rng=np.random.default_rng(11), fast=fast)


def _mirt(parameters: Parameters, theta: np.ndarray) -> Callable[[], tuple[float, float]]:
    from mirt.cat import CATEngine
    from mirt.models import GradedResponseModel

    model = GradedResponseModel(n_items=len(parameters.items), n_categories=len(parameters.items[0].b) + 1)
    model.set_parameters(
        discrimination=np.array([item.a for item in parameters.items]),
        thresholds=np.array([item.b for item in parameters.items]),
    )
    model._is_fitted = True  # noqa: SLF001 - it takes given parameters only from a fit of its own

    def once() -> tuple[float, float]:
        results = CATEngine(model, se_threshold=RULES.error, seed=3).run_batch_simulation(theta)
        estimates = np.array([result.theta for result in results])
        lengths = [len(result.items_administered) for result in results]
        return float(np.mean(lengths)), float(np.sqrt(np.mean((estimates - theta) ** 2)))

    return once


def _assert_same(one: Simulation, other: Simulation) -> None:
    np.testing.assert_array_equal(one.asked, other.asked)
    np.testing.assert_allclose(one.estimates, other.estimates, rtol=0, atol=1e-10)
    np.testing.assert_allclose(one.errors, other.errors, rtol=0, atol=1e-10)


def _steps(bank: Bank) -> Iterator[tuple[str, str]]:
    """One person, one step: take the answer in and choose the next item. A busy machine tells on the tail."""
    rounds = [_timed_steps(bank, np.random.default_rng(place)) for place in range(ROUNDS)]
    for name, clock in (("one adaptive step, numpy", 0), ("  CPU time alone", 1)):
        middle, tail = (min(each[clock][cut] for each in rounds) for cut in (49, 98))
        yield name, f"p50 {middle:.3f} ms  p99 {tail:.3f} ms (bar 0.5)"


def _timed_steps(bank: Bank, draw: np.random.Generator) -> tuple[list[float], list[float]]:
    """Percentiles of milliseconds, passed and worked."""
    passed: list[float] = []
    worked: list[float] = []
    while len(passed) < STEPPED:
        progress = begin(bank)
        while (item := next_item(bank, progress, RULES)) is not None:
            answer = int(draw.integers(bank.categories[bank.place_of(item)]))
            start, busy = perf_counter(), thread_time()
            progress = answer_item(bank, progress, item, answer)
            next_item(bank, progress, RULES)
            passed.append(1000 * (perf_counter() - start))
            worked.append(1000 * (thread_time() - busy))
    return quantiles(passed, n=100), quantiles(worked, n=100)


def _choices_of_catr() -> Iterator[tuple[str, str]]:
    if DATA is None:
        yield "next items as catR's", "NOT MEASURED: set GLITTERBALL_PSYCHOMETRICS to the folder of the reference data"
        return
    folder = Path(DATA) / "cat_reference"
    with (folder / "bank.csv").open(encoding="utf-8") as lines:
        rows = [[float(cell) for cell in row] for row in list(csv.reader(lines))[1:]]
    items = tuple(ItemParameters(str(place), row[0], tuple(row[1:])) for place, row in enumerate(rows, start=1))
    bank = make_bank(Parameters("grm", items))
    paths = json.loads((folder / "reference.json").read_text(encoding="utf-8"))["paths"]
    same = {
        name: sum(_chosen(bank, path, rule) == path["next_item"][name]["item"] for path in paths)
        for name, rule in CRITERIA.items()
    }
    if any(count < len(paths) for count in same.values()):
        raise AssertionError(f"next items other than catR's: {same}")
    yield f"next items as catR's, {len(paths)} paths", f"all, by each of {', '.join(same)} (bar: three criteria)"


def _chosen(bank: Bank, path: dict[str, object], criterion: Criterion) -> int:
    progress = begin(bank)
    for item, answer in zip(_many(path["items"]), _many(path["resp"]), strict=True):
        progress = answer_item(bank, progress, str(item), answer)
    return int(next_item(bank, progress, Rules(criterion=criterion, error=1e-9)) or 0)


def _many(value: object) -> list[int]:
    return [int(one) for one in value] if isinstance(value, list) else [int(str(value))]
