"""Checked quotations, the states of links by day, and the wish for a monthly report."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0045_webhooks"),
    ]

    operations = [
        migrations.AddField(
            model_name="account",
            name="link_report",
            field=models.BooleanField(
                default=False,
                help_text="How many are dead, have changed or moved, and which affect most readers.",
                verbose_name="email me a monthly report on links",
            ),
        ),
        migrations.AddField(
            model_name="account",
            name="link_report_on",
            field=models.DateField(editable=False, null=True),
        ),
        migrations.CreateModel(
            name="LinkStateCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("ok", "ok"),
                            ("moved", "moved"),
                            ("drifted", "drifted"),
                            ("blocked", "blocked"),
                            ("soft-404", "soft 404"),
                            ("dead", "dead"),
                            ("unknown", "unknown"),
                        ],
                        max_length=8,
                    ),
                ),
                ("count", models.PositiveIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("day", "state"), name="link_state_once_a_day")
                ],
            },
        ),
        migrations.CreateModel(
            name="QuotationCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
                ("quotation", models.TextField()),
                ("copy", models.BigIntegerField(default=0)),
                (
                    "outcome",
                    models.CharField(
                        choices=[("exact", "exact"), ("nearly", "nearly"), ("missing", "missing")],
                        max_length=7,
                    ),
                ),
                ("passage", models.TextField(blank=True)),
                ("is_accepted", models.BooleanField(default=False)),
                ("checked_at", models.DateTimeField()),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="quotation_checks",
                        to="blog.post",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="quotation_checks",
                        to="blog.source",
                    ),
                ),
            ],
            options={
                "verbose_name": "quotation",
                "verbose_name_plural": "quotations",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("post", "source", "digest"), name="quotation_checked_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["exact", "nearly", "missing"])),
                        name="quotation_outcome",
                    ),
                ],
            },
        ),
    ]
