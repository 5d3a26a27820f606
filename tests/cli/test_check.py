"""``glitterball check show``."""

import json

from glitterball.cli.__main__ import main
from tests.people import answers_like

ITEM_KEYS = {"id", "facet", "text", "reverse", "viewpoint", "mirrors", "stage", "covers"}


def test_the_check_is_shown_in_the_documented_form(capsys):
    assert main(["check", "show", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said.keys() == {"id", "version", "options", "facets", "items"}
    assert (said["id"], [option["value"] for option in said["options"]]) == ("glitterball-check", [1, 2, 3, 4, 5])
    assert all(facet.keys() == {"id", "block", "name", "kind", "shareable"} for facet in said["facets"])
    assert all(item.keys() == ITEM_KEYS for item in said["items"])
    assert {facet["block"] for facet in said["facets"] if not facet["shareable"]} == {"roots"}


def test_the_check_can_be_read(capsys, instrument):
    assert main(["check", "show"]) == 0
    said = capsys.readouterr().out
    assert "nobody has validated them yet" in said
    assert all(item.text in said for item in instrument.items)


def test_what_is_shown_can_be_answered(instrument):
    assert answers_like(instrument, 3).keys() == {item.id for item in instrument.items if not item.is_guess}
