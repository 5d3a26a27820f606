"""Every word of the interface goes through gettext: none stands plainly in a template or in what a page is made of."""

import ast
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src/glitterball"
TEMPLATES = sorted([*SOURCE.rglob("templates/**/*.html"), *SOURCE.rglob("templates/**/*.txt")])
CODE = sorted(
    path
    for room in ("views", "forms", "emails", "pages", "viewer", "beginning", "gate", "handwriting")
    for path in (*SOURCE.glob(f"apps/*/{room}.py"), *SOURCE.glob(f"apps/*/{room}/*.py"))
) + sorted([*SOURCE.glob("apps/*/queries.py"), *SOURCE.glob("apps/*/queries/*.py")])
NAMES = {"Glitterball", "doi", "Letter", "UTC"}  # the same in every language; the last is a size of paper
SPOKEN = {"aria-label", "aria-description", "alt", "title", "placeholder", "label"}
TRANSLATED = re.compile(r"{%-?\s*blocktrans(?:late)?\b.*?{%-?\s*endblocktrans(?:late)?\s*-?%}", re.DOTALL)
MARKUP = re.compile(r"{#.*?#}|{%\s*comment.*?endcomment\s*%}|{%.*?%}|{{.*?}}", re.DOTALL)
WORD = re.compile(r"[^\W\d_]{2,}")
SENTENCE = re.compile(r"^[“A-Z][^_]*\s\S*[a-z]")
GETTEXT = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}


class Spoken(HTMLParser):
    """What somebody reads or hears of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.is_read = True
        self.feed(text)
        self.close()

    def handle_data(self, data):
        if self.is_read:
            self.said.append(data)

    def handle_endtag(self, _tag):
        self.is_read = True

    def handle_starttag(self, tag, attrs):
        self.is_read = tag not in {"style", "script"}
        self.said += [value for name, value in attrs if value and (name in SPOKEN)]


def plain_words(template: str, *, is_html: bool) -> list[str]:
    """Words that no translation reaches."""
    text = MARKUP.sub("\N{SYMBOL FOR NULL}", TRANSLATED.sub("\N{SYMBOL FOR NULL}", template))
    said = Spoken(text).said if is_html else re.sub(r"https?://\S+", "", text).splitlines()
    return [word for line in said for word in WORD.findall(line) if word not in NAMES]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_template_holds_a_plain_word(path):
    assert plain_words(path.read_text(encoding="utf-8"), is_html=path.suffix == ".html") == []


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<p>Hello {{ name }}</p>", ["Hello"]),
        ('<a aria-label="Go on" href="/x">{% translate "x" %}</a>', ["Go", "on"]),
        ('<p>{% translate "Hello" %} · {{ n }}</p>', []),
        ("<p>{% blocktranslate trimmed count n=n %}One{% plural %}{{ n }} letters{% endblocktranslate %}</p>", []),
        ('<p class="soft">{# a note #}Glitterball</p>', []),
    ],
)
def test_a_plain_word_in_a_template_is_found(template, found):
    assert plain_words(template, is_html=True) == found


def plain_sentences(code: str) -> list[str]:
    """Sentences in Python that no gettext surrounds; what is raised and what explains the code does not count."""
    tree = ast.parse(code)
    skipped = {
        id(part)
        for node in ast.walk(tree)
        if _is_translated(node) or isinstance(node, ast.Raise) or _is_docstring(node)
        for part in ast.walk(node)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped
        if SENTENCE.match(node.value)
    ]


def _is_translated(node):
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in GETTEXT


def _is_docstring(node):
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_page_is_made_of_plain_sentences(path):
    assert plain_sentences(path.read_text(encoding="utf-8")) == []


def test_a_plain_sentence_in_code_is_found():
    code = '"""A page."""\n\ndef show():\n    """Show it."""\n    return _("Nothing was sent."), "Write your address."'
    assert plain_sentences(code) == ["Write your address."]
