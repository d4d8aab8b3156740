"""PostgreSQL adds an entry to the search index at once.

By default it collects entries in a list first, which every search then reads through.
"""

from typing import Any

from django.db import migrations

INDEXES = ("index_entry_search_vector", "index_entry_title_vector")


def add_at_once(_apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor != "postgresql":
        return
    for index in INDEXES:
        schema_editor.execute(f"ALTER INDEX {index} SET (fastupdate = off)")
        schema_editor.execute(f"SELECT gin_clean_pending_list('{index}'::regclass)")


class Migration(migrations.Migration):
    dependencies = [("blog", "0032_growing_lists")]

    operations = [migrations.RunPython(add_at_once, migrations.RunPython.noop)]
