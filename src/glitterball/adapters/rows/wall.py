"""Build the wall: the role of the pages, what it may do, and a policy for each table that belongs to somebody.

The policies follow from what each model declares in its ``keeping``, so that no list of tables stands elsewhere.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.apps import apps
from django.db import ProgrammingError, connection, models

from glitterball.adapters.rows.logins import NoOwnerError, NoRoleError, let_in
from glitterball.adapters.rows.role import ROLE
from glitterball.core.keeping import Keeping

LOGIN = ("USER", "PASSWORD", "HOST", "PORT")
IS_ACROSS = "current_setting('glitterball.across', true) = 'on'"
IS_OWN = "{column} = nullif(current_setting('glitterball.{owner}', true), '')::uuid"
GRANTS = (
    "GRANT USAGE ON SCHEMA public TO {role}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
    "REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role}",
)
POLICY = (
    "ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
    "ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
    "DROP POLICY IF EXISTS whose ON {table}",
    "CREATE POLICY whose ON {table} USING ({condition}) WITH CHECK ({condition})",
)


@contextmanager
def as_owner() -> Iterator[None]:
    """Connect as the owner of the tables, which the pages never do. Raises ``NoOwnerError``."""
    settings = connection.settings_dict
    if not has_owner():
        raise NoOwnerError("this takes the owner of the tables: name them in GLITTERBALL_DATABASE_URL")
    before = dict(settings)
    owner = before.get("OWNER") or {}
    options = {name: value for name, value in before["OPTIONS"].items() if name != "assume_role"}
    connection.close()
    settings.update({name: owner[name] for name in LOGIN if name in owner}, OPTIONS=options)
    try:
        yield
    finally:
        connection.close()
        settings.update({name: before[name] for name in (*LOGIN, "OPTIONS") if name in before})


def has_owner() -> bool:
    """Whether the owner's address is known here, or there is none to know."""
    return connection.vendor != "postgresql" or bool(connection.settings_dict.get("OWNER"))


def build_wall() -> None:
    """Make the role and its policies, or bring them into their newest shape. Needs ``as_owner``; may run many times."""
    if connection.vendor != "postgresql":
        return
    from psycopg import sql  # not there where SQLite serves

    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE])
        if cursor.fetchone() is None:
            _make_role()
        for statement in GRANTS:
            cursor.execute(sql.SQL(statement).format(role=sql.Identifier(ROLE)))
        if login := connection.settings_dict.get("PAGES_LOGIN"):
            let_in(cursor, login)
        for table, condition in conditions().items():
            for statement in POLICY:
                cursor.execute(sql.SQL(statement).format(table=sql.Identifier(table), condition=sql.SQL(condition)))


def conditions() -> dict[str, str]:
    """Table → who sees its rows, for every table that belongs to a person or a couple."""
    kept = {model: getattr(model, "keeping", None) for model in apps.get_models()}
    found = {
        _table(model): _condition(model, keeping)
        for model, keeping in kept.items()
        if keeping and keeping.owner in {"person", "couple"}
    }
    strangers = [model for model, keeping in kept.items() if keeping is None]
    while beside := {_table(model): rule for model in strangers if (rule := _goes_with(model, found))}:
        found |= beside
        strangers = [model for model in strangers if _table(model) not in beside]
    return found


def _goes_with(model: type[models.Model], guarded: Mapping[str, str]) -> str:
    """A row of another's app comes out with the row of ours that it points to; empty where it points to none."""
    for field in model._meta.concrete_fields:  # noqa: SLF001 - Django documents it under this name
        there = field.related_model
        if isinstance(there, type) and _table(there) in guarded:
            return f"{field.column} IN (SELECT {there._meta.pk.column} FROM {_table(there)})"  # noqa: SLF001, S608 - as above; names of our own tables
    return ""


def _table(model: type[models.Model]) -> str:
    return str(model._meta.db_table)  # noqa: SLF001 - as above


def _condition(model: type[models.Model], keeping: Keeping) -> str:
    columns = {field.column for field in model._meta.concrete_fields}  # noqa: SLF001 - as above
    owners = {keeping.owner} | ({"couple"} if keeping.area == "couple" else set())
    own = [
        IS_OWN.format(column=f"{owner}_id" if f"{owner}_id" in columns else "id", owner=owner)
        for owner in sorted(owners)
        if owner == keeping.owner or f"{owner}_id" in columns
    ]
    return " OR ".join([*own, IS_ACROSS])


def _make_role() -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE ROLE {ROLE} NOLOGIN")
            cursor.execute(f"GRANT {ROLE} TO CURRENT_USER")
    except ProgrammingError:
        raise NoRoleError(
            "the account in GLITTERBALL_DATABASE_URL may not make a role, and the pages need one that owns no table: "
            f'let whoever runs PostgreSQL do “CREATE ROLE {ROLE} NOLOGIN; GRANT {ROLE} TO "that account"” once'
        ) from None
