"""The compiled simulation gives the numbers of the plain one."""

import numpy as np
import pytest

from glitterball.core.measurement.adaptive import Rules, make_bank, simulate
from glitterball.core.measurement.fast import is_there
from tests.graded import items_like

pytestmark = pytest.mark.skipif(not is_there(), reason="NO NUMBA: the extra fast is not installed")


@pytest.mark.parametrize("model", ["grm", "2pl", "gpcm"])
@pytest.mark.parametrize("rules", [Rules(error=0.35, most=15, fewest=3), Rules(error=0.5), Rules(error=0.01)])
def test_compiled_and_plain_give_the_same_numbers(model, rules):
    bank = make_bank(items_like(25, model=model, categories=2 if model == "2pl" else 4, seed=2))
    theta = np.random.default_rng(3).standard_normal(300)
    one, other = (simulate(bank, rules, theta, rng=np.random.default_rng(8), fast=fast) for fast in (True, False))
    np.testing.assert_array_equal(one.asked, other.asked)
    np.testing.assert_allclose(one.estimates, other.estimates, rtol=0, atol=1e-10)
    np.testing.assert_allclose(one.errors, other.errors, rtol=0, atol=1e-10)


def test_items_of_unlike_length_and_negative_slope_are_the_same_too():
    from glitterball.core.measurement.models import ItemParameters, Parameters

    items = [*items_like(8).items, ItemParameters("two", 1.5, (0.2,)), ItemParameters("down", -1.8, (1.0, 0.0, -1.0))]
    bank = make_bank(Parameters("grm", tuple(items)))
    theta = np.linspace(-3, 3, 200)
    one, other = (
        simulate(bank, Rules(error=0.3), theta, rng=np.random.default_rng(8), fast=fast) for fast in (True, False)
    )
    np.testing.assert_array_equal(one.asked, other.asked)
    np.testing.assert_allclose(one.estimates, other.estimates, rtol=0, atol=1e-10)
