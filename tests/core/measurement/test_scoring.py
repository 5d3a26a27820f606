"""Scale scores by the million: the same as one person at a time."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from glitterball.core.measurement.scoring import Scale, UnusableScaleError, scale_scores
from tests.psychometrics import folder_of
from tests.reference_tables import reals_of

TABLES = npst.arrays(np.int8, st.tuples(st.integers(1, 30), st.just(4)), elements=st.sampled_from([-1, 1, 2, 3, 4, 5]))
SCALES = (Scale("first", (0, 1, 3), reverse=(1,), fewest=2), Scale("rest", (2,)))


def one_by_one(row, scale):
    kept = [6 - row[i] if i in scale.reverse else row[i] for i in scale.items if row[i] >= 0]
    return sum(kept) / len(kept) if len(kept) >= max(scale.fewest, 1) else np.nan


@given(TABLES)
def test_each_score_is_the_mean_of_what_was_answered(table):
    found = scale_scores(table, SCALES, lowest=1, highest=5)
    expected = np.array([[one_by_one(row.astype(int), scale) for scale in SCALES] for row in table])
    np.testing.assert_array_equal(found.scores, expected)
    assert found.answered[:, 0].tolist() == (table[:, [0, 1, 3]] >= 0).sum(axis=1).tolist()


def test_many_rows_are_scored_in_lots_without_a_seam():
    rng = np.random.default_rng(5)
    table = rng.integers(1, 6, (50_000, 4)).astype(np.int8)
    found = scale_scores(table, SCALES, lowest=1, highest=5)
    np.testing.assert_array_equal(found.scores[:, 0], (table[:, 0] + (6.0 - table[:, 1]) + table[:, 3]) / 3)


@pytest.mark.parametrize("kind", [np.int8, np.int16, np.int64])
@pytest.mark.parametrize("wrong", [0, 6])
def test_an_answer_outside_the_options_is_named_by_place(kind, wrong):
    table = np.full((5, 4), 3, kind)
    table[3, 2] = wrong
    with pytest.raises(UnusableScaleError, match=f"person 3, item 2: {wrong} is outside 1 to 5"):
        scale_scores(table, SCALES, lowest=1, highest=5)


@pytest.mark.parametrize(
    ("scale", "says"),
    [
        (Scale("s", ()), "expected items"),
        (Scale("s", (0, 9)), "columns 0 to 3"),
        (Scale("s", (0, 0)), "each item once"),
        (Scale("s", (0,), reverse=(1,)), "reverse-keyed ones among them"),
    ],
)
def test_a_scale_that_does_not_fit_is_refused(scale, says):
    with pytest.raises(UnusableScaleError, match=says):
        scale_scores(np.ones((3, 4), np.int8), [scale], lowest=1, highest=5)


def test_real_numbers_and_huge_options_are_refused():
    with pytest.raises(UnusableScaleError, match="integers"):
        scale_scores(np.ones((3, 4)), SCALES, lowest=1, highest=5)
    with pytest.raises(UnusableScaleError, match="small whole numbers"):
        scale_scores(np.ones((3, 4), np.int64), SCALES, lowest=1, highest=10_000_000)


def test_no_people_give_no_scores():
    assert scale_scores(np.empty((0, 4), np.int8), SCALES, lowest=1, highest=5).scores.shape == (0, 2)


def test_agreeableness_has_the_published_mean():
    published = json.loads((folder_of("bfi_agree").parent / "classical_reference.json").read_text())["bfi_scores"]
    _, values = reals_of("bfi_agree")
    whole = np.where(np.isfinite(values), values, -1).astype(np.int8)
    found = scale_scores(whole, [Scale("agree", tuple(range(5)), fewest=3)], lowest=1, highest=6).scores[:, 0]
    assert np.isnan(found).sum() == published["agree_missing"]
    assert np.nanmean(found) == pytest.approx(published["agree_mean"], abs=1e-9)
    assert np.nanstd(found, ddof=1) == pytest.approx(published["agree_sd"], abs=1e-9)
