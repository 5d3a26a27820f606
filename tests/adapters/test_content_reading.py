"""A mistake in a content file is named with its file and line."""

import sys
from dataclasses import replace
from types import ModuleType

import msgspec
import pytest

from glitterball.adapters.content.books import Book
from glitterball.adapters.content.forms import FileForm
from glitterball.adapters.content.reading import ContentError, bullets, read_page, read_yaml


class Entry(FileForm):
    id: str
    first_step: str
    minutes: int = 5


@pytest.fixture
def write(tmp_path):
    def written(text, name="entry.yaml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return written


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("- id: a\n  first-step: b\n- id: c\n  first-step: 7\n", 4, "Expected `str`, got `int`"),
        ("- id: a\n", 1, "missing required field `first-step`"),
        ("- id: a\n  first-step: b\n  minuts: 5\n", 1, "unknown field `minuts`"),
        ("- id: a\n  first-step: b\n  id: c\n", 3, "stands here twice"),
        ("- id: a\n  first-step: [b\n", 3, "expected"),
        ("", 1, "Expected `array`"),
    ],
)
def test_a_mistake_names_file_and_line(write, text, line, problem):
    path = write(text)
    with pytest.raises(ContentError) as caught:
        read_yaml(path, list[Entry])
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert problem in str(caught.value)


def test_a_page_has_front_matter_and_its_headings(write):
    path = write("---\nid: a\nfirst-step: b\n---\n## One\ntext\nmore\n\n## Two\n- x\n  y\n- z\n", "page.md")
    front, sections = read_page(path, Entry, ("One", "Two"))
    assert front == Entry(id="a", first_step="b")
    assert bullets(sections["Two"]) == ("x y", "z")


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("id: a\n", 1, "expected front matter"),
        ("---\nid: a\nfirst-step: 3\n---\n## One\nx\n## Two\ny\n", 3, "Expected `str`"),
        ("---\nid: a\nfirst-step: b\n---\n## One\nx\n", 5, "expected the headings One, Two"),
        ("---\nid: a\nfirst-step: b\n---\n## One\nx\n\n## Two\n\n", 8, "“Two” is empty"),
    ],
)
def test_a_mistake_on_a_page_names_file_and_line(write, text, line, problem):
    path = write(text, "page.md")
    with pytest.raises(ContentError) as caught:
        read_page(path, Entry, ("One", "Two"))
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert problem in str(caught.value)


@pytest.fixture
def book(tmp_path, monkeypatch):
    content, compiled = tmp_path / "content", tmp_path / "compiled"
    (content / "en").mkdir(parents=True)
    (content / "en/words.yaml").write_text("a: 1\n", encoding="utf-8")
    monkeypatch.setattr("glitterball.adapters.content.books.CHECKOUT", content)
    monkeypatch.setattr("glitterball.adapters.content.books.COMPILED", compiled)
    reader = ModuleType("reader")
    reader.build = lambda folder: read_yaml(folder / "words.yaml", dict[str, int])
    monkeypatch.setitem(sys.modules, "reader", reader)
    return Book("words", dict[str, int], ("*.yaml",), "reader")


def test_a_changed_source_is_compiled_anew(book, tmp_path):
    assert book.load() == {"a": 1}
    (tmp_path / "content/en/words.yaml").write_text("a: 22\n", encoding="utf-8")
    assert book.load() == {"a": 22}


def test_an_installed_copy_reads_the_compiled_book_alone(book, tmp_path, monkeypatch):
    book.load()
    monkeypatch.setattr("glitterball.adapters.content.books.CHECKOUT", tmp_path / "nowhere")
    assert book.load() == {"a": 1}


def test_an_unchanged_book_is_not_built_again(book):
    book.load()
    assert replace(book, built_by="nobody").load() == {"a": 1}


def test_a_compiled_book_that_is_cut_off_is_refused_not_half_read(book, tmp_path):
    book.load()
    compiled = tmp_path / "compiled/words.en.msgpack"
    compiled.write_bytes(compiled.read_bytes()[:-1])
    with pytest.raises(msgspec.DecodeError):
        book.load()
