"""Classical statistics, differential item functioning and couples' statistics beside peers, each checked in the run."""

import csv
import os
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.interleaved import best_seconds
from glitterball.core.measurement.classical.reliability import Reliability, reliability
from glitterball.core.measurement.differential.ordinal_logistic import Differences, item_differences
from glitterball.core.measurement.dyads.actor_partner import ActorPartner, actor_partner
from glitterball.core.measurement.dyads.bootstrap import DRAWS, Draws, bootstrapped, intervals
from glitterball.core.measurement.dyads.pairs import MemberRows, Pairs, pairs_of
from glitterball.core.measurement.scoring import Scale, scale_scores

Reals = NDArray[np.float64]
MANY, ITEMS, COMPARED = 1_000_000, 32, 10_000
REVERSED = tuple(range(0, ITEMS, 3))
CHECKED = (0, 3, 7, 31)  # items whose chi-square is computed once more by statsmodels
PUBLISHED = (0.401043, 0.291564)  # actor and partner, Garcia & Kenny's handout
DATA = "GLITTERBALL_PSYCHOMETRICS"
FEW_MILLISECONDS = 30  # rounds of what is over so soon
SAME_ALPHA, SAME_OMEGA, SAME_CHI2, SAME_EFFECT, SAME_DIGITS = 1e-9, 1e-5, 0.02, 1e-3, 1e-6
LEFT_OUT, HALF, EASIER = 0.05, 0.5, 0.2  # shares of answers and people in what is made up
LIKE_THE_MODEL = (0.7, 1.4)  # widths of bootstrap intervals; errors of real couples need not be normal


def run() -> Iterator[tuple[str, str]]:
    """Name and figure of each measurement."""
    yield from _reliability()
    yield from _scoring()
    yield from _differences()
    yield from _couples()


def _ask(*, holds: bool, what: str) -> None:
    if not holds:
        raise AssertionError(what)


def _graded(rng: np.random.Generator, n: int) -> NDArray[np.int8]:
    """Answers from 0 to 4 that have one trait in common."""
    cuts = np.sort(rng.normal(0, 1.2, (ITEMS, 4)), axis=1)
    slopes = rng.uniform(0.8, 2.5, ITEMS)
    answers = np.empty((n, ITEMS), np.int8)
    trait = rng.normal(size=n)
    for item in range(ITEMS):
        leaning = slopes[item] * trait + rng.logistic(size=n)
        answers[:, item] = (leaning[:, None] > slopes[item] * cuts[item]).sum(axis=1)
    return answers


def _reliability() -> Iterator[tuple[str, str]]:
    import pandas as pd
    import pingouin

    answers = _graded(np.random.default_rng(1), MANY)
    frame = pd.DataFrame(answers.astype(np.float64))
    ours: list[Reliability] = []
    theirs: list[float] = []
    took = best_seconds(
        {
            "ours": lambda: ours.append(reliability(answers)),
            "pingouin": lambda: theirs.append(float(pingouin.cronbach_alpha(data=frame)[0])),
        }
    )
    omega = ours[0].omega
    _ask(holds=abs(ours[0].alpha.value - theirs[0]) < SAME_ALPHA, what="alpha differs from pingouin's")
    _ask(holds=omega is not None and abs(omega.value - _omega_again(frame)) < SAME_OMEGA, what="omega differs")
    yield f"alpha, {MANY:,} × {ITEMS}: pingouin", f"{took['pingouin']:.3f} s"
    yield (
        "  ours, with its interval, omega total and each item's figures",
        f"{took['ours']:.3f} s, {took['pingouin'] / took['ours']:.1f} times faster (bar 3); to 1e-9, omega 1e-5",
    )


