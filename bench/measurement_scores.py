"""Scores by expected a posteriori, beside girth and mirt from PyPI, which are given the same items."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.interleaved import best_seconds
from bench.measurement_people import items, people
from glitterball.core.measurement.models import Parameters
from glitterball.core.measurement.persons import Scores, prepare, score_persons
from glitterball.core.measurement.responses import Responses

MANY, MORE = 100_000, 1_000_000
FINE_POINTS, PEERS_FINE, GIRTH_POINTS = 401, 201, 41
CLOSE, SAME = 1e-4, 1e-10
MILLION = "import bench.measurement_scores as here; here.million()"


def run() -> Iterator[tuple[str, str]]:
    """The figures of scoring."""
    parameters = items()
    responses = people(parameters, MANY)
    yield from _many(parameters, responses)
    yield from _one(parameters, responses)
    done = subprocess.run([sys.executable, "-c", MILLION], check=True, capture_output=True, text=True)
    yield f"EAP with SE, {MORE:,} × 32 × 5, in a process of its own (bar 0.6 s, 400 MB)", done.stdout.strip()


def million() -> None:
    """Score a million people, and print seconds and the most memory that the process ever had."""
    parameters = items()
    responses = people(parameters, MORE)
    best = best_seconds({"ours": lambda: score_persons(responses, parameters)})["ours"]
    print(f"{best:.3f} s, {_most_memory()} MB at most, the drawing of the people included")


def _most_memory() -> int:
    """In MB. (``ru_maxrss`` would count what the process was before it became this program.)"""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) // 1024


def _many(parameters: Parameters, responses: Responses) -> Iterator[tuple[str, str]]:
    found: dict[str, Scores] = {}

    def ours(name: str, *, use_fast: bool) -> Callable[[], None]:
        def once() -> None:
            found[name] = score_persons(responses, parameters, use_fast=use_fast)

        return once

    theirs: dict[str, NDArray[np.float64]] = {}
    ways = {
        "ours": ours("ours", use_fast=True),
        "numpy": ours("numpy", use_fast=False),
        "girth": _girth(parameters, responses, theirs),
        "mirt": _mirt(parameters, responses, theirs, "mirt", None),
        "mirt fine": _mirt(parameters, responses, theirs, "mirt fine", PEERS_FINE),
    }
    best = best_seconds(ways)
    fine = score_persons(responses, parameters, points=FINE_POINTS)
    away = _away(found["ours"].theta, fine.theta), _away(found["ours"].se, fine.se)
    apart = max(_away(found["ours"].theta, found["numpy"].theta), _away(found["ours"].se, found["numpy"].se))
    if max(away) > CLOSE or apart > SAME:
        raise AssertionError(f"{away} from {FINE_POINTS} points, {apart} between compiled and numpy")
    points = len(prepare(parameters).points)
    yield f"EAP with SE, {MANY:,} × 32 × 5, {points} points (bar 0.08 s)", f"{best['ours']:.4f} s"
    yield "  its θ and SE from 401 points' (bar 1e-4); numpy's from them (bar 1e-10)", f"{max(away):.1e}; {apart:.0e}"
    yield "  without the extra fast", f"{best['numpy']:.3f} s"
    for name, title, bar in (
        ("girth", f"girth, {GIRTH_POINTS} points, no SE", 8),
        ("mirt", "mirt from PyPI, 49 points", 8),
        ("mirt fine", f"mirt from PyPI, {PEERS_FINE} points", 40),
    ):
        error = _away(theirs[name], fine.theta)
        yield (
            f"  {title}",
            f"{best[name]:.3f} s, {best[name] / best['ours']:.1f} times ours (bar {bar}), θ off by {error:.1g}",
        )


def _one(parameters: Parameters, responses: Responses) -> Iterator[tuple[str, str]]:
    ready = prepare(parameters)
    rows = responses.values[:200].tolist()
    best = best_seconds({"one": lambda: [ready.one(row) for row in rows]})["one"]
    alone, together = ready.one(rows[0]), score_persons(responses.rows(slice(0, 1)), parameters)
    if _away(np.array(alone), np.array([together.theta[0], together.se[0]])) > SAME:
        raise AssertionError(f"one person alone gets {alone}, among others {together.theta[0]}, {together.se[0]}")
    yield "one person, made ready (numpy)", f"{1e6 * best / len(rows):.0f} µs"


def _girth(parameters: Parameters, responses: Responses, theirs: dict[str, NDArray[np.float64]]) -> Callable[[], None]:
    """Its polytomous EAP, put together from its own functions as its ``grm_mml_eap`` does."""
    from girth.unidimensional.polytomous.ability_estimation_poly import _ability_eap_abstract
    from girth.unidimensional.polytomous.partial_integrals_poly import _graded_partial_integral

    theta = np.linspace(-5, 5, GIRTH_POINTS)
    weights = np.exp(-0.5 * theta**2)
    columns = responses.values.T.astype(np.int64)
    nothing = np.zeros(len(responses.values), dtype=bool)

    def once() -> None:
        product = np.ones((len(responses.values), GIRTH_POINTS))
        for item, column in zip(parameters.items, columns, strict=True):
            opens, closes = np.array([-1e10, *item.b]), np.array([*item.b, 1e10])
            product *= _graded_partial_integral(theta, opens, closes, np.full(len(opens), item.a), column, nothing)
        theirs["girth"] = _ability_eap_abstract(product, weights, theta)

    return once


def _mirt(
    parameters: Parameters,
    responses: Responses,
    theirs: dict[str, NDArray[np.float64]],
    name: str,
    points: int | None,
) -> Callable[[], None]:
    from mirt import GradedResponseModel, fscores

    model = GradedResponseModel(n_items=len(parameters.items), n_categories=len(parameters.items[0].b) + 1)
    model.set_parameters(
        discrimination=np.array([item.a for item in parameters.items]),
        thresholds=np.array([item.b for item in parameters.items]),
    )
    model._is_fitted = True  # noqa: SLF001 - it takes given parameters only from a fit of its own
    answers = responses.values.astype(np.int64)

    def once() -> None:
        theirs[name] = np.asarray(fscores(model, answers, n_quadpts=points).theta).ravel()

    return once


def _away(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    return float(np.abs(one - other).max())
