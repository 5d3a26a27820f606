"""Tables of answers: what is read, and the one sentence for what is not."""

import numpy as np
import pytest

from glitterball.adapters.tables import (
    TableError,
    parts,
    read_answers,
    read_calibration,
    read_words,
    write_scores,
)


def table(tmp_path, text):
    path = tmp_path / "answers.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize(
    "text",
    [
        "id,a,b\np,1,2\nq,,10\nr,NA,3\n",
        "id,a,b\r\np,1,2\r\nq,,10\r\nr,NA,3",
        '\ufeffid,"a",b\n"p",1,2\n\nq, ,10.0\nr,NA, 3\n\n',
    ],
)
def test_the_same_answers_in_any_plain_form(tmp_path, text):
    found = read_answers(table(tmp_path, text))
    assert found.items == ("a", "b")
    assert list(found.ids) == ["p", "q", "r"]
    np.testing.assert_array_equal(found.values, [[1, 2], [-1, 10], [-1, 3]])


def test_columns_are_chosen_and_others_ignored(tmp_path):
    path = table(tmp_path, 'sex,a,b,"said, freely"\nw,1,2,"so, ""so"""\nm,3,4,"two\nlines"\n')
    found = read_answers(path, items=("b",), words=("sex", "said, freely"))
    assert found.values.tolist() == [[2], [4]]
    assert list(found.ids) == [0, 1]
    assert found.words == {"sex": ["w", "m"], "said, freely": ['so, "so"', "two\nlines"]}
    assert read_words(path, ("sex",)) == {"sex": ["w", "m"]}


def test_an_empty_line_is_a_missing_answer_where_there_is_one_column(tmp_path):
    assert read_answers(table(tmp_path, "a\n1\n\n2\n")).values.tolist() == [[1], [-1], [2]]


@pytest.mark.parametrize("at_once", [64, 1_000_000])
def test_parts_of_a_file_make_one_table(tmp_path, monkeypatch, at_once):
    monkeypatch.setattr(parts, "BYTES_AT_ONCE", at_once)
    values = np.random.default_rng(0).integers(-1, 13, (300, 7))
    rows = [",".join("" if cell < 0 else str(cell) for cell in row) for row in values]
    path = table(tmp_path, "a,b,c,d,e,f,g\n" + "\n".join(rows) + "\n")
    np.testing.assert_array_equal(read_answers(path).values, values)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a,b\n1,2\n1,often\n", "row 2, column 'b': 'often' is no answer"),
        ("a,b\n1,2\n1,2.5\n", "'2.5' is no answer"),
        ("a,b\n1,-1\n", "'-1' is no answer"),
        ("a,b\n1,127\n", "'127' is no answer"),
        ("a,b\n1," + "7" * 5000 + "\n", "row 1, column 'b': '777"),
        ("a,b\n1,²\n", "'²' is no answer"),
        ("a,b\n1,2\n1\n", "row 2 has 1 cells: expected 2"),
        ("a,b\n1,2\n1,2,3\n", "row 2 has 3 cells: expected 2"),
        ("a,b\n1\n1,2,3\n", "row 1 has 1 cells"),
        ("a,a\n1,2\n", "column 'a' is there twice"),
        ("id,a\np,1\nq,1\np,2\n", "id 'p' stands in row 1 and in row 3"),
        ("id,a\n,1\n", "row 1 has no id"),
        ("a,b\r1,2\r2,1\r", "lines end in a carriage return alone"),
        ("a,,b\n1,2,1\n", "column 2 has no name"),
        ("a;b\n1;2\n", "expected commas"),
        ("", "no names of columns"),
        ("a,b\n", "no rows"),
        (b"a,b\n1,\xff\n", "not UTF-8"),
        ('a,b\n1,"2\n', "can't be read as CSV"),
    ],
)
def test_what_is_no_answer_is_named_with_its_place(tmp_path, text, says):
    with pytest.raises(TableError) as caught:
        read_answers(table(tmp_path, text))
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_columns_that_are_not_there_are_named(tmp_path):
    path = table(tmp_path, "a,b\n1,2\n")
    with pytest.raises(TableError, match="no column 'c': expected one of a, b"):
        read_answers(path, items=("c",))
    with pytest.raises(TableError, match="asked for twice"):
        read_answers(path, items=("a", "a"))
    with pytest.raises(TableError, match="no column 'c'"):
        read_words(path, ("c",))
    with pytest.raises(TableError, match="can't be read: No such file"):
        read_answers(tmp_path / "nowhere.csv")


def test_too_many_rows_are_refused_before_memory_is_full(tmp_path, monkeypatch):
    monkeypatch.setattr(parts, "MOST_ROWS", 99)
    with pytest.raises(TableError, match="more than 99 rows"):
        read_answers(table(tmp_path, "a,b\n" + "1,2\n" * 100))


def test_a_quote_that_does_not_end_is_refused_before_memory_is_full(tmp_path, monkeypatch):
    monkeypatch.setattr(parts, "BYTES_AT_ONCE", 64)
    monkeypatch.setattr(parts, "LONGEST_ROW", 500)
    with pytest.raises(TableError, match="a quote that does not end"):
        read_answers(table(tmp_path, 'a,b\n1,"2\n' + "1,2\n" * 1000))


def test_scores_say_what_is_not_known(tmp_path):
    path = tmp_path / "scores.csv"
    write_scores(path, ["p", "q, r", "s"], [0.5, float("nan"), float("inf")], [0.25, float("nan"), float("inf")])
    assert path.read_text() == 'id,theta,se\np,0.5,0.25\n"q, r",NA,NA\ns,inf,inf\n'
    with pytest.raises(TableError, match="can't be written"):
        write_scores(tmp_path / "no" / "scores.csv", [], [], [])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "expected what glitterball calibrate writes"),
        ('{"model": "rasch", "items": []}', "expected what glitterball calibrate writes"),
        ('{"model": "grm", "items": []}', "no items"),
        ('{"model": "grm", "items": [{"id": "a", "a": 1, "b": [1, 0]}]}', "expected them to rise"),
        ('{"model": "grm", "items": [{"id": "a", "a": 1, "b": [0], "answers": [[1]]}]}', "expected 2 lists"),
        ('{"model": "grm", "items": [{"id": "a", "a": 1, "b": [0], "answers": [[1], [1]]}]}', "expected 2 lists"),
    ],
)
def test_parameters_that_can_not_be_used_are_named(tmp_path, text, says):
    path = tmp_path / "params.json"
    path.write_text(text)
    with pytest.raises(TableError, match=says):
        read_calibration(path)
