"""Fold what never changes: texts, their translations and plain addresses that stand side by side become one part.

A template says most of its words to everybody alike. Such a run of nodes is rendered once for each language
(``templatetags/frame.py``), when the first page needs it; whatever asks the page's context for anything stays as it is.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import Any

from django.template import Context, Node, NodeList, Template
from django.template.base import FilterExpression, TextNode, TokenType, render_value_in_context
from django.template.defaulttags import CommentNode, IfNode, LoadNode, URLNode
from django.template.loaders.base import Loader as PlainLoader
from django.template.loaders.cached import Loader as CachedLoader
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.templatetags.static import StaticNode
from django.utils.translation import get_language, gettext

from glitterball.web.templatetags.frame import SteadyNode


class FoldingLoader(PlainLoader):
    """Fold each template as it is read, before anybody else can have it."""

    def get_template(self, template_name: str, skip: Any = None) -> Template:  # noqa: ANN401 - Django's form
        """The template, folded."""
        template = super().get_template(template_name, skip)
        fold(template.nodelist)
        return template


class Loader(CachedLoader, FoldingLoader):
    """Keeps templates as they were folded."""


def fold(nodes: NodeList) -> None:
    """Put one part in the place of each run of nodes that are the same on every page, at every depth."""
    runs = [(is_same, list(run)) for is_same, run in groupby(nodes, key=is_steady)]
    nodes[:] = [node for is_same, run in runs for node in (_as_one(run) if is_same else map(_read_once, run))]
    for node in nodes:
        for inside in _lists_in(node):
            fold(inside)


def is_steady(node: Node) -> bool:
    """Whether this renders the same on every page, in one language."""
    asks = STEADY.get(type(node))
    return asks is not None and asks(node)


class SentenceNode(Node):
    """``{% blocktranslate %}`` with names in it: the sentence is looked up once for each language, and then filled."""

    def __init__(self, block: BlockTranslateNode) -> None:
        self.block, self.token, self.origin = block, block.token, block.origin
        self.sentence, self.names = block.render_token_list(block.singular)
        self._said: dict[str | None, str] = {}

    def render(self, context: Context) -> str:
        """The sentence in the language of now, with what the page knows in it."""
        language = get_language()
        if language not in self._said:
            self._said[language] = gettext(self.sentence)
        given = {name: value.resolve(context) for name, value in self.block.extra_context.items()}
        filled = {
            name: render_value_in_context(given[name] if name in given else context.get(name, ""), context)
            for name in self.names
        }
        try:
            return self._said[language] % filled
        except (KeyError, ValueError):  # a mistake of a translator: Django says it in the original then
            return self.block.render(context)


def _read_once(node: Node) -> Node:
    if not isinstance(node, BlockTranslateNode) or node.plural or node.asvar or node.message_context:
        return node
    return SentenceNode(node)


def _as_one(run: list[Node]) -> list[Node]:
    if len(run) == 1 and isinstance(run[0], TextNode | SteadyNode):
        return run
    one = SteadyNode(NodeList(run))
    one.origin, one.token = run[0].origin, run[0].token
    return [one]


def _lists_in(node: Node) -> Iterator[NodeList]:
    if isinstance(node, IfNode):
        yield from (nodes for _, nodes in node.conditions_nodelists)
    else:
        yield from (nodes for name in node.child_nodelists if (nodes := getattr(node, name, None)) is not None)


def _is_word(said: FilterExpression) -> bool:
    """Whether it stands in the template itself, in quotes."""
    literal = said.var.literal if said.is_var else said.var
    return isinstance(literal, str) and not said.filters


def _is_block_steady(node: BlockTranslateNode) -> bool:
    is_plain = all(token.token_type == TokenType.TEXT for token in node.singular)
    return is_plain and not (node.plural or node.asvar or node.extra_context or node.message_context)


STEADY: Mapping[type[Node], Callable[[Any], bool]] = MappingProxyType(
    {
        TextNode: lambda _: True,
        SteadyNode: lambda _: True,
        LoadNode: lambda _: True,
        CommentNode: lambda _: True,
        TranslateNode: lambda node: not (node.asvar or node.message_context) and _is_word(node.filter_expression),
        BlockTranslateNode: _is_block_steady,
        StaticNode: lambda node: node.varname is None and _is_word(node.path),
        URLNode: lambda node: not (node.asvar or node.args or node.kwargs) and _is_word(node.view_name),
    }
)
