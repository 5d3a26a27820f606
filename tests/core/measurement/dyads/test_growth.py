"""Growth of couples over waves: the published diary study, and couples whose growth is known."""

from itertools import product

import numpy as np
import pytest

from glitterball.core.measurement.dyads.growth import growth
from glitterball.core.measurement.dyads.pairs import UnusableDyadsError
from glitterball.core.measurement.dyads.waves import Waves
from tests.reference_tables import words_of

DAYS = np.arange(6.0) - 2.5


def made(seed=1, n=150, roles=None):
    """Starts vary by 1 and go together .5, slopes by .04 and .5, days by .5 and .2 of it."""
    rng = np.random.default_rng(seed)
    starts = rng.multivariate_normal([0, 0], [[1, 0.5], [0.5, 1]], n)
    slopes = rng.multivariate_normal([0, 0], [[0.04, 0.02], [0.02, 0.04]], n)
    days = rng.multivariate_normal([0, 0], [[0.5, 0.1], [0.1, 0.5]], (n, len(DAYS)))
    line = 5 + 0.1 * DAYS[:, None]
    outcome = line + starts[:, None, :] + slopes[:, None, :] * DAYS[:, None] + days
    cells = list(product(range(n), range(len(DAYS)), "ab"))
    return Waves(
        [f"d{dyad}" for dyad, _, _ in cells],
        [member for _, _, member in cells],
        np.array([DAYS[day] for _, day, _ in cells]),
        outcome.reshape(-1),
        roles,
    )


def test_known_growth_comes_back():
    found = growth(made())
    assert found.converged
    assert found.n == 1800
    line = found.lines[""]
    assert abs(line.intercept.estimate - 5) < 3 * line.intercept.error
    assert abs(line.time.estimate - 0.1) < 3 * line.time.error
    assert found.starts.variances[0] == pytest.approx(1, abs=0.25)
    assert found.starts.correlation == pytest.approx(0.5, abs=0.15)
    assert found.slopes.variances[0] == pytest.approx(0.04, abs=0.015)
    assert found.ups_and_downs.variances[0] == pytest.approx(0.5, abs=0.06)
    assert found.ups_and_downs.correlation == pytest.approx(0.2, abs=0.1)


def test_the_likelihood_is_that_of_the_model_written_out():
    found = growth(made(n=12))
    time, other = np.repeat(DAYS, 2), np.tile([0, 1], len(DAYS))
    same, now = other[:, None] == other, time[:, None] == time
    variance = np.zeros((12, 12))
    for shared, pattern in ((found.starts, 1), (found.slopes, np.outer(time, time)), (found.ups_and_downs, now)):
        variance += np.where(same, shared.variances[0], shared.covariance) * pattern
    variance += np.where(same, *found.starts_with_slopes) * (time[:, None] + time)
    design = np.column_stack([np.ones(12), time])
    outcome = made(n=12).outcome.reshape(12, 12)
    inverse = np.linalg.inv(variance)
    crossed = 12 * design.T @ inverse @ design
    fixed = np.linalg.solve(crossed, design.T @ inverse @ outcome.sum(axis=0))
    left = outcome - design @ fixed
    loglik = (144 - 2) * np.log(2 * np.pi) + 12 * np.linalg.slogdet(variance)[1] + np.linalg.slogdet(crossed)[1]
    assert found.loglik == pytest.approx(-(loglik + np.einsum("di,ij,dj->", left, inverse, left)) / 2, abs=1e-8)
    assert found.lines[""].time.error == pytest.approx(np.sqrt(np.linalg.inv(crossed)[1, 1]), abs=1e-10)


def test_told_apart_partners_fit_at_least_as_well_and_cover_the_alike_ones():
    alike, apart = growth(made()), growth(made(roles=("a", "b")))
    assert apart.converged
    assert set(apart.lines) == {"a", "b"}
    mean = np.mean([line.time.estimate for line in apart.lines.values()])
    assert mean == pytest.approx(alike.lines[""].time.estimate, abs=0.01)
    assert np.mean(apart.starts.variances) == pytest.approx(alike.starts.variances[0], rel=0.05)


