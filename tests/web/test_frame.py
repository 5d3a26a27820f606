"""What is the same on every page is rendered once for each language, and nothing of a page comes into it."""

from django.template import Context, Template
from django.utils import translation

from glitterball.web.templatetags.frame import SteadyNode

HEAD = "{% load frame i18n %}"


def test_nothing_of_a_page_comes_in_or_stays():
    template = Template(HEAD + "{% steady %}[{{ name }}]{% endsteady %}{{ name }}")
    assert [template.render(Context({"name": name})) for name in ("Alex", "Sam")] == ["[]Alex", "[]Sam"]


def test_it_is_rendered_once():
    template = Template(HEAD + "{% steady %}{% translate 'Learn' %}{% endsteady %}")
    node = template.nodelist.get_nodes_by_type(SteadyNode)[0]
    first = template.render(Context())
    node.inside.clear()
    assert template.render(Context()) == first == "Learn"


def test_each_language_has_its_own():
    template = Template(HEAD + "{% steady %}{% get_current_language as language %}{{ language }}{% endsteady %}")
    assert template.render(Context()) == "en"
    with translation.override("de"):
        assert template.render(Context()) == "de"
    assert template.render(Context()) == "en"
