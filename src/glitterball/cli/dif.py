"""``glitterball dif``: does an item mean the same for different groups."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glitterball.core.measurement.differential.ordinal_logistic import Differences, ItemDifference, LikelihoodRatio


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "dif",
        help="differential item functioning between groups, by ordinal logistic regression",
        description="Compares people of equal total score. Rows with anything missing are left out.",
    )
    parser.add_argument("responses", type=Path, metavar="RESPONSES.csv")
    parser.add_argument("--group", required=True, metavar="COL", help="the column that says who is in which group")
    parser.add_argument("--items", required=True, metavar="A,B,C", help="the columns with answers")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Read, compare, print."""
    from glitterball.adapters.tables import TableError, read_answers
    from glitterball.adapters.tables.reals import as_words
    from glitterball.cli.column_names import column_names
    from glitterball.cli.refusal import RefusedError
    from glitterball.core.measurement.differential.ordinal_logistic import UnusableGroupsError, item_differences

    items = column_names(arguments.items) or ()
    if arguments.group in items:
        raise RefusedError(f"column {arguments.group!r} is both the group and an item: expected a column of its own")
    try:
        table = read_answers(arguments.responses, items=items, words=(arguments.group,))
        found = item_differences(table.values, as_words(table.words[arguments.group]), table.items)
    except TableError as error:
        raise RefusedError(str(error)) from None
    except UnusableGroupsError as error:
        raise RefusedError(f"{arguments.responses}: {error}") from None
    if arguments.json:
        print(json.dumps(_as_json(found), allow_nan=False))
    else:
        _show(found)
    return 0


def _as_json(found: "Differences") -> dict[str, object]:
    return {
        "groups": [{"group": name, "n": n} for name, n in zip(found.groups, found.n, strict=True)],
        "n_incomplete": found.n_incomplete,
        "adjustment": "holm",
        "items": [
            {
                "id": item.item,
                "uniform": _test(item.uniform),
                "non_uniform": _test(item.non_uniform),
                "total": _test(item.total),
                "p": item.total.p,
                "p_adjusted": item.p_adjusted,
                "effect_size": item.effect,
                "size": item.size,
                "log_odds": list(item.log_odds),
                "flag": item.is_flagged,
                "converged": item.converged,
                "foretold": item.is_foretold,
            }
            for item in found.items
        ],
    }


def _test(test: "LikelihoodRatio") -> dict[str, float]:
    return {"chi2": test.chi2, "df": test.df, "p": test.p}


def _show(found: "Differences") -> None:
    groups = ", ".join(f"{name}: {n} people" for name, n in zip(found.groups, found.n, strict=True))
    print(f"{groups} ({found.n_incomplete} left out, as something is missing)")
    width = max(len("item"), *(len(item.item) for item in found.items))
    print(f"{'item':{width}}  uniform χ²  non-uniform χ²  total χ²  p adjusted  ΔR²     flag")
    for item in found.items:
        print(
            f"{item.item:{width}}  {item.uniform.chi2:10.2f}  {item.non_uniform.chi2:14.2f}  {item.total.chi2:8.2f}  "
            f"{item.p_adjusted:10.2g}  {item.effect:.4f}  {_flag(flagged=item.is_flagged, size=item.size)}"
            + _doubt(item)
        )


def _doubt(item: "ItemDifference") -> str:
    if item.is_foretold:
        return " (the total foretells each answer: nothing is left to compare)"
    return "" if item.converged else " (did not converge)"


def _flag(*, flagged: bool, size: str) -> str:
    return f"differs, {size} effect" if flagged else "-"
