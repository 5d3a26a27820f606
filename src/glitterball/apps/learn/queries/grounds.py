"""What a page rests on, and the page with every source."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from glitterball.apps.learn.queries.addresses import Link, address_of
from glitterball.apps.learn.queries.shelf import evidence, library, practices
from glitterball.core.practice import Evidence
from glitterball.core.practice.evidence import EvidenceStrength

STRENGTHS: tuple[EvidenceStrength, ...] = get_args(EvidenceStrength)


@dataclass(frozen=True, slots=True)
class Ground:
    """One source as a page cites it."""

    name: str
    address: str
    strength: str
    found: str
    limits: str
    is_recalled: bool


@dataclass(frozen=True, slots=True)
class Grounds:
    """All that a page rests on; ``strength`` is empty where a page makes many statements of its own kind each."""

    strength: str
    sources: tuple[Ground, ...]
    by_strength: tuple[tuple[str, int], ...]
    n_recalled: int


@dataclass(frozen=True, slots=True)
class Source:
    """One source in full, and where it is used."""

    id: str
    name: str
    evidence: Evidence
    used_by: tuple[Link, ...]


def grounds(ids: tuple[str, ...], strength: str = "") -> Grounds:
    """What the sources ``ids`` carry."""
    known = [evidence()[name] for name in ids if name in evidence()]
    counted = Counter(source.strength for source in known)
    return Grounds(
        strength,
        tuple(_ground(source) for source in known),
        tuple((name, counted[name]) for name in STRENGTHS if counted[name]),
        sum(source.verified == "recalled" for source in known),
    )


def short_name(citation: str) -> str:
    """Who and when: “Kuhn, Bradbury, Nussbeck & Bodenmann (2018)”."""
    before, year, _ = citation.partition(")")
    return before + year


def sources() -> tuple[Source, ...]:
    """Every source, by name."""
    used: dict[str, list[Link]] = {}
    for link, ids in _uses():
        for name in ids:
            used.setdefault(name, []).append(link)
    shown = (
        Source(source.id, short_name(source.citation), source, tuple(used.get(source.id, ())))
        for source in evidence().values()
    )
    return tuple(sorted(shown, key=lambda source: source.name.lstrip('"“').casefold()))


def _ground(source: Evidence) -> Ground:
    return Ground(
        short_name(source.citation),
        address_of("source", source.id) or "",
        source.strength,
        source.found,
        source.limits,
        source.verified == "recalled",
    )


def _uses() -> Iterator[tuple[Link, tuple[str, ...]]]:
    """Every page with the sources that it cites."""
    for kind, pages in (
        ("article", library().articles),
        ("cause", library().causes),
        ("practice", practices()),
    ):
        for name, page in pages.items():
            yield Link(page.title, address_of(kind, name) or ""), page.evidence
