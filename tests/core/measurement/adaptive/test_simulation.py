"""Simulated checks: they stop where they should, and their errors are what they say."""

import numpy as np
import pytest

from glitterball.core.measurement.adaptive import BankError, Rules, limits_for, make_bank, simulate
from tests.graded import items_like


@pytest.fixture(scope="module")
def bank():
    return make_bank(items_like(40, seed=9, categories=5))


def people(count, seed=3):
    return np.random.default_rng(seed).standard_normal(count)


def simulated(bank, rules, count=300, **more):
    return simulate(bank, rules, people(count), rng=np.random.default_rng(8), **more)


def test_without_numba_the_plain_way_runs(bank, monkeypatch):
    for name in ("is_there", "is_worth_it"):
        monkeypatch.setattr(f"glitterball.core.measurement.adaptive.simulation.{name}", lambda *_: False)
    assert simulated(bank, Rules(error=0.5), count=20).mean_length > 1
    with pytest.raises(BankError, match="extra fast"):
        simulated(bank, Rules(), fast=True)


def test_a_check_stops_where_its_rules_say(bank):
    found = simulated(bank, Rules(error=0.4, most=9))
    assert ((found.errors < 0.4) | (found.lengths == 9)).all()
    assert (found.lengths == (found.asked >= 0).sum(axis=1)).all()
    assert all(len(set(row[row >= 0])) == (row >= 0).sum() for row in found.asked)


def test_one_person_is_simulated_alike_alone_and_in_a_crowd(bank):
    crowd = simulate(bank, Rules(error=0.4, most=12), people(5), rng=np.random.default_rng(1))
    alone = simulate(bank, Rules(error=0.4, most=12), people(5)[:1], rng=np.random.default_rng(1))
    assert alone.estimates[0] == pytest.approx(crowd.estimates[0], abs=1e-12)
    np.testing.assert_array_equal(alone.asked[0], crowd.asked[0])


def test_the_errors_are_what_they_say(bank):
    found = simulated(bank, Rules(error=0.35), count=2000, fast=False)
    assert found.coverage == pytest.approx(0.95, abs=0.02)
    assert found.rmse == pytest.approx(np.sqrt((found.errors**2).mean()), rel=0.08)
    assert abs(found.bias) < 0.03


def test_limits_keep_items_from_being_asked_of_nearly_everybody(bank):
    rules = Rules(error=0.45)
    free = simulated(bank, rules, count=300)
    limits = limits_for(bank, rules, most=0.35, theta=people(300), rng=np.random.default_rng(2))
    held = simulated(bank, Rules(error=0.45, exposure=limits), count=300)
    assert free.exposure(40).max() == 1
    assert held.exposure(40).max() < 0.5
    assert held.mean_length < free.mean_length + 1


@pytest.mark.parametrize("theta", [np.array([]), np.array([np.nan]), np.zeros((2, 2))])
def test_people_without_a_trait_are_refused(bank, theta):
    with pytest.raises(BankError, match="one finite trait value each"):
        simulate(bank, Rules(), theta, rng=np.random.default_rng(1))


def test_a_limit_of_nothing_is_refused(bank):
    with pytest.raises(BankError, match="above 0"):
        limits_for(bank, Rules(), most=0, theta=people(10), rng=np.random.default_rng(1))


@pytest.mark.long
@pytest.mark.parametrize("criterion", ["information", "posterior-information", "variance", "posterior-divergence"])
def test_every_criterion_keeps_its_errors_honest(bank, criterion):
    found = simulated(bank, Rules(criterion=criterion, error=0.35), count=4000)
    assert found.coverage == pytest.approx(0.95, abs=0.015)
    assert abs(found.bias) < 0.02
