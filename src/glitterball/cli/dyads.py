"""``glitterball dyads``: the actor–partner model of couples, from one row a person."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

MOST_ROWS = 1_000_000  # cells are kept as text until couples are found

if TYPE_CHECKING:
    from glitterball.core.measurement.dyads.actor_partner import ActorPartner, Effect, Effects
    from glitterball.core.measurement.dyads.pairs import Pairs


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "dyads",
        help="how partners' outcomes go with their own and each other's predictor",
        description="Reads one row a person. Couples with anything missing are counted and left out.",
    )
    parser.add_argument("data", type=Path, metavar="DATA.csv")
    parser.add_argument("--dyad", required=True, metavar="COL", help="the column that says which couple")
    parser.add_argument("--member", required=True, metavar="COL", help="the column that says which of the two")
    parser.add_argument("--outcome", required=True, metavar="Y")
    parser.add_argument("--predictor", required=True, metavar="X")
    parser.add_argument("--distinguish", metavar="COL", help="a column with two words by which partners differ")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Read, fit, print."""
    from glitterball.adapters.tables import TableError
    from glitterball.cli.refusal import RefusedError
    from glitterball.core.measurement.classical.covariance import UnusableAnswersError
    from glitterball.core.measurement.classical.intraclass import intraclass
    from glitterball.core.measurement.dyads.actor_partner import actor_partner
    from glitterball.core.measurement.dyads.pairs import UnusableDyadsError

    try:
        pairs = _pairs(arguments)
        fitted = actor_partner(pairs)
        icc = intraclass(pairs.outcome).one_way.value
    except TableError as error:
        raise RefusedError(str(error)) from None
    except (UnusableDyadsError, UnusableAnswersError) as error:
        raise RefusedError(f"{arguments.data}: {error}") from None
    if arguments.json:
        print(json.dumps(_as_json(fitted, pairs, icc), allow_nan=False))
    else:
        _show(fitted, pairs, icc)
    return 0


def _pairs(arguments: argparse.Namespace) -> "Pairs":
    from glitterball.adapters.tables import read_words
    from glitterball.adapters.tables.reals import as_reals, as_words
    from glitterball.core.measurement.dyads.pairs import MemberRows, pairs_of

    named = [arguments.dyad, arguments.member, arguments.outcome, arguments.predictor]
    wanted = list(dict.fromkeys([*named, *filter(None, [arguments.distinguish])]))
    columns = read_words(arguments.data, wanted, most=MOST_ROWS)
    return pairs_of(
        MemberRows(
            dyad=as_words(columns[arguments.dyad]),
            member=as_words(columns[arguments.member]),
            outcome=as_reals(arguments.data, columns[arguments.outcome], arguments.outcome),
            predictor=as_reals(arguments.data, columns[arguments.predictor], arguments.predictor),
            role=as_words(columns[arguments.distinguish]) if arguments.distinguish else None,
        )
    )


def _as_json(fitted: "ActorPartner", pairs: "Pairs", icc: float) -> dict[str, object]:
    said: dict[str, object] = {
        "n_dyads": fitted.n,
        "n_incomplete": pairs.n_incomplete,
        "icc": icc,
        "effects": _effects(fitted.effects),
        "residual": {"variance": fitted.variance, "correlation": fitted.correlation},
        "method": "REML",
    }
    if fitted.by_role:
        said["by"] = {
            role: {
                "actor": effects.actor.estimate,
                "partner": effects.partner.estimate,
                "intercept": effects.intercept.estimate,
                "variance": fitted.by_role_variance[role],
                "effects": _effects(effects),
            }
            for role, effects in fitted.by_role.items()
        }
    if fitted.equal_roles:
        test = fitted.equal_roles
        said["equal"] = {"chi2": test.chi2, "df": test.df, "p": test.p}
    return said


def _effects(effects: "Effects") -> dict[str, dict[str, float]]:
    return {name: _effect(getattr(effects, name)) for name in ("intercept", "actor", "partner")}


def _effect(effect: "Effect") -> dict[str, float]:
    return {"est": effect.estimate, "se": effect.error, "p": effect.p}


def _show(fitted: "ActorPartner", pairs: "Pairs", icc: float) -> None:
    print(f"{fitted.n} couples ({pairs.n_incomplete} left out, as something is missing)")
    print(f"partners' outcomes correlate {icc:.3f} within couples; what the model leaves, {fitted.correlation:.3f}")
    for role, effects in ({"everybody": fitted.effects} | fitted.by_role).items():
        print(f"\n{role}")
        for name, effect in (("intercept", effects.intercept), ("actor", effects.actor), ("partner", effects.partner)):
            print(f"  {name:9}  {effect.estimate:8.4f}  se {effect.error:.4f}  p {effect.p:.2g}")
    if fitted.equal_roles:
        test = fitted.equal_roles
        print(f"\nthe same for both: χ²({test.df}) = {test.chi2:.2f}, p {test.p:.2g}")
