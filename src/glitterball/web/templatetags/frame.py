"""``{% steady %}``: a part of the frame that is the same on every page, rendered once for each language.

It is rendered without the page's context: nothing of a person or a page can come into it, and nothing can stay in it.
"""

from django import template
from django.conf import settings
from django.template import Context, Node, NodeList
from django.template.base import Parser, Token
from django.urls import get_script_prefix
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()


class SteadyNode(Node):
    """Holds what it once rendered, for as long as its template is loaded."""

    def __init__(self, inside: NodeList) -> None:
        self.inside = inside
        self._rendered: dict[tuple[str | None, str], SafeString] = {}

    def render(self, context: Context) -> SafeString:
        """The part in the language of now."""
        key = get_language(), get_script_prefix()
        if settings.DEBUG or key not in self._rendered:
            bare = Context()
            with bare.bind_template(context.template):  # type: ignore[arg-type] # set while a template renders
                self._rendered[key] = self.inside.render(bare)
        return self._rendered[key]


@register.tag
def steady(parser: Parser, _: Token) -> SteadyNode:
    """Render what stands up to ``{% endsteady %}`` once for each language."""
    inside = parser.parse(("endsteady",))
    parser.delete_first_token()
    return SteadyNode(inside)
