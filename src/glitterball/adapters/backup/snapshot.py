"""All rows as they stand at one moment, out of a database and back into an empty one.

SQLite hands over its whole file; PostgreSQL hands over each table in its own text form (``COPY``). A snapshot goes back
into the kind of database that it came from.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from struct import Struct
from tempfile import TemporaryDirectory
from typing import Protocol

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader

from glitterball.adapters.backup.files import UnfitFileError
from glitterball.adapters.rows import wall
from glitterball.adapters.rows.standing import across_persons
from glitterball.adapters.sqlite.current import sqlite3

READ = 1024 * 1024
SIZES = Struct("!II")  # of a table's name, and of a block of its rows
OWN_EYES = 0o600
Applied = list[tuple[str, str]]


class Snapshot(Protocol):
    """Everything as it stood at one moment."""

    def pieces(self) -> Iterator[bytes]:
        """The bytes of it."""
        ...


@contextmanager
def taken() -> Iterator[Snapshot]:
    """Hold on to this moment of the database; others go on writing."""
    if connection.vendor == "sqlite":
        with _taken_of_sqlite() as snapshot:
            yield snapshot
    else:
        with wall.as_owner(), _taken_of_postgresql() as snapshot:
            yield snapshot


def applied() -> Applied:
    """Which migrations the database has seen, in a fixed order."""
    return sorted(MigrationLoader(connection).applied_migrations)


def unknown(there: Applied) -> Applied:
    """Those migrations that this program does not know: they are of a newer one."""
    known = MigrationLoader(None).disk_migrations
    return [migration for migration in there if migration not in known]


def is_empty() -> bool:
    """Whether nobody has ever used the database."""
    if connection.vendor == "sqlite":
        return not Path(str(connection.settings_dict["NAME"])).exists()
    with wall.as_owner():
        return not connection.introspection.table_names()


def put_back(pieces: Iterator[bytes], there: Applied) -> None:
    """Fill the empty database. Raises ``UnfitFileError``, and leaves it empty, if the pieces are damaged."""
    if connection.vendor == "sqlite":
        _put_back_sqlite(pieces)
    else:
        with wall.as_owner():
            _put_back_postgresql(pieces, there)


class _SQLite:
    def __init__(self, file: Path) -> None:
        self.file = file

    def pieces(self) -> Iterator[bytes]:
        with self.file.open("rb") as file:
            while piece := file.read(READ):
                yield piece


@contextmanager
def _taken_of_sqlite() -> Iterator[Snapshot]:
    name = Path(str(connection.settings_dict["NAME"]))
    with TemporaryDirectory(prefix="backup-", dir=name.parent) as folder:  # beside it: nothing leaves this disk
        copy = Path(folder) / "copy.sqlite3"
        copy.touch(mode=OWN_EYES)
        driver = connection.Database  # type: ignore[attr-defined] # the stubs know no SQLite
        source, target = driver.connect(name), driver.connect(copy)
        try:
            source.backup(target)
        finally:
            target.close()
            source.close()
        yield _SQLite(copy)


def _put_back_sqlite(pieces: Iterator[bytes]) -> None:
    name = Path(str(connection.settings_dict["NAME"]))
    name.parent.mkdir(parents=True, exist_ok=True)
    half = name.with_name(f"{name.name}.half")
    half.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWN_EYES), "wb") as out:
            for piece in pieces:
                out.write(piece)
            out.flush()
            os.fsync(out.fileno())
        with sqlite3.connect(half) as restored:
            (sound,) = restored.execute("PRAGMA integrity_check").fetchone()
        restored.close()
        if sound != "ok":
            raise UnfitFileError(f"the database in it is damaged: {sound}")
        half.rename(name)
    finally:
        half.unlink(missing_ok=True)


class _PostgreSQL:
    def __init__(self, tables: list[str]) -> None:
        self.tables = tables

    def pieces(self) -> Iterator[bytes]:
        for table in self.tables:
            with connection.cursor() as cursor, cursor.copy(f'COPY "{table}" TO STDOUT') as rows:
                for block in rows:
                    yield SIZES.pack(len(table), len(block)) + table.encode() + bytes(block)


@contextmanager
def _taken_of_postgresql() -> Iterator[Snapshot]:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        with across_persons():  # its statement is the first: from here on this transaction sees this moment
            yield _PostgreSQL(sorted(connection.introspection.django_table_names(only_existing=True)))


def _put_back_postgresql(pieces: Iterator[bytes], there: Applied) -> None:
    with transaction.atomic():  # PostgreSQL makes tables in transactions too: all of it, or nothing
        for label, name in sorted(dict(sorted(there)).items()):  # the last one of each app
            call_command("migrate", label, name, interactive=False, verbosity=0)
        with connection.cursor() as cursor:
            for table in connection.introspection.django_table_names(only_existing=True):
                cursor.execute(f'DELETE FROM "{table}"')  # noqa: S608 - our own name; the backup brings these rows
            for table, blocks in groupby(_blocks(pieces), key=itemgetter(0)):
                with cursor.copy(f'COPY "{table}" FROM STDIN') as rows:
                    for _, block in blocks:
                        rows.write(block)
            for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
                cursor.execute(statement)


def _blocks(pieces: Iterator[bytes]) -> Iterator[tuple[str, bytes]]:
    """Table and rows, however the pieces were cut."""
    waiting = bytearray()
    for piece in pieces:
        waiting += piece
        at = 0
        while len(waiting) - at >= SIZES.size:
            of_name, of_rows = SIZES.unpack_from(waiting, at)
            start, end = at + SIZES.size, at + SIZES.size + of_name + of_rows
            if len(waiting) < end:
                break
            yield waiting[start : start + of_name].decode(), bytes(waiting[start + of_name : end])
            at = end
        del waiting[:at]
