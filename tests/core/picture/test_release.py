"""What somebody releases: what they chose, never a root, and of two only what both chose."""

import pytest

from glitterball.adapters import content
from glitterball.core.picture import Released, in_common, release
from glitterball.core.picture.release import UnknownScaleError
from tests.people import scores_like

INSTRUMENT = content.latest_instrument()
SCORES = scores_like(INSTRUMENT, 4, guesses=3)
ROOTS = (INSTRUMENT.facet_by_id.keys() | INSTRUMENT.block_by_id.keys()) - set(INSTRUMENT.shareable())
GUESSED = next(facet for facet in SCORES.guesses if facet != "openness")


def test_only_what_was_chosen_is_in_it_with_its_guess_and_its_numbers():
    shown = release(SCORES, {"openness", GUESSED})
    assert shown.own == {scale: SCORES.of(scale) for scale in ("openness", GUESSED)}
    assert shown.guesses.keys() == {"openness", GUESSED} & SCORES.guesses.keys()
    assert shown.guesses[GUESSED] == SCORES.guesses[GUESSED]


def test_all_is_all_that_can_be_shared_and_a_root_stays_out_however_it_is_named():
    assert ROOTS
    shareable = {scale for scale in INSTRUMENT.shareable() if SCORES.of(scale)}
    assert release(SCORES, "all").own.keys() == shareable
    assert release(SCORES, ROOTS | {"openness"}).own.keys() == {"openness"}


def test_plain_glass_has_nothing_to_release():
    some = scores_like(INSTRUMENT, {"openness": 4})
    assert release(some, {"openness", "trust"}).own.keys() == {"openness"}


@pytest.mark.parametrize("scale", ["x", "opennes", "all of it"])
def test_what_there_is_not_is_refused_by_its_name(scale):
    with pytest.raises(UnknownScaleError, match=f"^{scale}$"):
        release(SCORES, {"openness", scale})


def test_of_two_there_is_only_what_both_released():
    first, second = release(SCORES, {"openness", GUESSED}), release(SCORES, {GUESSED, "trust"})
    one, other = in_common(first, second)
    assert one.own.keys() == other.own.keys() == {GUESSED}
    assert one.guesses.keys() == other.guesses.keys() == {GUESSED}
    assert in_common(first, Released({}, {})) == (Released({}, {}), Released({}, {}))
