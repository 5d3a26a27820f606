"""Practices as content: one page each, front matter and prose under fixed headings."""

from datetime import date
from pathlib import Path
from typing import Literal

from glitterball.adapters.content.forms import FileForm
from glitterball.adapters.content.mistakes import ContentError
from glitterball.adapters.content.reading import bullets, paragraphs, read_page
from glitterball.core.practice import Care, Practice, PracticeKind, When, Who
from glitterball.core.practice.model import Strength

HEADINGS = (
    "What it is for",
    "Steps",
    "Words to start with",
    "An example",
    "What can go wrong, and what then",
    "When not to do it",
    "On a bad day",
    "When you are apart",
    "What the research found",
)


class PracticeForm(FileForm):
    """The front matter of practices/<id>.md."""

    id: str
    title: str
    summary: str
    minutes: int
    who: Who
    kind: PracticeKind
    care: Care
    cost: Literal["free", "small"]
    when: When
    serves: tuple[str, ...]
    covers: tuple[str, ...]
    evidence: tuple[str, ...]
    strength: Strength
    reviewed_by: str | None = None
    reviewed_on: date | None = None


def build(folder: Path) -> dict[str, Practice]:
    """Every practice, by id."""
    return {path.stem: read_practice(path) for path in sorted((folder / "practices").glob("*.md"))}


def read_practice(path: Path) -> Practice:
    """One practice."""
    form, prose = read_page(path, PracticeForm, HEADINGS)
    if form.id != path.stem:
        raise ContentError(path, 1, f"the id “{form.id}” must be the file's name")
    return Practice(
        form.id,
        form.title,
        form.summary,
        form.minutes,
        form.who,
        form.kind,
        care=form.care,
        when=form.when,
        serves=form.serves,
        covers=form.covers,
        evidence=form.evidence,
        strength=form.strength,
        purpose=paragraphs(prose["What it is for"]),
        steps=bullets(prose["Steps"]),
        openers=bullets(prose["Words to start with"]),
        example=paragraphs(prose["An example"]),
        pitfalls=bullets(prose["What can go wrong, and what then"]),
        not_when=bullets(prose["When not to do it"]),
        smaller=paragraphs(prose["On a bad day"]),
        apart=paragraphs(prose["When you are apart"]),
        found=paragraphs(prose["What the research found"]),
        is_free=form.cost == "free",
        reviewed_by=form.reviewed_by,
        reviewed_on=form.reviewed_on.isoformat() if form.reviewed_on else None,
    )
