"""Items between two groups, and between two partners: what differs is found, what does not is left alone."""

import numpy as np
import pytest

from glitterball.core.measurement.differential.groups import Column, Groups, GroupsError, fit_groups
from glitterball.core.measurement.differential.likelihood_ratio import item_contrasts
from glitterball.core.measurement.invariance import invariance_between_partners
from tests.graded import answers_of, items_like, moved, responses_of

ITEMS = items_like(6, seed=12)
SHIFTED = {"item2": 0.7}


def two_groups(count=500, *, shifts=SHIFTED, mean=0.3, sd=1.2, together=0.0, seed=5):
    """Answers of ``count`` people in each group; pairs correlate by ``together``."""
    draw = np.random.default_rng(seed)
    pairs = draw.multivariate_normal([0, 0], [[1, together], [together, 1]], size=count)
    first = answers_of(ITEMS, pairs[:, 0], draw)
    later = answers_of(moved(ITEMS, shifts), mean + sd * pairs[:, 1], draw)
    return responses_of(ITEMS, np.vstack([first, later])), ["her"] * count + ["him"] * count


def couples_of(count):
    return [str(place) for place in range(count)] * 2


@pytest.fixture(scope="module")
def contrasts():
    return item_contrasts(*two_groups())


def test_the_item_that_functions_differently_is_flagged_and_no_other(contrasts):
    assert [item.item for item in contrasts.items if item.is_flagged] == ["item2"]
    assert contrasts.anchors == ("item0", "item1", "item3", "item4", "item5")


def test_its_size_and_direction_are_right(contrasts):
    item = contrasts.items[2]
    assert item.signed < 0
    assert item.unsigned == pytest.approx(-item.signed, rel=0.1)
    assert item.standardised < -0.5
    assert all(other.unsigned < item.unsigned / 3 for other in contrasts.items if other is not item)


def test_a_difference_of_the_groups_is_no_difference_of_the_items(contrasts):
    assert contrasts.groups == ("her", "him")
    assert contrasts.mean == pytest.approx(0.3, abs=0.15)
    assert contrasts.sd == pytest.approx(1.2, abs=0.2)


def test_an_item_apart_gains_nothing_where_both_groups_are_one():
    responses, group = two_groups(300, shifts={}, mean=0.0, sd=1.0)
    columns = tuple(Column(name, responses.values[:, place], 4) for place, name in enumerate(responses.items))
    groups = Groups("grm", columns, np.array(group) == "him")
    together = fit_groups(groups)
    gained = 2 * (fit_groups(groups.apart("item0"), start=together).loglik - together.loglik)
    assert 0 <= gained < 18.5  # the 99.9 % point for four parameters


def test_categories_that_a_group_hardly_uses_are_joined_and_said_so():
    responses, group = two_groups(200, shifts={})
    values = responses.values.copy()
    values[:200, 0] = np.minimum(values[:200, 0], 2)
    found = item_contrasts(responses_of(ITEMS, values), group, purify=False)
    assert [item.joined for item in found.items] == [True] + [False] * 5
    assert found.items[0].degrees == 3


def test_partners_get_a_verdict_for_each_item():
    responses, member = two_groups(600, together=0.6)
    found = invariance_between_partners(responses, couples_of(600), member)
    verdicts = [item.verdict for item in found.items]
    assert [item.item for item in found.items if item.verdict == "differs"] == ["item2"]
    assert verdicts.count("alike") >= 2
    assert (found.couples, found.members) == (600, ("her", "him"))
    assert found.anchors == ("item0", "item1", "item3", "item4", "item5")


def test_few_couples_earn_no_verdict():
    responses, member = two_groups(110, shifts={}, together=0.6, seed=3)
    found = invariance_between_partners(responses, couples_of(110), member)
    assert "differs" not in {item.verdict for item in found.items}
    assert sum(item.verdict == "can't tell" for item in found.items) >= 4


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (lambda r, g: item_contrasts(r, g[:-1]), "expected one for each"),
        (lambda r, g: item_contrasts(r, ["her"] * len(g)), "1 groups"),
        (lambda r, g: item_contrasts(r, ["x", "y", *g[2:]]), "4 groups"),
        (lambda r, g: item_contrasts(r, [g[0]] * 350 + [g[-1]] * 50), "has 50 people"),
        (lambda r, g: item_contrasts(r.only(["item0", "item1"]), g), "more than 2"),
        (lambda r, g: invariance_between_partners(r, ["1"] * 400, g), "'1' has member 'her' 200 times"),
        (lambda r, g: invariance_between_partners(r, couples_of(200)[1:], g), "expected one for each"),
    ],
)
def test_bad_input_gets_a_sentence(wrong, says):
    with pytest.raises(GroupsError, match=says):
        wrong(*two_groups(200))


def test_an_item_that_everybody_answers_alike_gets_a_sentence():
    responses, group = two_groups(200)
    values = responses.values.copy()
    values[:, 3] = 1
    with pytest.raises(GroupsError, match="'item3' has no two categories"):
        item_contrasts(responses_of(ITEMS, values), group)


def test_more_parameters_than_people_get_a_sentence():
    many = items_like(60)
    draw = np.random.default_rng(1)
    values = answers_of(many, draw.standard_normal(200), draw)
    with pytest.raises(GroupsError, match="expected more people than parameters"):
        item_contrasts(responses_of(many, values), ["her", "him"] * 100)


def test_an_item_that_one_group_never_saw_gets_a_sentence():
    responses, group = two_groups(200)
    values = responses.values.copy()
    values[:200, 3] = -1
    with pytest.raises(GroupsError, match="'item3' has no two categories"):
        item_contrasts(responses_of(ITEMS, values), group)


@pytest.mark.long
def test_items_that_are_the_same_are_called_different_as_rarely_as_promised():
    p, verdicts = [], []
    for seed in range(60):
        responses, member = two_groups(300, shifts={}, together=0.6, seed=100 + seed)
        found = invariance_between_partners(responses, couples_of(300), member)
        p += [item.p for item in found.items]
        verdicts += [item.verdict for item in found.items]
    assert np.mean(np.array(p) < 0.05) == pytest.approx(0.05, abs=0.035)
    assert verdicts.count("differs") <= 60 * 0.15


@pytest.mark.long
def test_likelihood_ratios_reject_as_rarely_as_promised():
    p = [
        item.p
        for seed in range(40)
        for item in item_contrasts(*two_groups(300, shifts={}, seed=500 + seed), purify=False).items
    ]
    assert np.mean(np.array(p) < 0.05) == pytest.approx(0.05, abs=0.035)
