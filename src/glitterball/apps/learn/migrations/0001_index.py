"""The index of what can be read, and beside it the database's own index of the words."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

WORDS = {
    "sqlite": (
        """
        CREATE VIRTUAL TABLE learn_page_words USING fts5(
            title, summary, text, also, content='learn_page', content_rowid='id',
            tokenize='unicode61 remove_diacritics 2', prefix='2 3'
        )
        """,
    ),
    "postgresql": (
        """
        ALTER TABLE learn_page ADD COLUMN words tsvector GENERATED ALWAYS AS (
            setweight(to_tsvector('simple', title), 'A')
            || setweight(to_tsvector('simple', summary), 'B')
            || setweight(to_tsvector('simple', text || ' ' || also), 'C')
        ) STORED
        """,
        "CREATE INDEX learn_page_words ON learn_page USING gin (words)",
    ),
}
UNDO = {
    "sqlite": ("DROP TABLE learn_page_words",),
    "postgresql": ("ALTER TABLE learn_page DROP COLUMN words",),
}


def index_words(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Let the database look for words."""
    for statement in WORDS[editor.connection.vendor]:
        editor.execute(statement)


def forget_words(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take it back."""
    for statement in UNDO[editor.connection.vendor]:
        editor.execute(statement)


class Migration(migrations.Migration):
    """The first tables."""

    initial = True
    dependencies = ()
    operations = (
        migrations.CreateModel(
            name="IndexState",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fingerprint", models.CharField(max_length=64)),
            ],
            options={"db_table": "learn_index_state"},
        ),
        migrations.CreateModel(
            name="IndexedPage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("name", models.CharField(max_length=100)),
                ("title", models.CharField(max_length=200)),
                ("summary", models.TextField()),
                ("text", models.TextField()),
                ("also", models.TextField()),
                ("weight", models.FloatField()),
            ],
            options={
                "db_table": "learn_page",
                "constraints": [models.UniqueConstraint(fields=("kind", "name"), name="a_page_is_indexed_once")],
            },
        ),
        migrations.RunPython(index_words, forget_words),
    )
