"""Calibration, beside girth and mirt from PyPI, on the same answers; and the first result of a fresh process."""

import csv
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.interleaved import best_seconds
from bench.measurement_people import items, people
from glitterball.adapters.tables import read_answers
from glitterball.core.measurement.calibration import Calibration, calibrate, code_answers
from glitterball.core.measurement.responses import Responses

VARIABLE = "GLITTERBALL_PSYCHOMETRICS"
SETS = ("lsat6_2pl", "lsat7_2pl", "ltm_science7", "bfi_agree", "bfi_neuroticism")
MANY, SOME = 10_000, 2_000
FINE_POINTS, PEERS_FINE = 201, 121
CLOSE_A = CLOSE_B = 0.002
CLOSE_LOGLIK, CLOSE_SE, SAME = 0.01, 0.02, 1e-10


def run() -> Iterator[tuple[str, str]]:
    """The figures of calibrating."""
    yield from _beside_peers(people(items(), MANY))
    yield from _alone(people(items(), SOME))
    yield from _reference_sets()
    yield from _first_result()


def _beside_peers(responses: Responses) -> Iterator[tuple[str, str]]:
    found: dict[str, Calibration] = {}
    theirs: dict[str, NDArray[np.float64]] = {}

    def ours() -> None:
        found["ours"] = calibrate(responses, model="grm", use_fast=True)

    best = best_seconds({"ours": ours, "girth": _girth(responses, theirs), "mirt": _mirt(responses, theirs)})
    fine = calibrate(responses, model="grm", points=FINE_POINTS)
    away = _checked(found["ours"], fine)
    yield f"calibration with SE, {MANY:,} × 32 (bar 0.5 s)", f"{best['ours']:.3f} s, {found['ours'].iterations} steps"
    yield f"  from {FINE_POINTS} points' answer: loglik, a, b, SE", away
    apart = _apart(found["ours"], calibrate(responses, model="grm", use_fast=False))
    yield "  numpy's from it (bar 1e-10)", f"{apart:.0e}"
    truth = np.array([item.a for item in fine.parameters.items])
    for name, title in (("girth", "girth, no SE"), ("mirt", f"mirt from PyPI, {PEERS_FINE} points, no SE")):
        error = float((np.abs(theirs[name] - truth) / np.maximum(1, truth)).max())
        kind = "accurate" if error < CLOSE_A else "not accurate"
        times = best[name] / best["ours"]
        yield f"  {title}", f"{best[name]:.2f} s, {times:.0f} times ours (bar 20), a off by {error:.2g}: {kind}"


def _alone(responses: Responses) -> Iterator[tuple[str, str]]:
    best = best_seconds({"ours": lambda: calibrate(responses, model="grm", use_fast=True)})["ours"]
    fine = calibrate(responses, model="grm", points=FINE_POINTS)
    away = _checked(calibrate(responses, model="grm", use_fast=True), fine)
    yield f"calibration with SE, {SOME:,} × 32 (bar 0.15 s)", f"{best:.3f} s"
    yield f"  from {FINE_POINTS} points' answer: loglik, a, b, SE", away


def _reference_sets() -> Iterator[tuple[str, str]]:
    folder = os.environ.get(VARIABLE)
    if not folder:
        yield "published data sets", f"NOT MEASURED: set {VARIABLE} to the folder that holds them"
        return
    for name in SETS:
        table = read_answers(Path(folder) / name / "data.csv")
        coded = code_answers(table.values, table.items, table.ids)
        found = calibrate(coded.responses, model="grm")
        yield f"  {name}, from R's mirt: loglik, a, b, SE", _beside_r(found, Path(folder) / name / "reference.json")


