"""The search index holds files, page by page.

SQLite makes the table again for the new constraint and drops its triggers, so the full-text table
is made again with them.
"""

from importlib import import_module
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

folding = import_module("blog.migrations.0015_search_folding")


def drop_index(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "sqlite":
        folding.drop_index(apps, schema_editor)


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0023_files"),
    ]

    operations = [
        migrations.RunPython(drop_index),
        migrations.RemoveConstraint(
            model_name="indexentry",
            name="index_entry_of_one_object",
        ),
        migrations.AddField(
            model_name="indexentry",
            name="file",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="blog.mediafile",
            ),
        ),
        migrations.AddField(
            model_name="indexentry",
            name="page",
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AlterField(
            model_name="indexentry",
            name="kind",
            field=models.CharField(
                choices=[
                    ("post", "posts"),
                    ("page", "pages"),
                    ("comment", "comments"),
                    ("source", "sources"),
                    ("file", "files"),
                ],
                max_length=7,
            ),
        ),
        migrations.AddConstraint(
            model_name="indexentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind__in", ["post", "page"]),
                        ("comment__isnull", True),
                        ("file__isnull", True),
                        ("post__isnull", False),
                        ("source__isnull", True),
                    ),
                    models.Q(
                        ("kind", "comment"),
                        ("comment__isnull", False),
                        ("file__isnull", True),
                        ("post__isnull", False),
                        ("source__isnull", True),
                    ),
                    models.Q(
                        ("kind", "source"),
                        ("comment__isnull", True),
                        ("file__isnull", True),
                        ("post__isnull", True),
                        ("source__isnull", False),
                    ),
                    models.Q(
                        ("kind", "file"),
                        ("comment__isnull", True),
                        ("file__isnull", False),
                        ("post__isnull", True),
                        ("source__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="index_entry_of_one_object",
            ),
        ),
        migrations.AddConstraint(
            model_name="indexentry",
            constraint=models.UniqueConstraint(
                fields=("file", "page"), name="index_entry_page_once"
            ),
        ),
        migrations.RunPython(folding.make_index),
    ]
