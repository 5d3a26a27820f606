"""The second wall: on PostgreSQL, rows of others don't come out even where a query forgot every filter."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.test import Client

from glitterball.adapters.rows import standing, wall
from glitterball.adapters.rows.role import ROLE
from glitterball.apps.accounts.models import Door, Person
from glitterball.apps.sittings.models import Sitting
from tests.rows import behind
from tests.visits import begun

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no second wall (decision 22)")


@pytest.fixture
def two(db):  # noqa: ARG001 - the rows stand in it
    """Two persons with a sitting each, and a connection that stands for nobody, as between two requests."""
    begun(Client())
    begun(Client())
    persons = list(Person.objects.values_list("id", flat=True))
    with behind():
        yield persons


OWNED = [model for model in apps.get_models() if model._meta.db_table in wall.conditions()]


def whose(model) -> set:
    column = "person_id" if hasattr(model, "person_id") else "id"
    return set(model.objects.values_list(column, flat=True))


@pytest.mark.usefixtures("two")
def test_the_pages_work_under_a_role_that_owns_no_table():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (ROLE, False, False)
        cursor.execute("SELECT count(*) FROM pg_tables WHERE tableowner = %s", [ROLE])
        assert cursor.fetchone() == (0,)


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("model", OWNED, ids=lambda model: model.__name__)
def test_for_nobody_no_row_exists(model):
    assert model.objects.count() == 0


@pytest.mark.parametrize("model", [Person, Door, Sitting], ids=lambda model: model.__name__)
def test_without_any_filter_a_person_finds_their_own_rows_alone(two, model):
    first, second = two
    standing.stand_for(first)
    assert whose(model) == {first}
    standing.stand_for(second)
    assert whose(model) == {second}


@pytest.mark.parametrize("change", ["update", "delete"])
def test_rows_of_others_can_neither_be_changed_nor_deleted(two, change):
    first, second = two
    standing.stand_for(first)
    others = Sitting.objects.filter(person_id=second)
    assert (others.update(version="9.9") if change == "update" else others.delete()[0]) == 0


def test_nobody_writes_a_row_for_somebody_else(two):
    first, second = two
    standing.stand_for(first)
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        Sitting.objects.update(person_id=second)


def test_a_new_request_stands_for_nobody_again(two):
    standing.stand_for(two[0])
    standing.stand_for(None)
    assert Sitting.objects.count() == 0


@pytest.mark.usefixtures("two")
def test_what_goes_across_is_over_with_its_block():
    with standing.across_persons(), standing.across_persons():
        pass
    assert Person.objects.count() == 0


@pytest.mark.usefixtures("two")
def test_going_across_is_over_after_an_error_in_a_transaction():
    with pytest.raises(DatabaseError), transaction.atomic(), standing.across_persons(), connection.cursor() as cursor:
        cursor.execute("SELECT 1 / 0")
    assert Person.objects.count() == 0


@pytest.mark.django_db
def test_every_table_of_somebody_is_guarded_also_against_its_owner():
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        guarded = {name for (name,) in cursor.fetchall()}
    assert guarded == set(wall.conditions())


@pytest.mark.usefixtures("two")
def test_the_pages_role_changes_no_shape():
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE sittings_sitting DISABLE ROW LEVEL SECURITY")
