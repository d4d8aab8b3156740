"""Uploads of blogs to import, which the worker checks and loads."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0040_remote_pictures"),
    ]

    operations = [
        migrations.CreateModel(
            name="BlogImport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("folder", models.CharField(max_length=100, unique=True)),
                ("site_url", models.CharField(blank=True, max_length=500)),
                ("offline", models.BooleanField(default=False)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("checking", "checking"),
                            ("checked", "ready to import"),
                            ("loading", "importing"),
                            ("stopped", "stopped"),
                            ("finished", "finished"),
                            ("failed", "failed"),
                        ],
                        default="checking",
                        max_length=8,
                    ),
                ),
                ("total", models.PositiveIntegerField(default=0)),
                ("done", models.PositiveIntegerField(default=0)),
                ("answering", models.PositiveIntegerField(null=True)),
                ("report", models.JSONField(default=dict)),
                ("error", models.TextField(blank=True)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("finished_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="blog_imports",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "import of a blog",
                "verbose_name_plural": "imports of blogs",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "stage__in",
                                ["checking", "checked", "loading", "stopped", "finished", "failed"],
                            )
                        ),
                        name="blog_import_stage",
                    )
                ],
            },
        ),
    ]
