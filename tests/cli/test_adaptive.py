"""``glitterball adaptive simulate``: its output is a form that others script against."""

import json

import pytest

from glitterball.cli.__main__ import main

KEYS = {"n", "mean_length", "rmse", "coverage", "bias", "seconds", "most_asked"}


@pytest.fixture
def params(tmp_path):
    """A file as calibrate writes it, with the parts that scoring and simulating need."""

    def write(change=lambda _: None):
        items = [{"id": f"q{n}", "a": 1.2 + n % 3 / 2, "b": [n / 6 - 3, n / 6 - 2, n / 6 - 1]} for n in range(24)]
        content = {"model": "grm", "items": items}
        change(content)
        path = tmp_path / "params.json"
        path.write_text(json.dumps(content), encoding="utf-8")
        return path

    return write


def simulated(path, *more):
    return main(["adaptive", "simulate", "--params", str(path), "--n", "200", "--se", "0.4", *more])


def test_the_form_is_the_documented_one_and_the_numbers_are_plausible(params, capsys):
    assert simulated(params(), "--seed", "4", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found.keys() == KEYS
    assert found["n"] == 200
    assert 3 < found["mean_length"] < 24
    assert 0.3 < found["rmse"] < 0.5
    assert 0.9 < found["coverage"] <= 1


def test_the_same_seed_gives_the_same_numbers_and_another_one_others(params, capsys):
    found = []
    for seed in ("5", "5", "6"):
        simulated(params(), "--seed", seed, "--json")
        found.append(json.loads(capsys.readouterr().out) | {"seconds": 0})
    assert found[0] == found[1] != found[2]


def test_items_whose_search_was_cut_off_are_used_with_a_note(params, capsys):
    assert simulated(params(lambda content: content.update(converged=False)), "--json") == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out).keys() == KEYS
    assert printed.err.count("\n") == 1
    assert "did not converge" in printed.err
    assert simulated(params(lambda content: content.update(converged=True))) == 0
    assert capsys.readouterr().err == ""


def test_it_can_be_read_by_a_person(params, capsys):
    assert simulated(params(), "--most", "5") == 0
    said = capsys.readouterr().out
    assert "200 simulated people, 24 items" in said
    assert "1 to 5" in said or "5 to 5" in said or "4 to 5" in said


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (("--n", "0"), "--n 0"),
        (("--n", "10000001"), "1 to 1,000,000"),
        (("--seed", "-1"), "--seed -1"),
        (("--se", "0"), "above 0"),
        (("--se", "nan"), "above 0"),
        (("--se", "inf"), "expected a finite number above 0"),
        (("--most", "0"), "at least 1"),
        (("--criterion", "luck"), "expected one of information"),
    ],
)
def test_bad_options_get_one_line_and_status_2(params, capsys, more, says):
    assert simulated(params(), *more) == 2
    error = capsys.readouterr().err
    assert says in error
    assert error.count("\n") == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.update(model="luck"),
        lambda content: content.update(items=[]),
        lambda content: content.pop("items"),
        lambda content: content["items"][3].update(a=0),
        lambda content: content["items"][3].update(b=[2, 1, 0]),
        lambda content: content["items"][3].update(b="x"),
        lambda content: content["items"][3].update(id="q0"),
    ],
)
def test_parameters_that_no_item_can_have_get_one_line_and_status_2(params, capsys, change):
    assert simulated(params(change)) == 2
    error = capsys.readouterr().err
    assert "params.json" in error or "item" in error
    assert error.count("\n") == 1


def test_a_file_that_is_not_there_gets_one_line_and_status_2(tmp_path, capsys):
    assert simulated(tmp_path / "nowhere.json") == 2
    assert capsys.readouterr().err.count("\n") == 1
