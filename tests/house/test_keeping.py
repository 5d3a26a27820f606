"""Every kind of row says whose it is, how it is kept, what an export holds of it, and what a separation does to it."""

from typing import get_args

import pytest
from django.apps import apps

from glitterball.core import keeping

MODELS = [model for model in apps.get_models() if model.__module__.startswith("glitterball.")]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_model_says_how_it_is_kept(model):
    said = vars(model).get("keeping")  # its own, and nobody's it inherits from
    assert isinstance(said, keeping.Keeping), f"{model.__name__} declares no keeping"
    assert said.owner in get_args(keeping.Owner)
    assert said.area in get_args(keeping.Area)
    assert said.export in get_args(keeping.Export)
    assert said.at_separation in get_args(keeping.AtSeparation)
    assert said.until


def test_what_is_somebodys_can_be_told_from_what_is_nobodys():
    assert {model.keeping.owner for model in MODELS} >= {"reader", "none"}
