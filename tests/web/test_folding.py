"""What a template says to everybody alike is rendered once; whatever depends on the page is rendered each time."""

import pytest
from django.template import Context, Template, engines
from django.template.loader import get_template
from django.utils import translation

from glitterball.web.folding import FoldingLoader, fold
from glitterball.web.templatetags.frame import SteadyNode

HEAD = "{% load i18n static %}"
CONTEXT = {"name": "<Alex>", "is_on": True, "day": 3, "rows": ["a", "b"], "page": "accounts:you"}
SAME = (
    "a{% translate 'Learn' %}b",
    "{% url 'accounts:you' %}",
    "{% static 'images/icon.svg' %}",
    "{% blocktranslate trimmed %} a \n b {% endblocktranslate %}",
)
OWN = (
    "{{ name }}",
    "{% url page %}",
    "{% url 'accounts:you' as there %}{{ there }}",
    "{% translate name %}",
    "{% translate 'Learn' as said %}{{ said }}",
    "{% translate 'Learn'|add:name %}",
    "{% blocktranslate with who=name %}Hello {{ who }}, 100%{% endblocktranslate %}",
    "{% blocktranslate %}Hello {{ name }}{{ missing }}{% endblocktranslate %}",
    "{% blocktranslate count n=day %}one{% plural %}{{ n }} days{% endblocktranslate %}",
    "{% blocktranslate asvar said %}x{% endblocktranslate %}{{ said }}",
)
NESTED = (
    "{% if is_on %}a{% translate 'Learn' %}{{ name }}{% elif day %}b{% else %}c{% endif %}",
    "{% for row in rows %}<i>{% translate 'Learn' %}</i>{{ row }}{% empty %}none{% endfor %}",
    "{% block main %}x{% translate 'Learn' %}{% if is_on %}{% url 'accounts:you' %}{% endif %}{% endblock %}",
    "{% with who=name %}{% translate 'Learn' %}{{ who }}{% endwith %}",
)


def folded(text: str) -> Template:
    template = Template(HEAD + text)
    fold(template.nodelist)
    return template


def steady_in(template: Template) -> list[SteadyNode]:
    return template.nodelist.get_nodes_by_type(SteadyNode)


@pytest.mark.parametrize("text", [*SAME, *OWN, *NESTED])
def test_a_folded_template_says_what_it_said(text):
    assert folded(text).render(Context(CONTEXT)) == Template(HEAD + text).render(Context(CONTEXT))


@pytest.mark.parametrize("text", SAME)
def test_what_is_the_same_on_every_page_becomes_one_part(text):
    template = folded(text)
    assert [type(node) for node in template.nodelist] == [SteadyNode]


@pytest.mark.parametrize("text", OWN)
def test_what_asks_the_page_is_never_kept(text):
    template = folded(text)
    template.render(Context(CONTEXT))
    other = CONTEXT | {"name": "Sam", "page": "accounts:lock", "day": 1}
    assert template.render(Context(other)) == Template(HEAD + text).render(Context(other))


@pytest.mark.parametrize("text", NESTED)
def test_parts_inside_others_are_folded_too(text):
    assert steady_in(folded(text))


def test_each_language_has_its_own_words():
    template = folded("{% translate 'Yes' %}{% blocktranslate with who=name %}{{ who }}{% endblocktranslate %}")
    with translation.override("de"):
        assert template.render(Context(CONTEXT)) == "Ja&lt;Alex&gt;"
    assert template.render(Context(CONTEXT)) == "Yes&lt;Alex&gt;"


def test_a_translation_that_lost_a_name_is_said_in_the_original(monkeypatch):
    monkeypatch.setattr("glitterball.web.folding.gettext", lambda _: "Hallo %(wer)s")
    template = folded("{% blocktranslate with who=name %}Hello {{ who }}{% endblocktranslate %}")
    assert template.render(Context(CONTEXT)) == "Hello &lt;Alex&gt;"


def test_the_pages_come_folded_from_their_loader():
    (loader,) = engines["django"].engine.template_loaders
    assert isinstance(loader, FoldingLoader)
    assert steady_in(get_template("accounts/you.html").template)
