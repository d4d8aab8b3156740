"""Web archives: the setting, what they have of sources, and the lookups."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0042_api_tokens"),
    ]

    operations = [
        migrations.CreateModel(
            name="ArchiveLookup",
            fields=[
                (
                    "due_at",
                    models.DateTimeField(
                        blank=True, default=django.utils.timezone.now, null=True, verbose_name="due"
                    ),
                ),
                ("leased_until", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "leased_by",
                    models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=64
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="attempts")),
                ("failed_at", models.DateTimeField(blank=True, null=True, verbose_name="failed")),
                ("error", models.CharField(blank=True, max_length=300, verbose_name="error")),
                (
                    "source",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="archive_lookup",
                        serialize=False,
                        to="blog.source",
                    ),
                ),
                ("url", models.URLField(max_length=2000)),
                ("saved_at", models.DateTimeField(editable=False, null=True)),
            ],
            options={
                "verbose_name": "archive lookup",
                "verbose_name_plural": "archive lookups",
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="site",
            name="saves_to_archive",
            field=models.BooleanField(
                default=False,
                help_text="Only with the Wayback Machine. What it saves is public.",
                verbose_name="have the Wayback Machine save pages that it lacks",
            ),
        ),
        migrations.AddField(
            model_name="site",
            name="timegate",
            field=models.URLField(
                blank=True,
                default="",
                help_text="The URL of its TimeGate (Memento, RFC 7089), such as https://arquivo.pt/wayback/. The URL of a page is added at its end.",
                max_length=300,
                verbose_name="TimeGate of another archive",
            ),
        ),
        migrations.AddField(
            model_name="site",
            name="web_archive",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "Nowhere"),
                    ("wayback", "In the Wayback Machine of the Internet Archive"),
                    ("other", "In another archive"),
                ],
                default="",
                help_text="The archive is asked, slowly, for the page of each source that readers see. They get a link to what it has while the page itself is gone or has changed.",
                max_length=7,
                verbose_name="look for archived versions",
            ),
        ),
        migrations.AddField(
            model_name="source",
            name="archive_url",
            field=models.CharField(blank=True, default="", editable=False, max_length=4000),
        ),
        migrations.AddField(
            model_name="source",
            name="archived_on",
            field=models.DateField(editable=False, null=True),
        ),
        migrations.AddConstraint(
            model_name="site",
            constraint=models.CheckConstraint(
                condition=models.Q(("web_archive__in", ["", "wayback", "other"])),
                name="site_web_archive",
            ),
        ),
        migrations.AddIndex(
            model_name="archivelookup",
            index=models.Index(
                condition=models.Q(("due_at__isnull", False)),
                fields=["due_at"],
                name="archivelookup_due",
            ),
        ),
        migrations.AddConstraint(
            model_name="archivelookup",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("leased_until", None), ("due_at__isnull", False), _connector="OR"
                ),
                name="archivelookup_leased_is_due",
            ),
        ),
    ]
