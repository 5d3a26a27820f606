"""A login of its own for the pages: it may take their role and nothing else, so that it can't step up to the owner."""

from typing import Any

from glitterball.adapters.rows.role import ROLE

UNFIT = """
    SELECT rolsuper OR rolbypassrls OR rolcreaterole OR pg_has_role(oid, current_user, 'MEMBER')
    FROM pg_roles WHERE rolname = %s AND rolcanlogin
"""
IS_MEMBER = "SELECT pg_has_role(%s, %s, 'MEMBER')"


class RolesError(Exception):
    """The accounts that the database's addresses name can't do what they are for; the message says what to do."""


class NoRoleError(RolesError):
    """The account in the database's address may not make the role of the pages."""


class NoOwnerError(RolesError):
    """What is to be done takes the owner of the tables, whose address is not known here."""


class UnfitLoginError(RolesError):
    """The login of the pages is not there, or it may do more than the pages."""


def let_in(cursor: Any, login: str) -> None:  # noqa: ANN401 - Django's own, wrapped
    """Let ``login`` take the role of the pages. Raises ``UnfitLoginError`` with what to do."""
    from psycopg import sql  # not there where SQLite serves

    cursor.execute(UNFIT, [login])
    found = cursor.fetchone()
    if found is None:
        raise UnfitLoginError(
            f"PostgreSQL has no login “{login}”, which GLITTERBALL_PAGES_DATABASE_URL names: let whoever runs it do "
            f"“CREATE ROLE \"{login}\" LOGIN PASSWORD '…' NOINHERIT” once"
        )
    if found[0]:
        raise UnfitLoginError(
            f"the login “{login}” in GLITTERBALL_PAGES_DATABASE_URL may do more than the pages need: "
            "expected one that is no superuser, makes no roles and is no member of the owner"
        )
    cursor.execute(IS_MEMBER, [login, ROLE])
    if not cursor.fetchone()[0]:
        cursor.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(ROLE), sql.Identifier(login)))
