"""A canary in every private field: found by its owner and nowhere else, on no disk, in no log, on no other page."""

import logging
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from glitterball.adapters import content
from glitterball.apps.sittings.models import Sitting
from tests.rows import owning
from tests.visits import PASSPHRASE, begun, code_in, lock, text_of, whole

CANARY = "canaryofthemorning"
pytestmark = pytest.mark.django_db(transaction=True)  # so that all of it reaches the disk


def on_disk(ring) -> bytes:
    """Every byte of the database, its journal, the key ring and its journal."""
    folders = [ring.path.parent]
    name = Path(str(connection.settings_dict["NAME"]))
    if connection.vendor == "sqlite":
        folders.append(name.parent)
    else:
        with owning(), connection.cursor() as cursor:
            cursor.execute("CHECKPOINT")  # what still waits in memory is written
            cursor.execute("SHOW data_directory")
            folders += [folder for folder in Path(*cursor.fetchone()).rglob("*") if folder.is_dir()]
    return b"".join(path.read_bytes() for folder in folders for path in folder.iterdir() if path.is_file())


@pytest.fixture
def owner() -> Client:
    return Client()


@pytest.fixture
def said(owner, caplog):
    """Somebody who has said something in every private field."""
    caplog.set_level(logging.DEBUG)
    address = whole(owner, 1)
    owner.post(f"{address}line/", {"line": CANARY})
    page = owner.get(f"{address}picture/dim/").content.decode()
    finding = page.partition('name="finding" value="')[2].partition('"')[0]
    owner.post(f"{address}mark/", {"finding": finding, "mark": "not-quite"})
    owner.post(f"{address}wishes/", {"wishes": ["passion"]})
    owner.post(f"{address}report/", {"name": CANARY, "paper": "a4"})
    return address


def test_the_owner_reads_it(owner, said):
    assert CANARY in text_of(owner.get(f"{said}answers/"))


@pytest.mark.usefixtures("said")
def test_it_stands_nowhere_on_the_disk(ring):
    disk = on_disk(ring)
    words = [CANARY, "not-quite", *(item.id for item in content.latest_instrument().items)]
    assert Sitting.objects.count() == 1
    assert [word for word in words if word.encode() in disk] == []


def test_the_search_of_the_disk_would_find_it(ring):
    """The planted leak: the same words in a column that is not sealed are found."""
    planted = "postcardofthenoon"
    with owning(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE planted (note text)")
        cursor.execute("INSERT INTO planted VALUES (%s)", [planted])
    try:
        assert planted.encode() in on_disk(ring)
    finally:
        with owning(), connection.cursor() as cursor:
            cursor.execute("DROP TABLE planted")


@pytest.mark.usefixtures("said")
def test_no_log_holds_it(caplog, owner):
    owner.get("/check/nothing/")
    logged = " ".join(
        f"{record.getMessage()} {record.args}" for record in caplog.records if record.name != "django.db.backends"
    )
    assert CANARY not in logged
    assert "passion" not in logged


@pytest.mark.usefixtures("said")
def test_nobody_elses_page_holds_it(said):
    stranger = Client()
    mine = begun(stranger)
    paths = [
        mine,
        f"{mine}picture/",
        f"{mine}answers/",
        "/you/",
        "/you/consents/",
        "/",
        "/check/",
        said,
        f"{said}answers/",
    ]
    for path in paths:
        assert CANARY not in stranger.get(path).content.decode()
        assert CANARY not in Client().get(path).content.decode()


def test_secrets_and_codes_stand_nowhere_on_the_disk(owner, ring):
    begun(owner)
    secrets = [owner.cookies["door"].value, code_in(owner.post("/you/return-code/")), PASSPHRASE]
    secrets.append(lock(owner))
    secrets += [secret.replace("-", "") for secret in secrets]
    disk = on_disk(ring)
    assert [secret for secret in secrets if secret.encode() in disk] == []


@pytest.mark.usefixtures("said")
@pytest.mark.skipif(connection.vendor == "postgresql", reason="its log keeps sealed bytes; their key is what goes")
def test_after_deleting_the_sealed_bytes_are_gone_from_the_database(owner, ring):
    sealed = bytes(Sitting.objects.get().likes)
    assert sealed in on_disk(ring)
    owner.post("/you/delete/", {"sure": "on"})
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert sealed not in on_disk(ring)


@pytest.mark.usefixtures("said")
def test_a_locked_area_can_not_be_read_with_the_master_key(owner, ring):
    """Whoever holds the machine, the master key and every file opens nothing that is locked."""
    lock(owner)
    row = Sitting.objects.get()
    with ring.reading() as db:
        wrapped = db.execute("SELECT by_what FROM wrapped WHERE owner = ? AND area = 'locked'", (row.person_id.bytes,))
        by_what = {by for (by,) in wrapped}
    assert by_what == {"passphrase", "recovery", "recovery key", "cookie"}  # none by the master key
