"""``glitterball adaptive simulate``: how an adaptive check would go with calibrated items, and nobody real."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glitterball.core.measurement.adaptive import Simulation

MANY = 20_000  # people from which the compiled loop, where it is installed, makes up for its start
MOST = 1_000_000


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("adaptive", help="how a check that chooses its questions would go")
    simulate = parser.add_subparsers(required=True, metavar="ACTION").add_parser(
        "simulate",
        help="let simulated people answer calibrated items",
        description="People with a standard normal trait answer as the model says; a seed gives the same result again.",
    )
    simulate.add_argument("--params", type=Path, required=True, metavar="PARAMS.json", help="what calibrate wrote")
    simulate.add_argument("--n", type=int, default=1000, help="how many people (default: 1000)")
    simulate.add_argument("--se", type=float, default=0.32, help="stop below this standard error (default: 0.32)")
    simulate.add_argument("--seed", type=int, default=1, help="a whole number from 0 up (default: 1)")
    simulate.add_argument("--most", type=int, metavar="ITEMS", help="stop after so many items")
    simulate.add_argument("--criterion", default="information", help="how to choose (default: information)")
    simulate.add_argument("--json", action="store_true", help="print one JSON object")
    simulate.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Read the items, simulate, print."""
    from time import perf_counter

    from glitterball.adapters.chance import seeded
    from glitterball.adapters.tables import TableError, read_calibration
    from glitterball.cli.refusal import RefusedError
    from glitterball.core.measurement.adaptive import BankError, Rules, make_bank, simulate

    if not 0 < arguments.n <= MOST:
        raise RefusedError(f"--n {arguments.n}: expected a number of people from 1 to {MOST:,}")
    if arguments.seed < 0:
        raise RefusedError(f"--seed {arguments.seed}: expected a whole number from 0 up")
    try:
        calibration = read_calibration(arguments.params)
        bank = make_bank(calibration.parameters())
        rules = Rules(criterion=arguments.criterion, error=arguments.se, most=arguments.most)
        rng = seeded(arguments.seed)
        start = perf_counter()
        is_fast = None if arguments.n >= MANY else False
        found = simulate(bank, rules, rng.standard_normal(arguments.n), rng=rng, fast=is_fast)
        seconds = perf_counter() - start
    except (TableError, BankError) as error:
        raise RefusedError(str(error)) from None
    if doubt := calibration.doubt():
        print(f"note: {doubt}", file=sys.stderr)
    exposed = found.exposure(len(bank.items))
    if arguments.json:
        print(json.dumps(_as_json(found, seconds) | {"most_asked": float(exposed.max())}, allow_nan=False))
    else:
        _show(found, seconds, dict(zip(bank.items, exposed.tolist(), strict=True)), error=rules.error)
    return 0


def _as_json(found: "Simulation", seconds: float) -> dict[str, object]:
    return {
        "n": len(found.theta),
        "mean_length": found.mean_length,
        "rmse": found.rmse,
        "coverage": found.coverage,
        "bias": found.bias,
        "seconds": seconds,
    }


def _show(found: "Simulation", seconds: float, exposed: dict[str, float], *, error: float) -> None:
    reached = float((found.errors < error).mean())
    print(f"{len(found.theta):,} simulated people, {len(exposed)} items, {seconds:.3f} seconds")
    print(f"items answered: {found.mean_length:.2f} on average, {found.lengths.min()} to {found.lengths.max()}")
    print(f"a standard error below {error} was reached by {reached:.1%}")
    print(f"error of the estimates: {found.rmse:.3f} (root mean square), on average {found.bias:+.3f}")
    print(f"their 95 % intervals hold the truth in {found.coverage:.1%}")
    most = sorted(exposed, key=exposed.__getitem__, reverse=True)[:5]
    print("asked most: " + ", ".join(f"{item} ({exposed[item]:.0%})" for item in most))
    print("Simulated people answer as the model says; real ones tire, skip and misread.")
