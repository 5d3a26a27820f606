"""``glitterball reliability``, ``dif`` and ``dyads`` from the outside, as somebody would script them."""

import json
import subprocess
import sys

import numpy as np
import pytest

from glitterball.cli.__main__ import main

ITEMS = "a,b,c,d"


def written(path, header, rows):
    path.write_text("\n".join([header, *(",".join(map(str, row)) for row in rows)]) + "\n", encoding="utf-8")
    return str(path)


@pytest.fixture
def answers(tmp_path):
    rng = np.random.default_rng(1)
    trait = rng.normal(size=(300, 1))
    values = np.clip(np.round(3 + trait + rng.normal(size=(300, 4))), 1, 5).astype(int)
    groups = np.where(rng.random(300) < 0.5, "w", "m")
    values[:, 1] = np.clip(values[:, 1] + (groups == "w"), 1, 5)
    rows = [(f"p{i}", *row, group) for i, (row, group) in enumerate(zip(values, groups, strict=True))]
    return written(tmp_path / "answers.csv", "id,a,b,c,d,group", rows)


@pytest.fixture
def couples(tmp_path):
    rng = np.random.default_rng(2)
    x = rng.normal(size=(80, 2))
    y = 1 + 0.5 * x + 0.3 * x[:, ::-1] + rng.normal(size=(80, 1)) + rng.normal(size=(80, 2))
    rows = [(dyad, role, y[dyad, i], x[dyad, i], "wh"[i]) for dyad in range(80) for i, role in enumerate("AB")]
    return written(
        tmp_path / "couples.csv", "couple,who,y,x,sex", [*rows, ("e", "A", 1, 2, "w"), ("f", "A", "NA", 1, "w")]
    )


