"""The bank of items keeps its own rules."""

import re
from collections import Counter
from hashlib import sha256
from statistics import fmean

import msgspec
import pytest
import yaml
from wordfreq import zipf_frequency

from glitterball.adapters import content
from glitterball.adapters.content.books import CHECKOUT
from glitterball.adapters.content.conformity import syllables_of
from glitterball.core.knowledge import reading_grade

INSTRUMENT = content.latest_instrument()
ITEMS = INSTRUMENT.items
CORE = [item for item in ITEMS if not item.is_guess]
FREQUENT = 3.5  # Zipf scale: at least about three in a million words


def words_of(text):
    return re.findall(r"[a-z]+(?:['’][a-z]+)?", text.lower())


def test_at_least_160_items_with_ids_of_their_own():
    assert len({item.id for item in ITEMS}) == len(ITEMS) >= 160


@pytest.mark.parametrize("facet", INSTRUMENT.facets, ids=lambda facet: facet.id)
def test_each_facet_has_at_least_five_items_about_oneself_or_us(facet):
    assert sum(item.facet == facet.id for item in CORE) >= 5


def test_about_a_third_is_reverse_keyed():
    assert 0.30 <= fmean(item.is_reversed for item in CORE) <= 0.37


def test_each_scored_facet_has_both_keys():
    for facet in INSTRUMENT.facets:
        assert {item.is_reversed for item in CORE if item.facet == facet.id} == {True, False}


def test_a_guess_mirrors_an_item_of_its_facet_with_its_key():
    guesses = [item for item in ITEMS if item.is_guess]
    assert guesses
    for guess in guesses:
        mirrored = INSTRUMENT.item_by_id[guess.mirrors]
        assert (mirrored.facet, mirrored.is_reversed, mirrored.is_guess) == (guess.facet, guess.is_reversed, False)
    assert all(item.mirrors is None for item in CORE)


def test_guesses_are_enough_for_a_score_of_their_own():
    assert min(Counter(item.facet for item in ITEMS if item.is_guess).values()) >= 4


def test_the_stages_are_as_long_as_promised():
    assert len(INSTRUMENT.stage(0)) == 10
    assert len(INSTRUMENT.stage(0)) + len(INSTRUMENT.stage(1)) <= 36


def test_after_the_first_two_stages_each_of_the_four_blocks_can_be_scored():
    early = Counter(INSTRUMENT.facet_by_id[item.facet].block for item in CORE if item.stage < 2)
    four = ("communication", "emotional-literacy", "conflict-and-repair", "balance")
    assert all(early[block] >= 8 for block in four)


def test_any_facet_can_be_scored_after_the_second_stage():
    asked = Counter(item.facet for item in CORE if item.stage <= 2)
    assert min(asked[facet.id] for facet in INSTRUMENT.facets) >= 5


def test_the_bank_reads_at_sixth_grade_or_below():
    assert fmean(reading_grade(item.text, syllables_of) for item in ITEMS) <= 6


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_an_item_is_short_plain_and_one_question(item):
    words = words_of(item.text)
    assert len(words) <= 16
    assert [word for word in words if zipf_frequency(word.replace("’", "'"), "en") < FREQUENT] == []
    assert item.text.endswith((".", "”.", ".”"))
    assert not re.search(r"\b(not|never|without)\b.*\b(not|never|without)\b", item.text)


def test_no_two_items_say_the_same():
    assert len({" ".join(words_of(item.text)) for item in ITEMS}) == len(ITEMS)


@pytest.mark.parametrize("version", content.instruments())
def test_a_published_version_never_changes(version):
    """An id is bound for ever to wording and key: change a word and this fails. Publish a new version instead."""
    published = yaml.safe_load((CHECKOUT / "en/check/published.yaml").read_text(encoding="utf-8"))
    said = msgspec.json.encode(content.instruments()[version], order="deterministic")
    assert published[version] == sha256(said).hexdigest()


def test_every_version_ever_published_can_be_loaded():
    published = yaml.safe_load((CHECKOUT / "en/check/published.yaml").read_text(encoding="utf-8"))
    assert set(content.instruments()) == set(published)
