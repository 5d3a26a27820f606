"""A newsletter as an operator writes it: Markdown whose first line is “# ” and the subject."""

from dataclasses import dataclass

from markdown_it import MarkdownIt

from glitterball.apps.learn.queries import address_of

LONGEST_SUBJECT = 120
WEB = ("https://", "http://", "mailto:")
_markdown = MarkdownIt("commonmark", {"html": False})


class UnfitTextError(ValueError):
    """What to mend: the line, and what is expected there."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(f"{line}: {problem}")


@dataclass(frozen=True, slots=True)
class Handwritten:
    """One newsletter."""

    subject: str
    markdown: str


def read_handwritten(text: str) -> Handwritten:
    """The newsletter in ``text``. Raises ``UnfitTextError``."""
    first, _, rest = text.replace("\r\n", "\n").partition("\n")
    subject = first.removeprefix("# ").strip()
    if not first.startswith("# ") or not subject:
        raise UnfitTextError(1, "expected “# ” and the subject")
    if len(subject) > LONGEST_SUBJECT or not subject.isprintable():
        raise UnfitTextError(1, f"expected a subject of at most {LONGEST_SUBJECT} ordinary characters")
    if not rest.strip():
        raise UnfitTextError(2, "expected some text below the subject")
    _check_links(rest)
    return Handwritten(subject, rest.strip())


def _check_links(markdown: str) -> None:
    for block in _markdown.parse(markdown):
        line = 2 + (block.map[0] if block.map else 0)
        for token in block.children or []:
            if token.type == "image":
                raise UnfitTextError(line, "pictures are left out, since loading one tells who reads; take a link")
            if token.type == "link_open" and not _leads_somewhere(str(token.attrs["href"])):
                raise UnfitTextError(line, f"the link “{token.attrs['href']}” leads nowhere; expected https://…")


def _leads_somewhere(href: str) -> bool:
    kind, _, name = href.partition(":")
    return href.startswith(WEB) or address_of(kind, name) is not None
