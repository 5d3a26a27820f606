"""``glitterball content check``: for eyes, for scripts, and with something missing."""

import json
from dataclasses import replace

import pytest

from glitterball.adapters import content
from glitterball.adapters.content import ContentError
from glitterball.cli.__main__ import main
from glitterball.core.knowledge import Section

PARTS = {
    *("definitions", "differences", "signs", "causes", "consequences", "practices"),
    *("decisions", "help", "systems", "faq", "disclaimers", "theories"),
}


@pytest.fixture
def planted(monkeypatch):
    """Content in which an article is missing, a link leads nowhere, and a cause lost its evidence."""
    library = content.library()
    articles = {
        name: replace(page, covers=tuple(slug for slug in page.covers if slug != "def-intimacy-1"))
        for name, page in library.articles.items()
    }
    articles["touch"] = replace(articles["touch"], sections=(Section("", "See [there](practice:nowhere)."),))
    causes = library.causes | {"routine": replace(library.causes["routine"], evidence=())}
    monkeypatch.setattr(content, "library", lambda: replace(library, articles=articles, causes=causes))


def test_whole_content_is_told_in_lines(capsys):
    assert main(["content", "check"]) == 0
    said = capsys.readouterr().out
    assert "causes          50 of  50" in said
    assert "missing" not in said
    assert "Broken links: none" in said


def test_the_same_for_a_script(capsys):
    assert main(["content", "check", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said.keys() == {"totals", "gaps", "grades", "broken_links", "systems", "helplines"} | {
        "without_evidence",
        "silent_about_it",
    }
    assert said["totals"].keys() == said["gaps"].keys() == PARTS
    assert not any(said["gaps"].values())
    assert all(0 < grade["mean"] <= grade["highest"] for grade in said["grades"].values())


@pytest.mark.usefixtures("planted")
def test_what_is_missing_is_named_and_is_a_failure(capsys):
    assert main(["content", "check"]) == 1
    said = capsys.readouterr().out
    assert "definitions      4 of   5  missing: def-intimacy-1" in said
    assert "Broken links: articles/touch: practice:nowhere" in said
    assert "cause routine" in said


@pytest.mark.usefixtures("planted")
def test_what_is_missing_is_named_for_a_script_too(capsys):
    assert main(["content", "check", "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert said["gaps"]["definitions"] == ["def-intimacy-1"]
    assert said["broken_links"] == ["articles/touch: practice:nowhere"]
    assert "cause routine" in said["without_evidence"]


def test_a_file_that_can_not_be_read_is_one_line(monkeypatch, capsys, tmp_path):
    def broken():
        raise ContentError(tmp_path / "touch.md", 3, "Expected `str`, got `int`")

    monkeypatch.setattr(content, "library", broken)
    assert main(["content", "check"]) == 2
    assert capsys.readouterr().err == f"glitterball: {tmp_path}/touch.md:3: Expected `str`, got `int`\n"


def test_an_installed_copy_says_that_it_has_no_sources(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr("glitterball.adapters.content.books.CHECKOUT", tmp_path / "nowhere")
    assert main(["content", "check"]) == 2
    assert "expected a checkout" in capsys.readouterr().err
