"""``glitterball calibrate`` and ``score`` from the outside, as somebody would script them."""

import csv
import json

import numpy as np
import pytest

from glitterball.cli.__main__ import main
from glitterball.core.measurement.persons import score_persons
from tests import psychometrics
from tests.graded import answers_of, items_like, responses_of


@pytest.fixture(scope="module")
def truth():
    return items_like(6, categories=4, seed=5)


@pytest.fixture
def answers(tmp_path, truth):
    """Answers from 1 to 4, an id, a column of another kind, and gaps."""
    draw = np.random.default_rng(1)
    values = answers_of(truth, draw.standard_normal(500), draw) + 1
    path = tmp_path / "answers.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id", *truth.ids, "town"])
        for place, row in enumerate(values.tolist()):
            row[place % 6] = "NA" if place % 50 == 0 else row[place % 6]
            writer.writerow([f"p{place}", *row, "Ulm"])
    return path


def refused(capsys, *arguments):
    assert main([str(argument) for argument in arguments]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    return printed.err


def rows_of(path):
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def test_what_is_calibrated_can_be_scored(answers, truth, tmp_path, capsys):
    params, scores = tmp_path / "params.json", tmp_path / "scores.csv"
    items = ",".join(truth.ids)
    assert main(["calibrate", str(answers), "--model", "grm", "--items", items, "--out", str(params)]) == 0
    assert "converged after" in capsys.readouterr().out
    stored = json.loads(params.read_text())
    assert stored.keys() >= {"model", "items", "loglik", "converged", "iterations", "n"}
    assert (stored["model"], stored["n"], stored["converged"]) == ("grm", 500, True)
    assert [item["id"] for item in stored["items"]] == list(truth.ids)
    for item, true in zip(stored["items"], truth.items, strict=True):
        assert isinstance(item["b"], list)
        assert abs(item["a"] - true.a) < 4 * item["se"]["a"]
        assert item["answers"] == [[1], [2], [3], [4]]
    for method in ("eap", "map", "ml", "wle"):
        arguments = ["score", str(answers), "--params", str(params), "--method", method, "--out", str(scores)]
        assert main(arguments) == 0
        rows = rows_of(scores)
        assert list(rows[0]) == ["id", "theta", "se"]
        assert [row["id"] for row in rows] == [f"p{place}" for place in range(500)]


@pytest.mark.parametrize("first", [0, 1])
def test_bare_parameters_score_answers_from_0_or_1(truth, tmp_path, first):
    draw = np.random.default_rng(2)
    values = answers_of(truth, draw.standard_normal(60), draw)
    answers, params, scores = (tmp_path / name for name in ("answers.csv", "params.json", "scores.csv"))
    lines = [",".join(truth.ids), *(",".join(map(str, row)) for row in (values + first).tolist())]
    answers.write_text("\n".join(lines))
    items = [{"id": item.id, "a": item.a, "b": list(item.b)} for item in truth.items]
    params.write_text(json.dumps({"model": "grm", "items": items}))
    assert main(["score", str(answers), "--params", str(params), "--out", str(scores)]) == 0
    expected = score_persons(responses_of(truth, values), truth)
    np.testing.assert_allclose([float(row["theta"]) for row in rows_of(scores)], expected.theta, atol=1e-9)
    assert [row["id"] for row in rows_of(scores)] == [str(place) for place in range(60)]


def test_the_scores_of_r_from_the_parameters_of_r(tmp_path):
    folder = psychometrics.folder_of("bfi_agree")
    params, scores = tmp_path / "params.json", tmp_path / "scores.csv"
    fitted = psychometrics.fitted_of("bfi_agree")
    items = [{"id": item.id, "a": item.a, "b": list(item.b)} for item in fitted.items]
    params.write_text(json.dumps({"model": "grm", "items": items}))
    assert main(["score", str(folder / "data.csv"), "--params", str(params), "--out", str(scores)]) == 0
    for mine, theirs in zip(rows_of(scores), rows_of(folder / "eap.csv"), strict=True):
        assert float(mine["theta"]) == pytest.approx(float(theirs["F1"]), abs=1e-6)
        assert float(mine["se"]) == pytest.approx(float(theirs["SE_F1"]), abs=1e-6)


def test_people_without_an_answer_or_a_bound_are_counted(truth, tmp_path, capsys):
    answers, params, scores = (tmp_path / name for name in ("answers.csv", "params.json", "scores.csv"))
    items = [{"id": item.id, "a": item.a, "b": list(item.b), "answers": [[0], [1], [2], [3]]} for item in truth.items]
    params.write_text(json.dumps({"model": "grm", "items": items}))
    answers.write_text(",".join(truth.ids) + "\n,,,,,\n3,3,3,3,3,3\n0,1,2,3,2,1\n")
    command = ["score", str(answers), "--params", str(params), "--out", str(scores)]
    assert main([*command, "--method", "ml"]) == 0
    said = capsys.readouterr().err
    assert "1 people answered nothing and have no score (NA)" in said
    assert "they have no bound (inf)" in said
    assert [row["theta"] for row in rows_of(scores)][:2] == ["NA", "inf"]
    assert main(command) == 0
    assert "are at the prior's mean" in capsys.readouterr().err


def test_ids_that_do_not_stand_first_are_not_read_and_said_so(truth, tmp_path, capsys):
    answers, params, scores = (tmp_path / name for name in ("answers.csv", "params.json", "scores.csv"))
    items = [{"id": item.id, "a": item.a, "b": list(item.b)} for item in truth.items]
    params.write_text(json.dumps({"model": "grm", "items": items}))
    answers.write_text(",".join([*truth.ids, "id"]) + "\n0,1,2,3,2,1,ann\n")
    assert main(["score", str(answers), "--params", str(params), "--out", str(scores)]) == 0
    assert "note: column 'id' is left out: ids are read from the first column alone" in capsys.readouterr().err
    assert [row["id"] for row in rows_of(scores)] == ["0"]


@pytest.mark.parametrize(("converged", "notes"), [(False, 1), (True, 0), (None, 0)])
def test_items_whose_search_was_cut_off_score_with_a_note(truth, tmp_path, capsys, converged, notes):
    answers, params, scores = (tmp_path / name for name in ("answers.csv", "params.json", "scores.csv"))
    items = [{"id": item.id, "a": item.a, "b": list(item.b)} for item in truth.items]
    params.write_text(json.dumps({"model": "grm", "items": items, "converged": converged}))
    answers.write_text(",".join(truth.ids) + "\n0,1,2,3,2,1\n")
    assert main(["score", str(answers), "--params", str(params), "--out", str(scores)]) == 0
    said = capsys.readouterr().err
    assert said.count("did not converge") == said.count("\n") == notes


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a,b,c\n" + "1,2,1\n" * 9, "item 'a': everybody answered only 1"),
        ("a,b,c\n" + "NA,,\n" * 9, "everybody answered nothing"),
        ("a,b,c\n1,2,1\n2,1,2\n", "2 people answered 3 items"),
        ("a,b\n1,2\n2,1\n1,1\n", "expected at least 3 to calibrate"),
        ("a,b,c\n1,2,1\n2,x,2\n", "row 2, column 'b'"),
        ("a,b,c\n1,2,1\n2,2\n", "row 2 has 2 cells"),
        ("id,a,b,c\np,1,2,1\np,2,1,2\n", "expected it once"),
        ("a,b,c\n1,2,1\n99,1,2\n", "expected a range of at most 30"),
        ("a,b,c\n" + "0,0,0\n3,3,3\n" * 99, "the search found no end"),
    ],
)
def test_answers_that_can_not_be_calibrated_are_one_sentence(tmp_path, capsys, text, says):
    path = tmp_path / "answers.csv"
    path.write_text(text)
    assert says in refused(capsys, "calibrate", path, "--model", "grm", "--out", tmp_path / "params.json")
    assert not (tmp_path / "params.json").exists()


