"""The full-text indexes, in each database's own SQL.

SQLite: an FTS5 table with external content, blog_findable, kept current by triggers. A later
migration that remakes blog_findable drops the triggers and must create them again. Prefixes of
2 to 5 letters are indexed, so that a word being typed is found as fast as a whole one.
PostgreSQL: two tsvector columns, which the search fills. Its configurations stem words but have no
stop words, so that every phrase can be found.
"""

from typing import Any

from django.db import migrations

COLUMNS = ("title", "headings", "body", "sources", "pairs")
STEMMERS = (
    *("arabic", "armenian", "basque", "catalan", "danish", "dutch", "english", "finnish", "french"),
    *("german", "greek", "hindi", "hungarian", "indonesian", "irish", "italian", "lithuanian"),
    *("nepali", "norwegian", "portuguese", "romanian", "russian", "serbian", "spanish", "swedish"),
    *("tamil", "turkish", "yiddish"),
)
WORDS = "asciiword, asciihword, hword_asciipart, word, hword, hword_part"


def make(apps: Any, schema_editor: Any) -> None:
    if is_made(schema_editor.connection):
        return  # by a migration of 0.1 that is gone
    if schema_editor.connection.vendor == "postgresql":
        make_vectors(schema_editor)
    else:
        make_table(schema_editor)


def is_made(connection: Any) -> bool:
    introspection = connection.introspection
    if connection.vendor == "sqlite":
        return "blog_words" in introspection.table_names()
    with connection.cursor() as cursor:
        columns = introspection.get_table_description(cursor, "blog_findable")
    return any(column.name == "title_words" for column in columns)


def drop(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        drop_vectors(schema_editor)
        return
    for event in ("added", "gone", "changed"):
        schema_editor.execute(f"DROP TRIGGER blog_words_{event}")
    schema_editor.execute("DROP TABLE blog_words")


def make_table(schema_editor: Any) -> None:
    names = ", ".join(COLUMNS)
    new, old = (", ".join(f"{row}.{name}" for name in COLUMNS) for row in ("new", "old"))
    add = f"INSERT INTO blog_words (rowid, {names}) VALUES (new.id, {new});"
    remove = (
        f"INSERT INTO blog_words (blog_words, rowid, {names}) VALUES ('delete', old.id, {old});"
    )
    schema_editor.execute(
        f"CREATE VIRTUAL TABLE blog_words USING fts5 ({names}, content='blog_findable',"
        " content_rowid='id', tokenize='porter unicode61 remove_diacritics 2', prefix='2 3 4 5')"
    )
    for event, words in {
        "added AFTER INSERT": add,
        "gone AFTER DELETE": remove,
        "changed AFTER UPDATE": remove + add,
    }.items():
        schema_editor.execute(
            f"CREATE TRIGGER blog_words_{event} ON blog_findable BEGIN {words} END"
        )


def make_vectors(schema_editor: Any) -> None:
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT cfgname FROM pg_ts_config")
        known = {name for (name,) in cursor.fetchall()}
    for language in STEMMERS:
        name = f"ibid_{language}"
        schema_editor.execute(f"CREATE TEXT SEARCH CONFIGURATION {name} (COPY = simple)")
        if language in known:  # older servers stem fewer languages
            schema_editor.execute(
                f"CREATE TEXT SEARCH DICTIONARY {name} (TEMPLATE = snowball, LANGUAGE = {language})"
            )
            schema_editor.execute(
                f"ALTER TEXT SEARCH CONFIGURATION {name} ALTER MAPPING FOR {WORDS} WITH {name}"
            )
    for column in ("words", "title_words"):
        schema_editor.execute(f"ALTER TABLE blog_findable ADD COLUMN {column} tsvector")
        schema_editor.execute(
            f"CREATE INDEX findable_{column} ON blog_findable USING gin ({column})"
        )


def drop_vectors(schema_editor: Any) -> None:
    for column in ("words", "title_words"):
        schema_editor.execute(f"ALTER TABLE blog_findable DROP COLUMN {column}")
    for language in STEMMERS:
        schema_editor.execute(f"DROP TEXT SEARCH CONFIGURATION ibid_{language}")
        schema_editor.execute(f"DROP TEXT SEARCH DICTIONARY IF EXISTS ibid_{language}")


class Migration(migrations.Migration):
    dependencies = [("blog", "0001_first")]

    operations = [migrations.RunPython(make, drop)]
