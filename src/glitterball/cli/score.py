"""``glitterball score``: where people stand, from their answers and a calibration."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glitterball.core.measurement.models import Parameters
    from glitterball.core.measurement.persons import Scores


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "score",
        help="score people by calibrated items, each with a standard error",
        description="Reads the columns that PARAMS.json names; writes the columns id, theta, se.",
    )
    parser.add_argument("responses", type=Path, metavar="RESPONSES.csv")
    parser.add_argument("--params", type=Path, required=True, metavar="PARAMS.json", help="what calibrate wrote")
    parser.add_argument("--method", choices=("eap", "map", "ml", "wle"), default="eap", help="default: eap")
    parser.add_argument("--out", type=Path, required=True, metavar="SCORES.csv")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Read, score, write, and say what can't be told."""
    from glitterball.adapters.tables import TableError, read_answers, read_calibration, write_scores
    from glitterball.cli.refusal import RefusedError
    from glitterball.core.measurement.persons import PersonsError, score_persons
    from glitterball.core.measurement.responses import ResponsesError, code, plain_codings

    try:
        calibration = read_calibration(arguments.params)
        parameters = calibration.parameters()
        table = read_answers(arguments.responses, items=parameters.ids, any_width=True)
        codings = calibration.codings() or plain_codings(table.values, parameters.categories, items=table.items)
        responses = code(table.values, codings, items=table.items, ids=table.ids)
        scores = score_persons(responses, parameters, method=arguments.method)
        write_scores(arguments.out, scores.ids, scores.theta.tolist(), scores.se.tolist())
    except TableError as error:
        raise RefusedError(str(error)) from None
    except (ResponsesError, PersonsError) as error:
        raise RefusedError(f"{arguments.responses}: {error}") from None
    told = _notes(parameters, scores, silent=int((responses.values < 0).all(axis=1).sum()))
    for note in (*filter(None, [calibration.doubt()]), *table.notes, *told):
        print(f"note: {note}", file=sys.stderr)
    print(f"{len(scores.ids):,} people scored by {len(parameters.items)} items; written to {arguments.out}")
    return 0


def _notes(parameters: "Parameters", scores: "Scores", *, silent: int) -> list[str]:
    import numpy as np

    said = [
        f"item {item.id!r} has a negative slope: higher answers lower the score"
        for item in parameters.items
        if item.a < 0
    ]
    if silent:
        known = "are at the prior's mean" if scores.method in ("eap", "map") else "have no score (NA)"
        said.append(f"{silent:,} people answered nothing and {known}")
    if boundless := int(np.isinf(scores.theta).sum()):
        said.append(f"{boundless:,} people gave only the lowest or only the highest answers: they have no bound (inf)")
    return said
