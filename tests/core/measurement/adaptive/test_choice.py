"""What is asked next, and that only this person's own answers decide it."""

import numpy as np
import pytest

from glitterball.core.measurement.adaptive import BankError, Rules, answer_item, begin, make_bank, next_item, resume
from glitterball.core.measurement.adaptive.choice import choose
from glitterball.core.measurement.adaptive.criteria import CRITERIA, Standing
from glitterball.core.measurement.information import item_information
from glitterball.core.measurement.models import ItemParameters, Parameters, category_probabilities
from tests import psychometrics
from tests.graded import items_like

CATR = {
    "MFI": "information",
    "MPWI": "posterior-information",
    "MLWI": "likelihood-information",
    "KL": "divergence",
    "KLP": "posterior-divergence",
    "MEPV": "variance",
}
THETA = np.array([-2.0, -0.3, 0.0, 1.7])


@pytest.fixture(scope="module")
def bank():
    return make_bank(items_like(30, seed=4))


def listed(value):
    return value if isinstance(value, list) else [value]


@pytest.mark.parametrize(("name", "criterion"), CATR.items())
@pytest.mark.parametrize("path", range(4))
def test_the_next_item_is_the_one_that_catr_chooses(name, criterion, path):
    rows = np.genfromtxt(psychometrics.folder_of("cat_reference") / "bank.csv", delimiter=",", skip_header=1)
    items = [ItemParameters(str(place), row[0], tuple(row[1:])) for place, row in enumerate(rows, start=1)]
    bank = make_bank(Parameters("grm", tuple(items)))
    reference = psychometrics.reference_of("cat_reference")["paths"][path]
    answers = dict(zip(map(str, listed(reference["items"])), listed(reference["resp"]), strict=True))
    progress = resume(bank, answers)
    assert progress.estimate == pytest.approx(reference["catR"]["EAP"], abs=1e-8)
    assert progress.standard_error == pytest.approx(reference["catR"]["EAP_se"], abs=1e-8)
    assert (
        int(next_item(bank, progress, Rules(criterion=criterion, error=1e-9))) == reference["next_item"][name]["item"]
    )


@pytest.mark.parametrize("model", ["grm", "gpcm"])
@pytest.mark.parametrize("slope", [1.4, -1.4])
def test_a_bank_says_what_the_models_say(model, slope):
    way = 1 if slope > 0 else -1
    items = (ItemParameters("a", slope, (-0.7 * way, 0.1 * way, 0.9 * way)), ItemParameters("b", slope, (0.4,)))
    bank = make_bank(Parameters(model, items))
    for place, item in enumerate(items):
        count = len(item.b) + 1
        curves = category_probabilities(model, item, bank.points).T
        np.testing.assert_allclose(bank.probabilities[place, :count], curves, atol=1e-14)
        assert not bank.probabilities[place, count:].any()
        np.testing.assert_allclose(
            bank.information_at(THETA)[:, place], item_information(model, item, THETA), atol=1e-12
        )


def test_a_chance_next_to_nothing_is_not_nothing():
    bank = make_bank(Parameters("grm", (ItemParameters("steep", 40.0, (-3.0, 3.0)),)))
    assert (bank.probabilities > 0).all()
    assert resume(bank, {"steep": 0}).estimate < -3


@pytest.mark.parametrize("criterion", CRITERIA)
def test_people_in_one_batch_do_not_move_each_others_choice(bank, criterion):
    people = [resume(bank, {"item3": 0, "item5": 1}), resume(bank, {"item3": 3}), begin(bank)]
    asked = np.zeros((3, 30), dtype=bool)
    for row, progress in enumerate(people):
        asked[row, list(progress.asked)] = True
    standing = Standing(np.stack([progress.posterior for progress in people]), people[0].prior)
    together = choose(bank, Rules(criterion=criterion), standing, asked=asked, chance=np.zeros(3))
    alone = [next_item(bank, progress, Rules(criterion=criterion, error=0.01)) for progress in people]
    assert [bank.items[place] for place in together] == alone


def test_the_same_answers_lead_to_the_same_next_item_whatever_came_between(bank):
    rules = Rules(error=0.01)
    first = next_item(bank, resume(bank, {"item1": 2, "item2": 0}), rules)
    for answers in ({"item7": 3}, {"item9": 0, "item1": 1}):
        next_item(bank, resume(bank, answers), rules)
    assert next_item(bank, resume(bank, {"item1": 2, "item2": 0}), rules) == first


def test_nothing_is_asked_twice_and_the_check_ends(bank):
    rules = Rules(error=0.01)
    progress, seen = begin(bank), []
    while (item := next_item(bank, progress, rules)) is not None:
        seen.append(item)
        progress = answer_item(bank, progress, item, 1)
    assert sorted(seen) == sorted(bank.items)


