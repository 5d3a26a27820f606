"""What R and the literature found in the reference data and no other room's tests read: keyed scales, shared slopes."""

import csv
import json

import numpy as np
import pytest

from glitterball.core.measurement.adaptive import make_bank
from glitterball.core.measurement.calibration import calibrate
from glitterball.core.measurement.classical.alpha import alpha
from glitterball.core.measurement.classical.covariance import complete_covariance, pairwise_covariance
from glitterball.core.measurement.classical.intraclass import intraclass
from glitterball.core.measurement.classical.omega import omega
from glitterball.core.measurement.classical.reliability import reliability
from glitterball.core.measurement.dyads.actor_partner import actor_partner
from glitterball.core.measurement.dyads.pairs import Pairs
from glitterball.core.measurement.information import information, item_information
from glitterball.core.measurement.models import ItemParameters, Parameters, category_probabilities
from glitterball.core.measurement.responses import Responses
from glitterball.core.measurement.scoring import Scale, scale_scores
from tests.psychometrics import answers_of, folder_of, reference_of
from tests.reference_tables import reals_of

TEN = 10  # lowest + highest option of the couples' scales: what R reversed by


def raw_bfi():
    """All 25 items of the inventory as they were answered, -1 for none; skips where they are not there."""
    with (folder_of("bfi_agree").parent / "bfi_raw.csv").open(encoding="utf-8") as lines:
        header, *rows = list(csv.reader(lines))
    return header, np.array([[-1 if cell == "NA" else int(cell) for cell in row] for row in rows])


def classical():
    return json.loads((folder_of("bfi_agree").parent / "classical_reference.json").read_text(encoding="utf-8"))


def keyed_couples():
    """Answers (couples, 5) of each scale and partner, with both commitment items turned."""
    names, values = reals_of("ims_couples")
    for place, name in enumerate(names):
        if name.startswith(("com3", "com4")):
            values[:, place] = TEN - values[:, place]
    scales = reference_of("ims_couples")["scales"]
    return {scale: values[:, [names.index(item) for item in found["items"]]] for scale, found in scales.items()}


def both(scales, scale):
    """Means (couples, 2) of a scale, women first, nan where an answer is missing."""
    return np.column_stack([scales[f"{scale}_{sex}"].mean(axis=1) for sex in "fm"])


@pytest.mark.parametrize("sex", ["f", "m"])
def test_keyed_commitment_has_the_alpha_that_r_finds_and_runs_against_nothing(sex):
    published = reference_of("ims_couples")["commitment_keyed"]["alpha"][sex]
    answers = keyed_couples()[f"com_{sex}"]
    assert alpha(pairwise_covariance(answers)).value == pytest.approx(published, abs=1e-9)
    assert published == pytest.approx({"f": 0.72, "m": 0.75}[sex], abs=0.005)
    assert not [said for said in reliability(answers).warnings if "against" in said]


@pytest.mark.parametrize("scale", ["sat", "qalt", "invest", "com"])
def test_partners_are_as_alike_as_r_finds(scale):
    reference = reference_of("ims_couples")
    place = (
        reference["commitment_keyed"]["icc"] if scale == "com" else reference["partner_icc_of_subscale_means"][scale]
    )
    means = both(keyed_couples(), scale)
    complete = means[np.isfinite(means).all(axis=1)]
    assert len(complete) == place["n"]
    assert intraclass(complete).one_way.value == pytest.approx(place["icc"], abs=1e-9)


def test_commitment_goes_with_satisfaction_as_lavaan_finds():
    scales = keyed_couples()
    outcome, predictor = both(scales, "com"), both(scales, "sat")
    complete = np.isfinite(outcome).all(axis=1) & np.isfinite(predictor).all(axis=1)
    found = actor_partner(Pairs(outcome[complete], predictor[complete], ("f", "m")))
    published = reference_of("ims_couples")["commitment_keyed"]["apim_on_satisfaction"]
    theirs = {row["label"]: row["est"] for row in published["est"] if row["label"]}
    assert found.n == published["n"]
    for role, actor, partner in (("f", "a1", "p12"), ("m", "a2", "p21")):
        assert found.by_role[role].actor.estimate == pytest.approx(theirs[actor], abs=1e-6)
        assert found.by_role[role].partner.estimate == pytest.approx(theirs[partner], abs=1e-6)


