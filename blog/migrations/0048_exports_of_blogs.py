"""Exports that the worker makes for the admin panel."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0047_folded_names"),
    ]

    operations = [
        migrations.CreateModel(
            name="BlogExport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "format",
                    models.CharField(
                        choices=[
                            (
                                "zip",
                                "Ibid archive (ZIP): everything, to keep or to import into another Ibid",
                            ),
                            (
                                "xml",
                                "WordPress (WXR): posts, pages, comments and media, for WordPress’s importer",
                            ),
                        ],
                        max_length=3,
                    ),
                ),
                ("posts", models.PositiveIntegerField(default=0)),
                ("size", models.PositiveBigIntegerField(default=0)),
                ("file", models.CharField(blank=True, max_length=100)),
                ("error", models.TextField(blank=True)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="exports_of_posts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="blog_exports",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "export of the blog",
                "verbose_name_plural": "exports of the blog",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("format__in", ["zip", "xml"])),
                        name="blog_export_format",
                    )
                ],
            },
        ),
    ]
