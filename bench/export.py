"""How long it takes to save one's notes after five years of daily use."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.homes import PREPARE, Home

DAYS = 5 * 365
CHECKS = 5 * 12  # a whole check each month
WAITING = 365  # answers that the other never answered, each under a key of its own
MOST_SECONDS = 10
FURNISH = f"""
import json
from datetime import timedelta
from time import perf_counter
from django.db import transaction
from glitterball.adapters import chance, content
from glitterball.adapters.keys.sealed import seal_into
from glitterball.apps.consents.models import Consent
from glitterball.apps.grants.models import Grant, Look
from glitterball.apps.privacy.files import zipped
from glitterball.apps.privacy.notes import notes_of
from glitterball.apps.reveals import access, actions as reveals
from glitterball.apps.reveals.models import KeptAnswer
from glitterball.apps.reveals.subjects import LIKED_LINE
from glitterball.apps.sittings import sheets
from glitterball.core.sittings import Course
viewer, now, words = begin("one", "how you hum"), clock.now(), "what we said to each other in the evening " * 12
key = viewer.unlocked["open"]
sheet = sheets.write_course(Course(answers={{item.id: 4 for item in content.latest_instrument().items}}))
marks = sheets.write_marks({{"strength-trust": "fits"}})
for month in range({CHECKS}):
    row = Sitting(person_id=viewer.person, version="1.0", begun_on=(now + timedelta(days=30 * month)).date())
    for column, text in (("sheet", sheet), ("marks", marks), ("likes", "how you hum")):
        seal_into(row, column, text, key)
    row.save(force_insert=True)
grant = Grant(person_id=viewer.person, practitioner_id=begin("two", "x").person, scope="own-picture@1")
grant.given_at, grant.ends_at = now, now + timedelta(days={DAYS})
seal_into(grant, "called", "Dana", key)
grant.save(force_insert=True)
days = [now + timedelta(days=day) for day in range({DAYS})]
Look.objects.bulk_create(Look(person_id=viewer.person, grant=grant, at=at) for at in days)
Consent.objects.bulk_create(
    Consent(person_id=viewer.person, scope="couple", text_version="1", given_at=at, withdrawn_at=at) for at in days
)
kept = [KeptAnswer(person_id=viewer.person, about=LIKED_LINE.id) for _ in days]
for row in kept:
    seal_into(row, "words", words, key)
KeptAnswer.objects.bulk_create(kept, batch_size=500)
with transaction.atomic():
    for at in days[:{WAITING}]:
        Person.objects.filter(id=viewer.person).update(couple_id=chance.new_id())
        reveals.commit(viewer=viewer_by_again(), subject=LIKED_LINE, words=words, now=at)
Person.objects.filter(id=viewer.person).update(couple_id=None)
viewer = viewer_by_again()
start = perf_counter()
notes = notes_of(viewer, now)
gathered = perf_counter() - start
size = len(zipped(notes))
whole = perf_counter() - start
print(json.dumps([gathered, whole, size, len(notes.answers.waiting), len(notes.answers.kept), len(notes.checks)]))
"""
AGAIN = """
from dataclasses import replace
def viewer_by_again():
    return replace(viewer, couple=Person.objects.get(id=viewer.person).couple_id)
"""


def run() -> Iterator[tuple[str, str]]:
    """Name and figure of each measurement."""
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder) / "home")
        *_, said = home.do(PREPARE + AGAIN + FURNISH, seconds=900)
    gathered, whole, size, waiting, kept, checks = json.loads(said)
    rows = f"{checks} checks, {waiting + kept} answers, {DAYS} looks, {DAYS} consents"
    yield "five years of daily use", rows
    yield "notes gathered", f"{gathered:.1f} s"
    yield "notes saved, with page, data and zip", f"{whole:.1f} s (bar {MOST_SECONDS} s), {size / 1e6:.2f} MB"
