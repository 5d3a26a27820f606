"""Markdown becomes HTML, links become addresses, and nothing else passes through."""

import pytest

from glitterball.adapters import prose


def address_of(kind, name):
    return f"/{kind}/{name}/" if kind == "article" else None


def html(markdown):
    return prose.to_html(markdown, address_of).strip()


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("One *word*.\n\nTwo **words**.", "<p>One <em>word</em>.</p>\n<p>Two <strong>words</strong>.</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("See [touch](article:touch).", '<p>See <a href="/article/touch/">touch</a>.</p>'),
        ("See [*touch*](practice:x) and [y](article:y).", '<p>See <em>touch</em> and <a href="/article/y/">y</a>.</p>'),
        ("<b>x</b> & <script>", "<p>&lt;b&gt;x&lt;/b&gt; &amp; &lt;script&gt;</p>"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("[x](https://elsewhere.example/)", "<p>x</p>"),
        ("![x](article:touch)", '<p>!<a href="/article/touch/">x</a></p>'),
    ],
)
def test_prose(markdown, shown):
    assert html(markdown) == shown


def test_a_line_has_no_paragraph_around_it():
    assert prose.to_inline_html("“A *small* one.”", address_of) == "“A <em>small</em> one.”"


def test_the_words_alone():
    assert prose.to_text("One [link](article:x), *two*\nlines.\n\n- a\n- b") == "One link, two lines.\na\nb"
