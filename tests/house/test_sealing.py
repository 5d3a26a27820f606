"""No text of people lies open: what they say stands in sealed columns, under an id made before the row."""

from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from glitterball.adapters.keys.sealed import sealed_columns
from glitterball.core.keeping import Keeping

OF_PEOPLE = [
    model
    for model in apps.get_models()
    if model.__module__.startswith("glitterball.") and model.keeping.owner in {"person", "couple"}
]
TEXT = (models.CharField, models.TextField, models.JSONField, models.FileField)


def faults(model) -> list[str]:
    """What a model does that it must not."""
    keeping, found = model.keeping, []
    columns = {field.name: field for field in model._meta.get_fields()}
    if not isinstance(model._meta.pk, models.UUIDField):
        found.append("its id is not made before its row")
    if not {keeping.owner, f"{keeping.owner}_id"} & columns.keys() and model.__name__.lower() != keeping.owner:
        found.append(f"it does not name its {keeping.owner}")
    open_text = {name for name, field in columns.items() if isinstance(field, TEXT)}
    found += [f"{name} is text that lies open" for name in sorted(open_text - set(keeping.plain))]
    if keeping.area == "none" and sealed_columns(model):
        found.append("it seals, and does not say in which area")
    return found


@pytest.mark.parametrize("model", OF_PEOPLE, ids=lambda model: model.__name__)
def test_a_model_of_people_keeps_no_text_open(model):
    assert faults(model) == []


def test_a_model_that_does_is_caught():
    """Planted faults, each found."""

    class Planted:
        """As a model looks to the check, without becoming one."""

        keeping = Keeping("person", "none", "all", "stays", until="never")

    note, number = models.TextField(), models.AutoField(primary_key=True)
    note.name, number.name = "note", "id"
    Planted._meta = type("Meta", (), {"pk": number, "get_fields": lambda _: [number, note]})()
    assert faults(Planted) == [
        "its id is not made before its row",
        "it does not name its person",
        "note is text that lies open",
    ]


SOURCE = Path(__file__).parents[2] / "src/glitterball/apps"


def test_an_action_saves_what_is_private_only_with_a_key_that_still_stands():
    """``private_key_of`` is for reading: while it is held, another tab may lock the area (docs/decisions/0064)."""
    actions = [*SOURCE.glob("*/actions.py"), *SOURCE.glob("*/actions/*.py")]
    seal = [path for path in actions if "sealing_key_of" in path.read_text(encoding="utf-8")]
    assert len(seal) > 4
    assert [path for path in actions if "private_key_of" in path.read_text(encoding="utf-8")] == []
