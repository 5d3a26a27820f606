"""Help as content: the pages that are the same for all, and whom to turn to."""

from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from glitterball.adapters.content.forms import FileForm
from glitterball.adapters.content.mistakes import ContentError
from glitterball.adapters.content.reading import read_sections, read_yaml
from glitterball.core.help import Helpline, Helplines, HelpPage
from glitterball.core.help.lines import GROUPS, Kind

SHOWN = {"emergency", *(kind for _, kinds in GROUPS for kind in kinds)}


class PageForm(FileForm):
    """The front matter of safety/<id>.md."""

    id: str
    title: str
    lead: str


class LineForm(msgspec.Struct, forbid_unknown_fields=True):
    """One entry of helplines.yaml, with all that whoever checks it again needs."""

    id: str
    country: str
    kind: Kind
    name: str
    phone: str | None
    source: str
    source_kind: str
    basis: str
    read_as: str
    seen_date: date
    page_date: str | None
    status: str
    second_source: str = ""
    dial: tuple[str, ...] = ()
    region: str = ""
    says: str = ""
    text: str = ""
    chat: str = ""
    email: str = ""
    website: str = ""
    hours: str = ""
    languages: str = ""
    note: str = ""
    weak: str = ""
    tech_safety: bool = False


class LinesForm(msgspec.Struct, forbid_unknown_fields=True):
    """helplines.yaml; what is unresolved, unconfirmed or not found is for whoever checks it and never shown."""

    title: str
    seen_date: date
    must_be_rechecked_before: date
    how_checked: str
    places: dict[str, str]
    entries: tuple[LineForm, ...]
    unresolved: tuple[dict[str, Any], ...] = ()
    unconfirmed: tuple[dict[str, Any], ...] = ()
    not_found: dict[str, Any] = {}


class HelpBook(msgspec.Struct):
    """All of it."""

    pages: dict[str, HelpPage]
    lines: Helplines


def build(folder: Path) -> HelpBook:
    """The pages and the lines."""
    pages = {path.stem: _page(path) for path in sorted((folder / "safety").glob("*.md"))}
    return HelpBook(pages, _lines(folder / "helplines.yaml"))


def _page(path: Path) -> HelpPage:
    form, sections = read_sections(path, PageForm)
    if form.id != path.stem:
        raise ContentError(path, 1, f"the id “{form.id}” must be the file's name")
    return HelpPage(form.id, form.title, form.lead, sections)


def _lines(path: Path) -> Helplines:
    form = read_yaml(path, LinesForm)
    unknown = {entry.country for entry in form.entries} - form.places.keys() - {"INT"}
    if unknown:
        raise ContentError(path, 1, f"no name in “places” for {', '.join(sorted(unknown))}")
    shown = (entry for entry in form.entries if not entry.weak and entry.kind in SHOWN)
    return Helplines(form.places, tuple(_line(path, entry) for entry in shown), form.must_be_rechecked_before)


def _line(path: Path, form: LineForm) -> Helpline:
    if not (form.phone or form.website or form.chat):
        raise ContentError(path, 1, f"{form.id}: expected a phone number, a website or a chat")
    return Helpline(
        form.id,
        form.country,
        form.kind,
        form.name,
        form.source,
        form.seen_date,
        phone=form.phone or "",
        dial=form.dial,
        region=form.region,
        says=form.says,
        text=form.text,
        chat=form.chat,
        email=form.email,
        website=form.website,
        hours=form.hours,
        languages=form.languages,
        page_date=form.page_date or "",
    )
