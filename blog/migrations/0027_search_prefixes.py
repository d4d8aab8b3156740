"""SQLite's index of what can be found, made again with the beginnings of words of 4 and 5 letters:
what somebody is typing is found and marked as fast as a whole word.
"""

from typing import Any

from django.db import migrations

COLUMNS = "title, headings, body, sources, pairs"


def with_prefixes(schema_editor: Any, lengths: str) -> None:
    if schema_editor.connection.vendor != "sqlite":
        return
    schema_editor.execute("DROP TABLE blog_words")
    schema_editor.execute(
        f"CREATE VIRTUAL TABLE blog_words USING fts5 ({COLUMNS}, content='blog_findable',"
        f" content_rowid='id', tokenize='porter unicode61 remove_diacritics 2', prefix='{lengths}')"
    )
    schema_editor.execute("INSERT INTO blog_words (blog_words) VALUES ('rebuild')")


def make(apps: Any, schema_editor: Any) -> None:
    with_prefixes(schema_editor, "2 3 4 5")


def unmake(apps: Any, schema_editor: Any) -> None:
    with_prefixes(schema_editor, "2 3")


class Migration(migrations.Migration):
    dependencies = [("blog", "0026_reading_on")]

    operations = [migrations.RunPython(make, unmake)]