def _beside_r(found: Calibration, reference: Path) -> str:
    """Compare with R; thresholds as shares of their size where that is above 1."""
    theirs = json.loads(reference.read_text(encoding="utf-8"))["irt"]
    loglik, a, b, se = abs(found.loglik - theirs["logLik"]), 0.0, 0.0, 0.0
    for item, errors in zip(found.parameters.items, found.errors, strict=True):
        values, spread = theirs["params"][item.id], theirs["se"][item.id]
        names = ["a", *sorted(key for key in values if key.startswith("b"))]
        a = max(a, abs(item.a - values["a"]) / max(1, abs(item.a)))
        b = max(b, *(abs(mine - values[key]) for mine, key in zip(item.b, names[1:], strict=True)))
        se = max(se, *(abs(mine / spread[key] - 1) for mine, key in zip(errors, names, strict=False)))
    if loglik > CLOSE_LOGLIK or a > CLOSE_A or b > CLOSE_B or se > CLOSE_SE:
        raise AssertionError(f"loglik {loglik}, a {a}, b {b}, SE {se} away from R")
    return f"{loglik:.1e}, {a:.1e}, {b:.1e}, {100 * se:.2f} %"


def _checked(found: Calibration, fine: Calibration) -> str:
    ours, theirs = _table(found), _table(fine)
    loglik = abs(found.loglik - fine.loglik)
    a, b = (float(np.abs(ours - theirs)[:, part].max()) for part in (slice(0, 1), slice(1, None)))
    se = float(np.abs(found.errors / fine.errors - 1).max())
    if loglik > CLOSE_LOGLIK or a > CLOSE_A or b > CLOSE_B or se > CLOSE_SE or not found.converged:
        raise AssertionError(f"loglik {loglik}, a {a}, b {b}, SE {se} away, converged: {found.converged}")
    return f"{loglik:.1e}, {a:.1e}, {b:.1e}, {100 * se:.2g} %"


def _apart(one: Calibration, other: Calibration) -> float:
    apart = float(np.abs(_table(one) - _table(other)).max())
    if apart > SAME:
        raise AssertionError(f"compiled and numpy are {apart} apart")
    return apart


def _table(found: Calibration) -> NDArray[np.float64]:
    return np.array([[item.a, *item.b] for item in found.parameters.items])


def _girth(responses: Responses, theirs: dict[str, NDArray[np.float64]]) -> Callable[[], None]:
    from girth import grm_mml

    answers = responses.values.T.astype(np.int64) + 1

    def once() -> None:
        theirs["girth"] = np.asarray(grm_mml(answers)["Discrimination"])

    return once


def _mirt(responses: Responses, theirs: dict[str, NDArray[np.float64]]) -> Callable[[], None]:
    from mirt import fit_mirt

    answers = responses.values.astype(np.int64)

    def once() -> None:
        fit = fit_mirt(answers, model="GRM", n_quadpts=PEERS_FINE, compute_standard_errors=False)
        theirs["mirt"] = np.asarray(fit.model.parameters["discrimination"]).ravel()

    return once


def _first_result() -> Iterator[tuple[str, str]]:
    """``glitterball calibrate`` and ``score`` from a cold start, beside an empty process."""
    responses = people(items(), 500)
    with tempfile.TemporaryDirectory() as place:
        answers, parameters, scores = (Path(place) / name for name in ("answers.csv", "params.json", "scores.csv"))
        with answers.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(responses.items)
            writer.writerows(responses.values.tolist())
        command = [sys.executable, "-m", "glitterball"]
        calibrating = [*command, "calibrate", str(answers), "--model", "grm", "--out", str(parameters)]
        scoring = [*command, "score", str(answers), "--params", str(parameters), "--out", str(scores)]
        ways = {
            "calibrate": _process(calibrating),
            "score": _process(scoring),
            "empty": _process([sys.executable, "-c", "pass"]),
        }
        best = best_seconds(ways)
    for name in ("calibrate", "score"):
        yield f"glitterball {name}, fresh process, 500 × 32 (bar 1.5 s)", f"{best[name]:.2f} s"
    yield "  of which an empty process is", f"{best['empty']:.2f} s"


def _process(command: list[str]) -> Callable[[], object]:
    return lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
