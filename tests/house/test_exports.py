"""What a kind of row says about its export is so: some app gives it, and none gives what it says it keeps back."""

import pytest
from django.apps import apps

from glitterball.apps.privacy.notes import COVERED

OURS = [model for model in apps.get_models() if model.__module__.startswith("glitterball.")]
OF_PEOPLE = [model for model in OURS if model.keeping.owner in {"person", "couple"}]


def uncovered(models, covered) -> list[str]:
    """Kinds that say they are exported and that no app gives."""
    return sorted(model.__name__ for model in models if model.keeping.export == "all" and model not in covered)


def test_what_says_that_it_is_exported_is_given_by_some_app():
    assert uncovered(OF_PEOPLE, COVERED) == []


def test_what_says_that_it_is_kept_back_is_given_by_none():
    assert [model.__name__ for model in COVERED if model.keeping.export != "all"] == []


@pytest.mark.parametrize("model", sorted(COVERED, key=lambda model: model.__name__), ids=lambda model: model.__name__)
def test_a_kind_that_no_app_gives_is_found(model):
    """The planted gap: each kind in turn is left out."""
    assert uncovered(OF_PEOPLE, COVERED - {model}) == [model.__name__]


def test_what_is_a_readers_knows_no_person():
    """Letters know an address and no account, so nobody's export could hold them; the page says so."""
    of_readers = [model for model in OURS if model.keeping.owner == "reader"]
    assert of_readers
    for model in of_readers:
        assert not {field.name for field in model._meta.get_fields()} & {"person", "account", "couple", "couple_id"}
