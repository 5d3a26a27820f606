"""The model asset and the knowledge that is made of it."""

import pytest

from glitterball.adapters.coach import UnknownLanguageError, coach_knowledge
from glitterball.adapters.coach.models import model_path, packed, read_models
from glitterball.core.coach import GATE, HARMFUL, HELPFUL

MOST_BYTES = 3_000_000


def test_the_asset_is_small():
    assert model_path("en").stat().st_size < MOST_BYTES


def test_packing_the_models_again_gives_the_same_file():
    assert packed(read_models("en")) == model_path("en").read_bytes()


def test_each_message_label_has_a_model_and_harm_has_a_gate():
    assert read_models("en").messages.outputs == (*HARMFUL, *HELPFUL, GATE)


def test_knowledge_is_read_once():
    assert coach_knowledge() is coach_knowledge("en")


def test_a_language_that_nobody_taught_is_refused():
    with pytest.raises(UnknownLanguageError, match="does not speak “xx”"):
        coach_knowledge("xx")
