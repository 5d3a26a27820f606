"""Every kind of row says whose it is, how it is kept, what an export holds of it, and what a separation does to it."""

from typing import get_args

import pytest
from django.apps import apps

from glitterball.apps.signin.foreign import KEEPINGS
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


FOREIGN = [model for model in apps.get_models() if model not in MODELS and not model.__module__.startswith("django_q")]


@pytest.mark.parametrize("model", FOREIGN, ids=lambda model: model._meta.label)
def test_a_model_of_somebody_elses_app_has_its_keeping_said_for_it(model):
    said = KEEPINGS.get(model._meta.label)
    assert isinstance(said, keeping.Keeping), f"{model._meta.label} has no keeping in apps/signin/foreign.py"
    assert said.until


@pytest.mark.parametrize("model", FOREIGN, ids=lambda model: model._meta.label)
def test_what_is_somebodys_goes_with_them(model):
    """A foreign row of a person hangs on their account, which hangs on them."""
    if KEEPINGS[model._meta.label].owner == "person":
        owners = {field.name for field in model._meta.fields if field.remote_field}
        assert owners & {"user", "email_address"}


def test_no_keeping_is_said_for_what_is_not_there():
    assert {model._meta.label for model in FOREIGN} == set(KEEPINGS)
