"""``glitterball reliability``: how well the items of one scale hang together."""

import argparse
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glitterball.core.measurement.classical.reliability import Reliability


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "reliability",
        help="alpha with its interval, omega total, and what each item adds",
        description="Reads one row a person and one column an item, whole numbers from 0; missing is empty or NA.",
    )
    parser.add_argument("responses", type=Path, metavar="RESPONSES.csv")
    parser.add_argument("--items", metavar="A,B,C", help="the columns to read (default: all but any named id)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Read, compute, print."""
    from glitterball.adapters.tables import TableError, read_answers
    from glitterball.cli.column_names import column_names
    from glitterball.cli.refusal import RefusedError
    from glitterball.core.measurement.classical.covariance import UnusableAnswersError
    from glitterball.core.measurement.classical.reliability import reliability

    try:
        table = read_answers(arguments.responses, items=column_names(arguments.items))
        found = reliability(table.values, table.items)
        if arguments.items is None:
            found = replace(found, warnings=(*table.notes, *found.warnings))
    except TableError as error:
        raise RefusedError(str(error)) from None
    except UnusableAnswersError as error:
        raise RefusedError(f"{arguments.responses}: {error}") from None
    if arguments.json:
        print(json.dumps(_as_json(found), allow_nan=False))
    else:
        _show(found)
    return 0


def _as_json(found: "Reliability") -> dict[str, object]:
    return {
        "n": found.n,
        "n_complete": found.n_complete,
        "k": found.k,
        "alpha": found.alpha.value,
        "alpha_interval": [found.alpha.low, found.alpha.high],
        "level": found.alpha.level,
        "omega_total": found.omega.value if found.omega else None,
        "items": [
            {
                "id": item.item,
                "n": item.n,
                "mean": item.mean,
                "sd": item.deviation,
                "item_rest": _known(item.with_rest),
                "alpha_without": _known(without),
            }
            for item, without in zip(found.items, found.alpha.without_item, strict=True)
        ],
        "warnings": list(found.warnings),
    }


def _known(value: float) -> float | None:
    return value if value == value else None  # noqa: PLR0124 - only nan is not itself


def _show(found: "Reliability") -> None:
    alpha = found.alpha
    print(f"{found.n} people ({found.n_complete} answered everything), {found.k} items")
    print(f"alpha {alpha.value:.3f}, {alpha.level:.0%} interval {alpha.low:.3f} to {alpha.high:.3f}")
    print(f"omega total {found.omega.value:.3f}" if found.omega else "omega total: not known")
    width = max(len(item.item) for item in found.items)
    print(f"\n{'item':{width}}  {'mean':>6}  {'sd':>6}  {'with rest':>9}  {'alpha without':>13}")
    for item, without in zip(found.items, alpha.without_item, strict=True):
        print(f"{item.item:{width}}  {item.mean:6.2f}  {item.deviation:6.2f}  {item.with_rest:9.2f}  {without:13.3f}")
    for warning in found.warnings:
        print(f"\nnote: {warning}")