def test_missing_days_and_the_order_of_rows_change_little_or_nothing():
    waves = made()
    order = np.random.default_rng(2).permutation(len(waves.outcome))
    turned = Waves(
        [waves.dyad[i] for i in order], [waves.member[i] for i in order], waves.time[order], waves.outcome[order]
    )
    assert growth(turned).loglik == pytest.approx(growth(waves).loglik, abs=1e-6)
    holes = waves.outcome.copy()
    times = waves.time.copy()
    holes[::11] = times[5::70] = np.nan
    found = growth(Waves(waves.dyad, waves.member, times, holes))
    assert found.n == (np.isfinite(holes) & np.isfinite(times)).sum()
    assert found.lines[""].time.estimate == pytest.approx(growth(waves).lines[""].time.estimate, abs=0.02)


def test_where_slopes_do_not_vary_the_search_still_ends():
    waves = made(n=30)
    noise = np.random.default_rng(5).normal(size=len(waves.outcome))
    found = growth(Waves(waves.dyad, waves.member, waves.time, noise))
    assert found.slopes.variances[0] < 0.05
    assert np.isfinite(found.loglik)


@pytest.mark.long
def test_the_line_holds_the_truth_as_often_as_it_says():
    lines = [growth(made(seed=seed, n=60)).lines[""] for seed in range(300)]
    held = [abs(line.time.estimate - 0.1) < 1.96 * line.time.error for line in lines]
    assert np.mean(held) == pytest.approx(0.95, abs=0.035)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda w: Waves(w.dyad, w.member, w.time * 0, w.outcome), "twice at one time"),
        (lambda w: Waves(w.dyad, w.member, w.time, w.outcome * 0), "the same in every row"),
        (lambda w: Waves(["d0"] * len(w.dyad), w.member, w.time, w.outcome), "twice at one time"),
        (lambda w: Waves(w.dyad, ["c", *w.member[1:]], w.time, w.outcome), "third member"),
        (lambda w: Waves(w.dyad, w.member, w.time, w.outcome, ("a", "z")), "'b' is no role"),
        (lambda w: Waves(w.dyad[:24], w.member[:24], w.time[:24], w.outcome[:24]), "2 dyads"),
    ],
)
def test_waves_that_are_no_couples_over_time_are_named(change, says):
    with pytest.raises(UnusableDyadsError, match=says):
        growth(change(made(n=20)))


def test_one_wave_is_refused():
    waves = made(n=20)
    kept = [i for i, time in enumerate(waves.time) if time == DAYS[0]]
    with pytest.raises(UnusableDyadsError, match="at least two waves"):
        growth(
            Waves([waves.dyad[i] for i in kept], [waves.member[i] for i in kept], waves.time[kept], waves.outcome[kept])
        )


def test_a_diary_of_103_couples_gives_the_published_line():
    columns = words_of("kashy")
    reals = [np.array([float(cell) if cell else np.nan for cell in columns[name]]) for name in ("time", "satisf_A")]
    found = growth(Waves(columns["dyadid"], columns["person"], *reals))
    line = found.lines[""]
    assert (found.n, found.n_dyads) == (2866, 103)
    assert line.intercept.estimate == pytest.approx(6.3237, abs=5e-5)
    assert line.time.estimate == pytest.approx(0.014515, abs=2e-6)
    assert line.time.error == pytest.approx(0.005323, abs=1e-6)
    assert found.loglik == pytest.approx(-2836.5994, abs=1e-4)
    assert found.starts.variances[0] == pytest.approx(0.39547, abs=1e-4)
    assert found.slopes.covariance == pytest.approx(0.001094, abs=1e-6)
    assert found.ups_and_downs.correlation == pytest.approx(0.4305, abs=1e-4)