def test_it_stops_at_the_error_at_the_length_and_not_before_the_fewest(bank):
    def length(rules):
        progress = begin(bank)
        while (item := next_item(bank, progress, rules)) is not None:
            progress = answer_item(bank, progress, item, 2)
        return len(progress.asked), progress.standard_error

    asked, error = length(Rules(error=0.4))
    assert error < 0.4
    assert length(Rules(error=0.4, most=asked - 1))[0] == asked - 1
    assert length(Rules(error=0.9, fewest=6))[0] == 6


def test_facets_get_their_shares():
    bank = make_bank(items_like(30), facets=["trust", "touch", "talk"] * 10)
    rules = Rules(error=0.01, most=16, balance={"trust": 2, "touch": 1, "talk": 1})
    progress, counts = begin(bank), {"trust": 0, "touch": 0, "talk": 0}
    while (item := next_item(bank, progress, rules)) is not None:
        counts[bank.facets[bank.place_of(item)]] += 1
        progress = answer_item(bank, progress, item, 1)
    assert counts == {"trust": 8, "touch": 4, "talk": 4}


def test_a_used_up_facet_makes_room_for_the_others():
    bank = make_bank(items_like(4), facets={"item0": "trust", "item1": "trust", "item2": "touch", "item3": "touch"})
    progress = resume(bank, {"item0": 1, "item1": 1})
    assert next_item(bank, progress, Rules(error=0.01, balance={"trust": 1})) in {"item2", "item3"}


def test_chance_draws_among_the_best_few_and_no_further(bank):
    ranking = np.argsort(-bank.information_at(np.array([begin(bank).estimate]))[0])
    drawn = {next_item(bank, begin(bank), Rules(among=3), chance=chance) for chance in np.linspace(0, 0.999, 60)}
    assert drawn == {bank.items[place] for place in ranking[:3]}


def test_a_limit_lets_the_best_item_through_as_often_as_it_says(bank):
    best = next_item(bank, begin(bank), Rules())
    rules = Rules(exposure={best: 0.25})
    drawn = [next_item(bank, begin(bank), rules, chance=chance) for chance in np.linspace(0, 0.9999, 400)]
    assert sum(item == best for item in drawn) == 100
    assert len(set(drawn)) == 2


def test_where_every_limit_says_no_the_best_is_asked(bank):
    rules = Rules(exposure=dict.fromkeys(bank.items, 0.001))
    assert next_item(bank, begin(bank), rules, chance=0.999) == next_item(bank, begin(bank), Rules())


def test_a_prior_moves_the_start(bank):
    progress = begin(bank, mean=1.5, sd=0.5)
    assert progress.estimate == pytest.approx(1.5, abs=1e-6)
    assert progress.standard_error == pytest.approx(0.5, abs=1e-6)


def test_a_prior_narrower_than_the_grid_is_still_one(bank):
    assert begin(bank, mean=0.31, sd=1e-9).estimate == pytest.approx(0.4, abs=1e-9)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (lambda bank: answer_item(bank, begin(bank), "nowhere", 0), "'nowhere' is not in the bank"),
        (lambda bank: answer_item(bank, begin(bank), "item1", 4), "from 0 to 3"),
        (lambda bank: answer_item(bank, begin(bank), "item1", -1), "from 0 to 3"),
        (lambda bank: answer_item(bank, resume(bank, {"item1": 1}), "item1", 1), "answered already"),
        (lambda bank: next_item(bank, begin(bank), Rules(), chance=1.0), "up to, but not, 1"),
        (lambda bank: next_item(bank, begin(bank), Rules(balance={"nowhere": 1})), "no item of the bank belongs there"),
        (lambda bank: begin(bank, sd=0), "a number above 0"),
        (lambda bank: begin(bank, mean=50), "within 6 of 0"),
        (lambda bank: begin(bank, mean=float("nan")), "within 6 of 0"),
        (lambda bank: make_bank(bank.parameters, facets={"item1": "x"}), "no facet is given for item0"),
        (lambda bank: make_bank(bank.parameters, facets=["x"]), "1 facets for 30 items"),
        (lambda bank: make_bank(bank.parameters, points=21), "at least 61"),
        (lambda _: Rules(criterion="luck"), "expected one of information"),
        (lambda _: Rules(error=0), "above 0"),
        (lambda _: Rules(most=2, fewest=3), "no fewer at most"),
        (lambda _: Rules(among=0), "at least 1"),
        (lambda _: Rules(among=2, exposure={"item1": 0.5}), "one of the two"),
        (lambda _: Rules(exposure={"item1": 0.0}), "above 0 and at most 1"),
        (lambda _: Rules(balance={"x": -1.0}), "from 0 up"),
    ],
)
def test_bad_input_gets_a_sentence(bank, wrong, says):
    with pytest.raises(BankError, match=says):
        wrong(bank)


def test_answers_that_no_trait_explains_are_refused():
    items = (ItemParameters("low", 200.0, (5.0,)), ItemParameters("high", 200.0, (-5.0,)))
    bank = make_bank(Parameters("2pl", items))
    with pytest.raises(BankError, match="check the item's slope"):
        resume(bank, {"low": 1, "high": 0})