def said(capsys, *arguments):
    assert main([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def refused(capsys, *arguments):
    assert main(list(arguments)) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert "expected" in printed.err
    return printed.err


def test_reliability_says_what_it_promises(answers, capsys):
    found = said(capsys, "reliability", answers, "--items", ITEMS)
    assert found.keys() >= {"n", "k", "alpha", "alpha_interval", "omega_total", "items", "warnings"}
    assert (found["n"], found["k"]) == (300, 4)
    assert found["alpha_interval"][0] < found["alpha"] < found["alpha_interval"][1]
    assert main(["reliability", answers, "--items", ITEMS]) == 0
    assert f"alpha {found['alpha']:.3f}" in capsys.readouterr().out


def test_two_items_have_an_alpha_and_no_omega(answers, capsys):
    found = said(capsys, "reliability", answers, "--items", "a,b")
    assert found["omega_total"] is None
    assert found["items"][0]["alpha_without"] is None
    assert "omega is left out" in found["warnings"][0]


def test_dif_says_what_it_promises(answers, capsys):
    found = said(capsys, "dif", answers, "--group", "group", "--items", ITEMS)
    assert [group["group"] for group in found["groups"]] == ["m", "w"]
    assert [item["id"] for item in found["items"]] == ["a", "b", "c", "d"]
    for item in found["items"]:
        assert item.keys() >= {"uniform", "non_uniform", "total", "p", "p_adjusted", "effect_size", "flag"}
        assert item["total"]["chi2"] == pytest.approx(item["uniform"]["chi2"] + item["non_uniform"]["chi2"])
    assert found["items"][1]["flag"] is True
    assert main(["dif", answers, "--group", "group", "--items", ITEMS]) == 0
    assert "differs" in capsys.readouterr().out


def test_dif_counts_whom_it_leaves_out(tmp_path, capsys):
    draw = np.random.default_rng(3)
    rows = [(*draw.integers(1, 5, 3).tolist(), "wm"[i % 2]) for i in range(100)]
    rows += [("NA", 1, 2, "w"), (1, 2, 3, "NA"), (1, "", 3, "m")]
    path = written(tmp_path / "gaps.csv", "a,b,c,g", rows)
    assert said(capsys, "dif", path, "--group", "g", "--items", "a,b,c")["n_incomplete"] == 3
    assert main(["dif", path, "--group", "g", "--items", "a,b,c"]) == 0
    assert "m: 50 people, w: 50 people (3 left out" in capsys.readouterr().out


def test_dif_of_items_that_are_the_same_says_that_nothing_is_left_to_compare(tmp_path, capsys):
    draw = np.random.default_rng(3)
    rows = [(answer, answer, answer, "wm"[i % 2]) for i, answer in enumerate(draw.integers(1, 5, 200).tolist())]
    path = written(tmp_path / "same.csv", "a,b,c,g", rows)
    for item in said(capsys, "dif", path, "--group", "g", "--items", "a,b,c")["items"]:
        assert (item["converged"], item["foretold"], item["flag"]) == (False, True, False)
    assert main(["dif", path, "--group", "g", "--items", "a,b,c"]) == 0
    assert capsys.readouterr().out.count("the total foretells each answer") == 3


def test_dyads_says_what_it_promises(couples, capsys):
    arguments = ("dyads", couples, "--dyad", "couple", "--member", "who", "--outcome", "y", "--predictor", "x")
    found = said(capsys, *arguments)
    assert found.keys() >= {"n_dyads", "icc", "effects", "residual", "method"}
    assert (found["n_dyads"], found["n_incomplete"], found["method"]) == (80, 2, "REML")
    assert found["effects"].keys() == {"intercept", "actor", "partner"}
    assert found["effects"]["actor"].keys() == {"est", "se", "p"}
    assert found["residual"].keys() == {"variance", "correlation"}
    assert "by" not in found
    apart = said(capsys, *arguments, "--distinguish", "sex")
    assert apart["by"].keys() == {"h", "w"}
    assert isinstance(apart["by"]["w"]["actor"], float)
    assert main([*arguments, "--distinguish", "sex"]) == 0
    assert "80 couples (2 left out" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["id", "ID", "Id"])
def test_a_later_column_of_ids_is_no_item_unless_it_is_asked_for(tmp_path, capsys, name):
    draw = np.random.default_rng(4)
    rows = [(*draw.binomial(4, share, 3).tolist(), i) for i, share in enumerate(draw.uniform(0.2, 0.8, 30))]
    path = written(tmp_path / "late.csv", f"a,b,c,{name}", rows)
    found = said(capsys, "reliability", path)
    assert [item["id"] for item in found["items"]] == ["a", "b", "c"]
    assert f"column '{name}' is left out" in found["warnings"][0]
    assert found["alpha"] == said(capsys, "reliability", path, "--items", "a,b,c")["alpha"]
    assert said(capsys, "reliability", path, "--items", f"a,b,{name}")["items"][2]["id"] == name
    assert main(["calibrate", path, "--model", "grm", "--out", str(tmp_path / "params.json")]) == 0
    assert f"note: column '{name}' is left out" in capsys.readouterr().err


def test_a_number_that_stands_for_no_answer_is_taken_for_none(tmp_path, capsys):
    rows = [(*((99 if i % 40 == 3 else 1 + (i + j) % 5) for j in range(4)), "wm"[i % 2]) for i in range(200)]
    path = written(tmp_path / "codes.csv", "a,b,c,d,g", rows)
    sentence = "codes.csv: item 'a' is answered from 1 to 99: expected a range of at most 30"
    assert sentence in refused(capsys, "reliability", path, "--items", ITEMS)
    assert sentence in refused(capsys, "dif", path, "--group", "g", "--items", ITEMS)
    params = str(tmp_path / "params.json")
    assert sentence in refused(capsys, "calibrate", path, "--model", "grm", "--items", ITEMS, "--out", params)


@pytest.mark.parametrize(
    ("header", "rows", "says"),
    [
        ("a,b", [(1, 2)] * 3 + [("often", 2)], "'often' is no answer"),
        ("a,b", [(1, 2)] * 3 + [(1,)], "1 cells"),
        ("a,b", [(1, 2), (2, 2), (3, 2)], "everybody gave b the same answer"),
        ("a,b", [("", "NA")] * 4, "0 people answered a:"),
        ("a,b", [(1, 2)], "1 people answered"),
        ("a", [(1,), (2,), (3,)], "at least 2 items"),
        ("a,b,a", [(1, 2, 1)] * 3, "there twice"),
        ("a,b", [], "no rows"),
        ("a,b", [(1, -2)] * 4, "no answer"),
        ("a,b", [(1, 2.5)] * 4, "no answer"),
        ("id,a,b", [("p", 1, 2), ("p", 2, 1), ("q", 1, 1)], "expected it once"),
    ],
)
def test_answers_that_can_not_be_used_are_one_sentence(tmp_path, capsys, header, rows, says):
    assert says in refused(capsys, "reliability", written(tmp_path / "wrong.csv", header, rows))


def test_what_is_not_there_is_one_sentence(answers, couples, tmp_path, capsys):
    assert main(["reliability", str(tmp_path / "nothing.csv")]) == 2
    assert "can't be read: No such file" in capsys.readouterr().err
    assert "no column 'e'" in refused(capsys, "reliability", answers, "--items", "a,e")
    assert "both the group and an item" in refused(capsys, "dif", answers, "--group", "a", "--items", "a,b")
    assert "no column 'sex'" in refused(capsys, "dif", answers, "--group", "sex", "--items", ITEMS)
    alone = written(tmp_path / "alone.csv", "a,b,g", [(i % 3, i % 2, "w") for i in range(30)])
    assert "1 groups have complete rows" in refused(capsys, "dif", alone, "--group", "g", "--items", "a,b")
    dyads = ("dyads", couples, "--dyad", "couple", "--member", "who", "--predictor", "x")
    assert "'w' is no number" in refused(capsys, *dyads, "--outcome", "sex")
    assert "expected exactly two" in refused(capsys, *dyads, "--outcome", "y", "--distinguish", "couple")


def test_more_couples_than_fit_are_refused(couples, capsys, monkeypatch):
    monkeypatch.setattr("glitterball.cli.dyads.MOST_ROWS", 10)
    monkeypatch.setattr("glitterball.adapters.tables.parts.BYTES_AT_ONCE", 500)
    dyads = ("dyads", couples, "--dyad", "couple", "--member", "who", "--predictor", "x", "--outcome", "y")
    assert "more than 10 rows" in refused(capsys, *dyads)


def test_rows_that_are_no_couples_are_one_sentence(tmp_path, capsys):
    rows = [(dyad, member, dyad + member, member) for dyad in range(5) for member in (1, 2)]
    arguments = ("--dyad", "d", "--member", "m", "--outcome", "y", "--predictor", "x")
    header = "d,m,y,x"
    for more, says in [
        ((0, 3, 1, 1), "third member"),
        ((9, 1, "1_000", 1), "wrong.csv: row 11, column 'y': '1_000' is no number"),
        ((9, 1, 1, "\u0661\u0662"), "wrong.csv: row 11, column 'x': '\u0661\u0662' is no number"),
        ((9, 1, 1, "\uff11"), "wrong.csv: row 11, column 'x': '\uff11' is no number"),
        ((9, 1, "inf", 1), "not finite"),
        (("", 1, 1, 1), "expected a dyad"),
    ]:
        path = written(tmp_path / "wrong.csv", header, [*rows, more])
        assert says in refused(capsys, "dyads", path, *arguments)
    assert "complete dyads" in refused(capsys, "dyads", written(tmp_path / "few.csv", header, rows[:4]), *arguments)


def test_commands_that_do_not_measure_never_import_numpy():
    code = (
        "import sys; from glitterball.cli.__main__ import main; main(['check', 'show']); print('numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.endswith("False\n")