def _omega_again(frame: object) -> float:
    """By maximum likelihood in statsmodels, whose search warns although it gets there."""
    from statsmodels.multivariate.factor import Factor

    values = np.asarray(frame)
    deviations = values.std(axis=0, ddof=1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fit = Factor(corr=np.corrcoef(values.T), n_factor=1, method="ml").fit(opt={"gtol": 1e-10})
    common = float(deviations @ fit.loadings[:, 0]) ** 2
    return common / (common + float(deviations**2 @ (1 - fit.loadings[:, 0] ** 2)))


def _scoring() -> Iterator[tuple[str, str]]:
    import pandas as pd

    rng = np.random.default_rng(2)
    answers = (_graded(rng, MANY) + 1).astype(np.int8)
    answers[rng.random(answers.shape) < LEFT_OUT] = -1
    frame = pd.DataFrame(np.where(answers < 0, np.nan, answers))
    scale = Scale("all", tuple(range(ITEMS)), REVERSED, fewest=ITEMS // 2)

    def pandas_way() -> "pd.Series[float]":
        keyed = frame.copy()
        keyed[list(REVERSED)] = 6 - keyed[list(REVERSED)]
        return keyed.mean(axis=1).where(keyed.count(axis=1) >= ITEMS // 2)

    ours = scale_scores(answers, [scale], lowest=1, highest=5).scores[:, 0]
    _ask(holds=np.array_equal(ours, pandas_way().to_numpy(), equal_nan=True), what="scores differ from pandas'")
    took = best_seconds({"ours": lambda: scale_scores(answers, [scale], lowest=1, highest=5), "pandas": pandas_way})
    yield f"scoring, {MANY:,} × {ITEMS}, missing and reversed: pandas", f"{took['pandas']:.3f} s"
    yield (
        "  ours",
        f"{took['ours']:.3f} s, {took['pandas'] / took['ours']:.1f} times faster (bar 6); every score the same",
    )


def _differences() -> Iterator[tuple[str, str]]:
    rng = np.random.default_rng(3)
    answers = _graded(rng, COMPARED)
    in_b = rng.random(COMPARED) < HALF
    answers[:, 3] = np.minimum(answers[:, 3] + (in_b & (rng.random(COMPARED) < EASIER)), 4)
    group, names = np.where(in_b, "b", "a").tolist(), [f"i{item}" for item in range(ITEMS)]
    found: list[Differences] = []
    peer: list[list[tuple[float, float]]] = []
    took = best_seconds(
        {
            "ours": lambda: found.append(item_differences(answers, group, names)),
            "statsmodels": lambda: peer.append([_fitted_again(answers, in_b, item) for item in CHECKED]),
        },
    )
    for item, (uniform, both) in zip(CHECKED, peer[0], strict=True):
        ours = found[0].items[item]
        _ask(holds=abs(ours.uniform.chi2 - uniform) < SAME_CHI2, what=f"uniform chi-square of item {item}")
        _ask(holds=abs(ours.total.chi2 - both) < SAME_CHI2, what=f"total chi-square of item {item}")
    each = took["statsmodels"] / len(CHECKED)
    yield f"ordinal DIF, {COMPARED:,} people: statsmodels, one item", f"{each:.2f} s"
    yield (
        f"  ours, {ITEMS} items",
        f"{took['ours']:.3f} s (bar 0.3), {each * ITEMS / took['ours']:.0f} times faster an item; χ² within .02",
    )


def _fitted_again(answers: NDArray[np.int8], in_b: NDArray[np.bool_], item: int) -> tuple[float, float]:
    from statsmodels.miscmodels.ordinal_model import OrderedModel

    total = answers.sum(axis=1)
    matched = (total - total.mean()) / total.std()
    logliks = []
    for columns in ([matched], [matched, in_b], [matched, in_b, matched * in_b]):
        model = OrderedModel(answers[:, item].astype(int), np.column_stack(columns).astype(float), distr="logit")
        logliks.append(float(model.fit(method="bfgs", disp=0, maxiter=1000, gtol=1e-7).llf))
    return 2 * (logliks[1] - logliks[0]), 2 * (logliks[2] - logliks[0])


def _couples() -> Iterator[tuple[str, str]]:
    pairs, source = _acitelli()
    fits: list[ActorPartner] = []
    peers: list[Reals] = []
    semopy_way = _semopy(pairs)
    took = best_seconds(
        {"ours": lambda: fits.append(actor_partner(pairs)), "semopy": lambda: peers.append(semopy_way())},
        rounds=FEW_MILLISECONDS,
    )
    ours = np.array([[e.actor.estimate, e.partner.estimate] for e in fits[0].by_role.values()])
    _ask(holds=bool(np.abs(ours - peers[0]).max() < SAME_EFFECT), what=f"effects {ours} and semopy's {peers[0]}")
    if source == "Acitelli's":
        effects = fits[0].effects
        published = np.array([effects.actor.estimate, effects.partner.estimate]) - PUBLISHED
        _ask(holds=bool(np.abs(published).max() < SAME_DIGITS), what="the published digits")
    yield f"actor–partner model, {source} {pairs.n} couples: semopy", f"{1e3 * took['semopy']:.1f} ms"
    digits = (
        "; published digits asserted" if source == "Acitelli's" else f"; NOT MEASURED on published data: set {DATA}"
    )
    yield (
        "  ours, with roles",
        f"{1e3 * took['ours']:.2f} ms (bar 2), {took['semopy'] / took['ours']:.0f} times faster (bar 5){digits}",
    )
    rng = np.random.default_rng(4)
    drawn: list[Draws] = []
    seconds = best_seconds({"ours": lambda: drawn.append(bootstrapped(pairs, rng))})["ours"]
    for role, effects_of in intervals(pairs, drawn[0]).items():
        error = fits[0].by_role[role].actor.error
        width = (effects_of["actor"].high - effects_of["actor"].low) / (2 * 1.96 * error)
        _ask(
            holds=LIKE_THE_MODEL[0] < width < LIKE_THE_MODEL[1],
            what=f"the interval of {role} is {width:.2f} times the model's",
        )
    yield f"  {DRAWS:,} bootstrap draws", f"{seconds:.3f} s (bar 0.3)"


def _acitelli() -> tuple[Pairs, str]:
    folder = Path(os.environ.get(DATA, "")) / "acitelli"
    if not os.environ.get(DATA) or not folder.is_dir():
        rng = np.random.default_rng(5)
        predictor = rng.multivariate_normal([4, 4], [[0.25, 0.06], [0.06, 0.25]], 148)
        noise = rng.multivariate_normal([0, 0], [[0.17, 0.08], [0.08, 0.17]], 148)
        return Pairs(0.7 + 0.4 * predictor + 0.3 * predictor[:, ::-1] + noise, predictor, ("h", "w")), "simulated"
    with (folder / "data_individual.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    outcome, predictor = (np.array([float(row[name]) for row in rows]) for name in ("satisfaction", "other_pos"))
    gender = [row["gender"] for row in rows]
    return pairs_of(MemberRows([row["cuplid"] for row in rows], gender, outcome, predictor, gender)), "Acitelli's"


def _semopy(pairs: Pairs) -> Callable[[], Reals]:
    import pandas as pd
    import semopy

    frame = pd.DataFrame(np.hstack([pairs.outcome, pairs.predictor]), columns=["y0", "y1", "x0", "x1"])

    def fit() -> Reals:
        model = semopy.Model("y0 ~ x0 + x1\ny1 ~ x1 + x0\ny0 ~~ y1")
        model.fit(frame)
        found = model.inspect()
        effect = {(row.lval, row.rval): row.Estimate for row in found.itertuples() if row.op == "~"}
        return np.array([[effect["y0", "x0"], effect["y0", "x1"]], [effect["y1", "x1"], effect["y1", "x0"]]])

    return fit
