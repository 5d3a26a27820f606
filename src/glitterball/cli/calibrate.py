"""``glitterball calibrate``: from many people's answers to the parameters of the items."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glitterball.adapters.tables import StoredCalibration
    from glitterball.core.measurement.calibration import Calibration, Coded


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "calibrate",
        help="estimate what items measure, from many people's answers",
        description="Reads one row a person and one column an item, whole numbers from 0 or 1; missing is empty or NA.",
    )
    parser.add_argument("responses", type=Path, metavar="RESPONSES.csv")
    parser.add_argument("--model", choices=("grm", "2pl", "gpcm"), required=True)
    parser.add_argument("--items", metavar="A,B,C", help="the columns to read (default: all but any named id)")
    parser.add_argument(
        "--fewest", type=int, default=1, metavar="N", help="join categories with fewer answers (default: 1)"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="PARAMS.json")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Read, calibrate, write, and say what was found."""
    from glitterball.adapters.tables import TableError, read_answers, write_calibration
    from glitterball.cli.column_names import column_names
    from glitterball.cli.refusal import RefusedError
    from glitterball.core.measurement.calibration import CalibrationError, calibrate, code_answers

    if arguments.fewest < 1:
        raise RefusedError(f"--fewest {arguments.fewest}: expected a whole number from 1 up")
    try:
        table = read_answers(arguments.responses, items=column_names(arguments.items))
        coded = code_answers(table.values, table.items, table.ids, fewest=arguments.fewest)
        found = calibrate(coded.responses, model=arguments.model)
        stored = _stored(found, coded, table.notes)
        write_calibration(arguments.out, stored)
    except TableError as error:
        raise RefusedError(str(error)) from None
    except CalibrationError as error:
        raise RefusedError(f"{arguments.responses}: {error}") from None
    for note in stored.notes:
        print(f"note: {note}", file=sys.stderr)
    end = "converged" if found.converged else "did NOT converge"
    print(
        f"{len(stored.items)} items, {found.n:,} people: log likelihood {found.loglik:.3f}, {end} after "
        f"{found.iterations} steps on {found.points} points; written to {arguments.out}"
    )
    return 0


def _stored(found: "Calibration", coded: "Coded", left_out: Sequence[str]) -> "StoredCalibration":
    from glitterball.adapters.tables import StoredCalibration, StoredErrors, StoredItem, known

    items = [
        StoredItem(
            id=item.id,
            a=item.a,
            b=list(item.b),
            se=StoredErrors(a=known(errors[0]), b=[known(error) for error in errors[1 : len(item.b) + 1]]),
            answers=[list(category) for category in coding],
        )
        for item, errors, coding in zip(found.parameters.items, found.errors.tolist(), coded.codings, strict=True)
    ]
    return StoredCalibration(
        model=found.parameters.model,
        items=items,
        loglik=found.loglik,
        converged=found.converged,
        iterations=found.iterations,
        n=found.n,
        points=found.points,
        gain=known(found.gain),
        notes=[*left_out, *coded.messages, *found.messages],
    )
