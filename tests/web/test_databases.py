"""Which database is opened, and what a wrong address says."""

import pytest

from glitterball.web import databases


def test_without_an_address_it_is_a_file_of_ones_own(tmp_path):
    chosen = databases.chosen("", "", tmp_path)
    assert chosen["ENGINE"] == "glitterball.adapters.sqlite"
    assert chosen["NAME"] == tmp_path / "glitterball.sqlite3"
    assert chosen["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


@pytest.mark.parametrize("scheme", ["postgresql", "postgres"])
def test_an_address_leads_to_postgresql(tmp_path, scheme):
    chosen = databases.chosen(f"{scheme}://dana:s%40fe@db.example:5433/us", "", tmp_path)
    assert chosen["ENGINE"] == "django.db.backends.postgresql"
    assert (chosen["USER"], chosen["PASSWORD"], chosen["HOST"], chosen["PORT"], chosen["NAME"]) == (
        "dana",
        "s@fe",
        "db.example",
        5433,
        "us",
    )


@pytest.mark.parametrize("address", ["mysql://a/b", "sqlite:///x", "nonsense", "postgresql://host-only", "://"])
def test_any_other_address_is_refused_without_repeating_it(tmp_path, address):
    with pytest.raises(databases.UnknownDatabaseError) as caught:
        databases.chosen(address, "", tmp_path)
    assert str(caught.value).startswith("GLITTERBALL_DATABASE_URL: expected postgresql://")
    assert address not in str(caught.value).replace("postgresql://user:password@host:5432/name", "")


def test_with_two_addresses_the_pages_come_by_their_own(tmp_path):
    chosen = databases.chosen("postgresql://owner:a@db/us", "postgresql://web:b@db/us", tmp_path)
    assert (chosen["USER"], chosen["PASSWORD"], chosen["OWNER"]["USER"]) == ("web", "b", "owner")
    alone = databases.chosen("", "postgresql://web:b@db/us", tmp_path)
    assert (alone["USER"], alone["OWNER"]) == ("web", None)


def test_the_address_of_the_pages_must_fit_the_owners(tmp_path):
    with pytest.raises(databases.UnknownDatabaseError, match="the same database"):
        databases.chosen("postgresql://owner@db/us", "postgresql://web@db/others", tmp_path)
    with pytest.raises(databases.UnknownDatabaseError, match=r"^GLITTERBALL_PAGES_DATABASE_URL: expected"):
        databases.chosen("", "sqlite:///x", tmp_path)
