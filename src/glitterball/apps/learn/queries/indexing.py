"""Everything that a search looks in, as plain text."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from glitterball.adapters import prose
from glitterball.adapters.fulltext import looking
from glitterball.apps.learn.queries.glossary import terms
from glitterball.apps.learn.queries.grounds import sources
from glitterball.apps.learn.queries.shelf import evidence, library, practices

WEIGHTS = {"article": 1.0, "cause": 0.8, "practice": 0.7, "term": 0.6, "deck": 0.5, "sign": 0.3, "source": 0.2}


@dataclass(frozen=True, slots=True)
class PageText:
    """One page, without its Markdown."""

    kind: str
    name: str
    title: str
    summary: str
    text: str

    @property
    def weight(self) -> float:
        """How much it counts: a whole article more than a line."""
        return WEIGHTS[self.kind]

    @property
    def also(self) -> str:
        """Words with accents, written without them."""
        words = dict.fromkeys(looking.WORD.findall(f"{self.title} {self.summary} {self.text}"))
        return " ".join(plain for word in words if (plain := looking.without_accents(word)) != word)


def page_texts() -> tuple[PageText, ...]:
    """Every page."""
    return (*_articles(), *_causes(), *_practices(), *_signs(), *_decks(), *_terms(), *_sources())


def fingerprint() -> str:
    """Changes whenever what the pages are made of does, or the code that makes them plain text; parses none of it."""
    written = repr((library(), practices(), evidence()))
    code = (Path(str(module.__file__)).read_bytes() for module in (prose, looking, sys.modules[__name__]))
    return sha256(b"".join((written.encode(), *code))).hexdigest()


def _articles() -> Iterator[PageText]:
    for article in library().articles.values():
        written = "\n\n".join(
            (*(f"{part.heading}\n\n{part.markdown}" for part in article.sections), *article.takeaways)
        )
        yield PageText("article", article.id, article.title, article.summary, prose.to_text(written))


def _causes() -> Iterator[PageText]:
    for cause in library().causes.values():
        summary, *rest = (prose.to_text(part.markdown) for part in cause.sections)
        yield PageText(
            "cause", cause.id, cause.title, summary, "\n".join((*rest, *map(prose.to_text, cause.takeaways)))
        )


def _practices() -> Iterator[PageText]:
    for practice in practices().values():
        written = (
            practice.purpose,
            *practice.steps,
            *practice.openers,
            practice.example,
            *practice.pitfalls,
            *practice.not_when,
            practice.smaller,
            practice.apart,
            practice.found,
        )
        yield PageText("practice", practice.id, practice.title, practice.summary, prose.to_text("\n\n".join(written)))


def _signs() -> Iterator[PageText]:
    for sign in library().signs.values():
        yield PageText("sign", sign.sign, sign.tick, "", prose.to_text(sign.means))


def _decks() -> Iterator[PageText]:
    for deck in library().decks.values():
        yield PageText("deck", deck.id, deck.title, deck.about, "\n".join(prompt.text for prompt in deck.prompts))


def _terms() -> Iterator[PageText]:
    for term in terms():
        yield PageText("term", term.id, term.term, "", term.means)


def _sources() -> Iterator[PageText]:
    for source in sources():
        found = source.evidence
        yield PageText(
            "source", source.id, source.name, "", f"{found.citation}\n{found.design}\n{found.found}\n{found.limits}"
        )