def test_a_table_in_another_encoding_is_named(tmp_path, capsys):
    path = tmp_path / "answers.csv"
    path.write_bytes("a,b,é\n1,2,1\n".encode("latin-1"))
    said = refused(capsys, "calibrate", path, "--model", "grm", "--out", tmp_path / "params.json")
    assert f"{path}: the first line is not UTF-8" in said


def test_answers_that_do_not_belong_to_the_parameters_are_one_sentence(answers, tmp_path, capsys):
    params, scores = tmp_path / "params.json", tmp_path / "scores.csv"

    def with_items(*items):
        params.write_text(json.dumps({"model": "grm", "items": list(items)}))
        return refused(capsys, "score", answers, "--params", params, "--out", scores)

    assert "no column 'other'" in with_items({"id": "other", "a": 1, "b": [0]})
    assert "item0" in with_items({"id": "item0", "a": 1, "b": [0], "answers": [[1], [2]]})
    assert "expected parameters that hold" in with_items({"id": "item0", "a": 1, "b": [-2, -1, 0, 1, 2]})
    assert "slope 0" in with_items({"id": "item0", "a": 0, "b": [0]})
    assert "expected at most 1000" in with_items({"id": "item0", "a": -1e300, "b": [0]})
    assert not scores.exists()
    assert "can't be read" in refused(capsys, "score", answers, "--params", tmp_path / "no.json", "--out", scores)
