"""A language holds what was translated; the original stands in for the rest."""

import sys
from types import ModuleType

import pytest

from glitterball.adapters.content.books import Book
from glitterball.adapters.content.reading import ContentError, read_yaml


def words_of(folder):
    return {path.stem: read_yaml(path, str) for path in sorted(folder.glob("words/*.yaml"))}


@pytest.fixture
def book(tmp_path, monkeypatch):
    for place, text in {
        "en/words/tea.yaml": "tea",
        "en/words/bread.yaml": "bread",
        "xx/words/tea.yaml": "etay",
    }.items():
        path = tmp_path / "content" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.setattr("glitterball.adapters.content.books.CHECKOUT", tmp_path / "content")
    monkeypatch.setattr("glitterball.adapters.content.books.COMPILED", tmp_path / "compiled")
    reader = ModuleType("reader")
    reader.build = words_of
    monkeypatch.setitem(sys.modules, "reader", reader)
    return Book("words", dict[str, str], ("words/*.yaml",), "reader")


def test_a_file_that_is_not_translated_is_read_in_the_original(book):
    assert book.load("xx") == {"bread": "bread", "tea": "etay"}
    assert book.load() == {"bread": "bread", "tea": "tea"}


def test_a_language_without_a_folder_is_the_original(book):
    assert book.load("yy") == book.load()


def test_a_new_translation_is_taken_up(book, tmp_path):
    book.load("xx")
    (tmp_path / "content/xx/words/bread.yaml").write_text("eadbray", encoding="utf-8")
    assert book.load("xx")["bread"] == "eadbray"


def test_a_mistake_in_a_translation_names_the_file_that_it_stands_in(book, tmp_path):
    path = tmp_path / "content/xx/words/tea.yaml"
    path.write_text("[1]", encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        book.load("xx")
    assert str(caught.value).startswith(f"{path}:1: ")


def test_an_installed_copy_without_the_language_shows_the_original(book, tmp_path, monkeypatch):
    book.load()
    monkeypatch.setattr("glitterball.adapters.content.books.CHECKOUT", tmp_path / "nowhere")
    assert book.load("xx") == {"bread": "bread", "tea": "tea"}
