"""The search index holds tokens that Ibid makes itself, the same for both databases.

SQLite: the full-text table indexes the columns of tokens. PostgreSQL: the vectors hold the tokens.
All entries are outdated then; the worker indexes them again, the newest first.
"""

from typing import Any

from django.db import migrations, models

COLUMNS = ("title_tokens", "headings_tokens", "body_tokens", "sources_tokens")
EVENTS = ("added", "gone", "changed")
TABLE = "blog_search_index"


def drop_index(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        drop_configurations(schema_editor)
        return
    for event in EVENTS:
        schema_editor.execute(f"DROP TRIGGER {TABLE}_{event}")
    schema_editor.execute(f"DROP TABLE {TABLE}")


def drop_configurations(schema_editor: Any) -> None:
    """Empty the vectors, and drop the stemmers, which nothing uses any longer."""
    schema_editor.execute("UPDATE blog_indexentry SET title_vector = NULL, search_vector = NULL")
    for kind, catalog, column in (
        ("CONFIGURATION", "pg_ts_config", "cfgname"),
        ("DICTIONARY", "pg_ts_dict", "dictname"),
    ):
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(f"SELECT {column} FROM {catalog} WHERE {column} LIKE 'ibid_%'")
            names = [name for (name,) in cursor.fetchall()]
        for name in names:
            schema_editor.execute(f"DROP TEXT SEARCH {kind} {name}")


def make_index(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        return
    names = ", ".join(COLUMNS)
    new, old = (", ".join(f"{row}.{name}" for name in COLUMNS) for row in ("new", "old"))
    add = f"INSERT INTO {TABLE} (rowid, {names}) VALUES (new.id, {new});"
    remove = f"INSERT INTO {TABLE} ({TABLE}, rowid, {names}) VALUES ('delete', old.id, {old});"
    schema_editor.execute(
        f"CREATE VIRTUAL TABLE {TABLE} USING fts5 ({names}, content='blog_indexentry',"
        " content_rowid='id', tokenize='ascii', prefix='2 3 4 5')"
    )
    for event, statements in {
        "added AFTER INSERT": add,
        "gone AFTER DELETE": remove,
        "changed AFTER UPDATE": remove + add,
    }.items():
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_{event} ON blog_indexentry BEGIN {statements} END"
        )
    schema_editor.execute(f"INSERT INTO {TABLE} ({TABLE}) VALUES ('rebuild')")


class Migration(migrations.Migration):
    dependencies = [("blog", "0014_public_paths")]

    operations = [
        migrations.RunPython(drop_index),
        migrations.RemoveField("indexentry", "tokens"),
        *(
            migrations.AddField("indexentry", name, models.TextField(blank=True, default=""), False)
            for name in COLUMNS
        ),
        migrations.AddField("indexentry", "version", models.PositiveSmallIntegerField(default=0)),
        migrations.AddIndex(
            "indexentry", models.Index(fields=["version"], name="index_entry_by_version")
        ),
        migrations.CreateModel(
            "SearchWord",
            [
                ("word", models.CharField(max_length=60, primary_key=True, serialize=False)),
                ("spelling", models.CharField(max_length=80)),
            ],
        ),
        migrations.RunPython(make_index),
    ]
