"""Markdown as HTML, with the links that content writes as ``kind:id`` turned into addresses. No HTML passes through."""

from collections.abc import Callable, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

AddressOf = Callable[[str, str], str | None]  # kind and id → address, or nothing where no such page is

_markdown = MarkdownIt("commonmark", {"html": False}).disable("image")


def to_html(markdown: str, address_of: AddressOf) -> str:
    """Paragraphs, lists and emphasis. A link that leads nowhere stays as its words."""
    tokens = _markdown.parse(markdown)
    for token in tokens:
        if token.children:
            token.children = _linked(token.children, address_of)
    html: str = _markdown.renderer.render(tokens, _markdown.options, {})
    return html


def to_inline_html(markdown: str, address_of: AddressOf) -> str:
    """One line, without a paragraph around it."""
    (token,) = _markdown.parseInline(markdown)
    token.children = _linked(token.children or [], address_of)
    html: str = _markdown.renderer.render([token], _markdown.options, {})
    return html


def to_text(markdown: str) -> str:
    """The words alone."""
    blocks = [token.children or [] for token in _markdown.parse(markdown) if token.type == "inline"]
    return "\n".join("".join(child.content or " " for child in block if _has_words(child)) for block in blocks)


def _has_words(token: Token) -> bool:
    return token.type in {"text", "code_inline", "softbreak", "hardbreak"}


def _linked(tokens: Sequence[Token], address_of: AddressOf) -> list[Token]:
    """The same tokens with addresses; the two ends of a link without one are left out."""
    kept, is_lost = [], False
    for token in tokens:
        if token.type == "link_open":
            kind, _, name = str(token.attrs["href"]).partition(":")
            address = address_of(kind, name)
            is_lost = address is None
            token.attrs["href"] = address or ""
        if not (is_lost and token.type in {"link_open", "link_close"}):
            kept.append(token)
    return kept