@pytest.mark.parametrize(
    ("scale", "letter", "reverse", "folder"), [("agree", "A", (0,), "bfi_agree"), ("neuro", "N", (), "bfi_neuroticism")]
)
def test_scales_of_the_raw_inventory_are_reversed_as_r_reverses_them(scale, letter, reverse, folder):
    header, raw = raw_bfi()
    columns = [header.index(f"{letter}{number}") for number in range(1, 6)]
    answers = raw[:, columns].astype(np.int8)
    published = classical()["bfi_scores"]
    turned = Scale(scale, tuple(range(5)), reverse=reverse, fewest=3)
    found = scale_scores(answers, [turned], lowest=1, highest=6).scores[:, 0]
    assert np.isnan(found).sum() == published[f"{scale}_missing"]
    assert np.nanmean(found) == pytest.approx(published[f"{scale}_mean"], abs=1e-9)
    assert np.nanstd(found, ddof=1) == pytest.approx(published[f"{scale}_sd"], abs=1e-9)
    _, keyed = reals_of(folder)
    again = scale_scores(
        np.where(np.isfinite(keyed), keyed, -1).astype(np.int8),
        [Scale(scale, tuple(range(5)), fewest=3)],
        lowest=1,
        highest=6,
    )
    np.testing.assert_array_equal(found, again.scores[:, 0])


@pytest.mark.parametrize(("name", "folder"), [("agree", "bfi_agree"), ("neuroticism", "bfi_neuroticism")])
def test_omega_and_its_loadings_are_those_of_lavaan(name, folder):
    published = classical()["omega_lavaan"][name]
    _, values = reals_of(folder)
    covariance = complete_covariance(values)
    found = omega(covariance)
    assert covariance.n_complete == published["n"]
    assert found.value == pytest.approx(published["omega"], abs=1e-5)
    assert np.array(found.loadings) * covariance.deviations == pytest.approx(published["loadings"], abs=1e-5)


def test_the_information_of_the_bank_is_the_one_that_catr_computes():
    rows = np.genfromtxt(folder_of("cat_reference") / "bank.csv", delimiter=",", skip_header=1)
    items = tuple(ItemParameters(str(place), row[0], tuple(row[1:])) for place, row in enumerate(rows, start=1))
    parameters = Parameters("grm", items)
    published = reference_of("cat_reference")["information_at_theta"]
    theta, theirs = np.array(published["theta"], dtype=float), np.array(published["info"])
    mine = np.array([item_information("grm", item, theta) for item in items])
    np.testing.assert_allclose(mine, theirs, atol=1e-9)
    np.testing.assert_allclose(make_bank(parameters).information_at(theta).T, theirs, atol=1e-9)
    np.testing.assert_allclose(information(parameters, theta), theirs.sum(axis=0), atol=1e-7)


def test_lsat_6_under_one_slope_for_all_is_as_likely_as_ltm_says():
    reference = reference_of("lsat6_2pl")
    responses = answers_of("lsat6_2pl")
    published = reference["ltm_rasch_common_slope"]
    difficulty, slope = np.array(published["coef"]).T
    best = loglik(responses, difficulty, slope)
    assert best == pytest.approx(published["logLik"], abs=1e-3)
    for factor in (0.98, 1.02):
        assert loglik(responses, difficulty, slope * factor) < best
    free = calibrate(responses, model="2pl")
    assert free.loglik == pytest.approx(reference["ltm_2pl"]["logLik"], abs=1e-3)
    assert 0 < free.loglik - best < 1  # four slopes more say next to nothing


def loglik(responses: Responses, difficulty, slope):
    """How likely all answers are, people drawn from a standard normal distribution."""
    theta = np.linspace(-8, 8, 401)
    weights = np.exp(-(theta**2) / 2)
    likely = np.ones((len(responses.values), len(theta)))
    for column, a, b in zip(responses.values.T, slope, difficulty, strict=True):
        likely *= category_probabilities("2pl", ItemParameters("one", a, (b,)), theta).T[column]
    return np.log(likely @ (weights / weights.sum())).sum()
