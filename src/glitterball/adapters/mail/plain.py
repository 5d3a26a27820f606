"""Markdown as plain text for a mail: paragraphs, lists, and links as numbers with their addresses at the end."""

from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from glitterball.adapters.prose import AddressOf

_markdown = MarkdownIt("commonmark", {"html": False})


@dataclass
class _Page:
    """What was written so far."""

    address_of: AddressOf
    paragraphs: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def number_of(self, href: str) -> int | None:
        kind, _, name = href.partition(":")
        address = self.address_of(kind, name)
        if address is None:
            return None
        if address not in self.links:
            self.links.append(address)
        return self.links.index(address) + 1

    def words(self, tokens: list[Token]) -> str:
        said, open_links = [], []
        for token in tokens:
            if token.type == "link_open":
                open_links.append(self.number_of(str(token.attrs["href"])))
            elif token.type == "link_close":
                number = open_links.pop()
                said.append(f" [{number}]" if number else "")
            else:
                said.append(" " if token.type in {"softbreak", "hardbreak"} else token.content)
        return "".join(said)


def to_plain(markdown: str, address_of: AddressOf) -> str:
    """The text; a link that leads nowhere stays as its words."""
    page = _Page(address_of)
    marks: list[str] = []
    for token in _markdown.parse(markdown):
        if token.type == "list_item_open":
            marks.append(f"{token.info}. " if token.info else "- ")
        elif token.type == "inline":
            page.paragraphs.append("".join(marks) + page.words(token.children or []))
            marks.clear()
    if page.links:
        page.paragraphs.append("\n".join(f"[{number}] {link}" for number, link in enumerate(page.links, start=1)))
    return "\n\n".join(page.paragraphs)
