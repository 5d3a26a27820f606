"""The file that somebody takes along: a page to read, the same for programs, and what its parts mean."""

import io
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import msgspec
from django.template.loader import render_to_string

from glitterball.apps.privacy.notes import Notes

DIALECT = "https://json-schema.org/draft/2020-12/schema"
PAGE, DATA, SCHEMA = "notes.html", "notes.json", "notes.schema.json"


def zipped(notes: Notes) -> bytes:
    """``notes`` as a zip. The same notes give the same bytes, whenever it is made."""
    day = notes.made_on
    found = io.BytesIO()
    with ZipFile(found, "w", ZIP_DEFLATED) as file:
        for name, text in (
            (PAGE, render_to_string("privacy/notes.html", {"notes": notes}).encode()),
            (DATA, msgspec.json.format(msgspec.json.encode(notes), indent=1)),
            (SCHEMA, msgspec.json.format(msgspec.json.encode(schema()), indent=1)),
        ):
            entry = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            file.writestr(entry, text)
    return found.getvalue()


def schema() -> dict[str, object]:
    """What each part of ``notes.json`` is, as JSON Schema."""
    return {"$schema": DIALECT} | msgspec.json.schema(Notes)


def name_of(notes: Notes) -> str:
    """A name that says nothing but the day."""
    return f"notes-{notes.made_on.isoformat()}.zip"
