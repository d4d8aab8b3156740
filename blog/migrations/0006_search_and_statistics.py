"""The search index and statistics under the names everybody knows, without losing a row.

SQLite: the full-text table is named after its model, so it and its triggers are made again, and
the table is rebuilt from its content.
"""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

COLUMNS = ("title", "headings", "body", "sources", "tokens")
EVENTS = ("added", "gone", "changed")


def drop_fts_table(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor != "sqlite":
        return
    for event in EVENTS:
        schema_editor.execute(f"DROP TRIGGER blog_words_{event}")
    schema_editor.execute("DROP TABLE blog_words")


def rename_indexes(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        rename_vectors(schema_editor)
    else:
        make_fts_table(schema_editor)


def rename_vectors(schema_editor: Any) -> None:
    for before, after in (("words", "search_vector"), ("title_words", "title_vector")):
        schema_editor.execute(f"ALTER TABLE blog_indexentry RENAME COLUMN {before} TO {after}")
        schema_editor.execute(f"ALTER INDEX findable_{before} RENAME TO index_entry_{after}")


def make_fts_table(schema_editor: Any) -> None:
    table, names = "blog_search_index", ", ".join(COLUMNS)
    new, old = (", ".join(f"{row}.{name}" for name in COLUMNS) for row in ("new", "old"))
    add = f"INSERT INTO {table} (rowid, {names}) VALUES (new.id, {new});"
    remove = f"INSERT INTO {table} ({table}, rowid, {names}) VALUES ('delete', old.id, {old});"
    schema_editor.execute(
        f"CREATE VIRTUAL TABLE {table} USING fts5 ({names}, content='blog_indexentry',"
        " content_rowid='id', tokenize='porter unicode61 remove_diacritics 2', prefix='2 3 4 5')"
    )
    for event, statements in {
        "added AFTER INSERT": add,
        "gone AFTER DELETE": remove,
        "changed AFTER UPDATE": remove + add,
    }.items():
        schema_editor.execute(
            f"CREATE TRIGGER {table}_{event} ON blog_indexentry BEGIN {statements} END"
        )
    schema_editor.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")


class Migration(migrations.Migration):
    dependencies = [("blog", "0005_login_sessions")]

    operations = [
        migrations.RunPython(drop_fts_table),
        migrations.RemoveConstraint("findable", "findable_is_one_thing"),
        migrations.RemoveConstraint("findable", "findable_post_once"),
        migrations.RenameModel("Findable", "IndexEntry"),
        migrations.RenameField("indexentry", "sort", "kind"),
        migrations.RenameField("indexentry", "pairs", "tokens"),
        migrations.RenameIndex(
            "indexentry", new_name="index_entry_by_language", old_name="findable_by_language"
        ),
        migrations.AddConstraint(
            "indexentry",
            models.CheckConstraint(
                condition=Q(kind__in=["post", "page"])
                & Q(post__isnull=False, comment__isnull=True, source__isnull=True)
                | Q(kind="comment", post__isnull=False, comment__isnull=False, source__isnull=True)
                | Q(kind="source", post__isnull=True, comment__isnull=True, source__isnull=False),
                name="index_entry_of_one_object",
            ),
        ),
        migrations.AddConstraint(
            "indexentry",
            models.UniqueConstraint(
                fields=["post"], condition=Q(comment__isnull=True), name="index_entry_post_once"
            ),
        ),
        migrations.RunPython(rename_indexes),
        migrations.RemoveConstraint("postreads", "reads_once_a_day"),
        migrations.RenameModel("PostReads", "PostViews"),
        migrations.RenameField("postviews", "readers", "visitors"),
        migrations.AlterField(
            "postviews",
            "post",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="views", to="blog.post"
            ),
        ),
        migrations.RenameIndex("postviews", new_name="post_views_by_day", old_name="reads_by_day"),
        migrations.AddConstraint(
            "postviews",
            models.UniqueConstraint(fields=["post", "day"], name="post_views_once_a_day"),
        ),
        migrations.RenameModel("BlogReaders", "BlogVisitors"),
        migrations.RenameField("blogvisitors", "readers", "visitors"),
        migrations.RemoveConstraint("vainsearch", "vain_search_once_a_day"),
        migrations.RenameModel("VainSearch", "SearchMiss"),
        migrations.RenameField("searchmiss", "words", "query"),
        migrations.AddConstraint(
            "searchmiss",
            models.UniqueConstraint(fields=["day", "query"], name="search_miss_once_a_day"),
        ),
    ]
