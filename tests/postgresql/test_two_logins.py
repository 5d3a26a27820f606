"""A login of its own for the pages: what serves people neither holds the owner's password nor can step up to it."""

from pathlib import Path

import pytest

from tests.homes import PREPARE, Home
from tests.served import served

pytestmark = pytest.mark.xdist_group("postgresql")
SECRET = "moonlit-teapot"  # noqa: S105 - the owner's, to be looked for
ROLES = """
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'keeper') THEN CREATE ROLE keeper LOGIN CREATEROLE; END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'web') THEN CREATE ROLE web LOGIN NOINHERIT; END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'glitterball_pages') THEN CREATE ROLE glitterball_pages; END IF;
END $$;
GRANT glitterball_pages TO keeper WITH ADMIN OPTION;
ALTER DATABASE once OWNER TO keeper;
"""


@pytest.fixture
def addresses(empty_postgresql, monkeypatch) -> dict[str, str]:
    """The addresses of the owner and of the pages, with all rights as a host would give them."""
    import psycopg

    with psycopg.connect(empty_postgresql, autocommit=True) as connection:
        connection.execute(ROLES)
        connection.execute("ALTER SCHEMA public OWNER TO keeper")
    monkeypatch.setenv("GLITTERBALL_PAGES_DATABASE_URL", empty_postgresql.replace("postgres@", "web@", 1))
    return {
        "owner": empty_postgresql.replace("postgres@", f"keeper:{SECRET}@", 1),
        "pages": empty_postgresql.replace("postgres@", "web@", 1),
        "superuser": empty_postgresql,
    }


def environments() -> dict[str, str]:
    """Process → what it was started with, of everything that runs Glitterball."""
    found = {}
    for process in Path("/proc").iterdir():
        try:
            if process.name.isdecimal() and b"glitterball" in (process / "cmdline").read_bytes():
                found[process.name] = (process / "environ").read_bytes().decode(errors="replace")
        except OSError:
            continue
    return found


def test_what_serves_people_holds_the_owners_password_nowhere(addresses, tmp_path):
    import psycopg

    with served(tmp_path, addresses["owner"]) as server:
        assert server.process
        mine = {name: held for name, held in environments().items() if str(tmp_path) in held}
        assert str(server.process.pid) in mine
        assert len(mine) > 1  # and the processes that answer
        assert not [name for name, held in mine.items() if SECRET in held]
        with psycopg.connect(addresses["pages"]) as connection:
            logins = connection.execute("SELECT DISTINCT usename FROM pg_stat_activity WHERE datname = 'once'")
            assert {name for (name,) in logins.fetchall()} == {"web"}
    assert "step down" not in server.said()


def test_foreign_statements_find_no_row_and_can_not_step_up(addresses, tmp_path):
    import psycopg
    from psycopg import sql

    home = Home(tmp_path / "home", addresses["owner"])
    home.do(PREPARE + "begin('one', 'You hum.')")
    with psycopg.connect(addresses["pages"], autocommit=True) as connection:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):  # by itself the login may nothing
            connection.execute("SELECT * FROM accounts_person")
        connection.execute("SET ROLE glitterball_pages")
        guarded = connection.execute("SELECT relname FROM pg_class WHERE relrowsecurity").fetchall()
        assert {"mfa_authenticator", "account_emailaddress", "signin_account"} <= {name for (name,) in guarded}
        for (table,) in guarded:
            counted = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))
            assert connection.execute(counted).fetchone() == (0,), table
        for statement in (
            "SET ROLE keeper",
            "SET SESSION AUTHORIZATION keeper",
            "ALTER TABLE accounts_person NO FORCE ROW LEVEL SECURITY",
            "ALTER TABLE accounts_person DISABLE ROW LEVEL SECURITY",
            "DROP POLICY whose ON accounts_person",
            "ALTER ROLE web BYPASSRLS",
            "INSERT INTO django_migrations (app, name, applied) VALUES ('a', 'b', now())",
        ):
            with pytest.raises(psycopg.Error):
                connection.execute(statement)
        connection.execute("RESET ROLE")
        with pytest.raises(psycopg.Error):
            connection.execute("ALTER TABLE accounts_person DISABLE ROW LEVEL SECURITY")


def test_a_login_that_may_more_is_refused(addresses, tmp_path, monkeypatch):
    home = Home(tmp_path / "home", addresses["owner"])
    for login, says in (("postgres@", "may do more"), ("keeper@", "may do more"), ("nobody-made-it@", "has no login")):
        monkeypatch.setenv("GLITTERBALL_PAGES_DATABASE_URL", addresses["pages"].replace("web@", login, 1))
        status, said = home.command("serve", "--port", "18999")
        assert (status, says in said) == (2, True), said


def test_with_the_pages_login_alone_nothing_changes_the_tables(addresses, tmp_path):
    home = Home(tmp_path / "home")
    status, said = home.command("serve", "--port", "18999")
    assert (status, "glitterball prepare" in said) == (2, True), said
    assert Home(tmp_path / "home", addresses["owner"]).command("prepare") == (0, "")
    assert home.command("prepare") == (0, "")
    status, said = home.command("backup", tmp_path / "copy")
    assert (status, "GLITTERBALL_DATABASE_URL" in said) == (2, True), said
