"""Webhooks, their deliveries, and what was announced."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0044_versions_of_older_blogs"),
    ]

    operations = [
        migrations.CreateModel(
            name="Webhook",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("url", models.URLField(max_length=1000, verbose_name="URL")),
                ("events", models.JSONField(default=list)),
                ("salt", models.CharField(editable=False, max_length=32)),
                ("is_active", models.BooleanField(default=True, verbose_name="active")),
                ("failing_since", models.DateTimeField(editable=False, null=True)),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
            ],
            options={
                "verbose_name": "webhook",
                "verbose_name_plural": "webhooks",
            },
        ),
        migrations.CreateModel(
            name="Announced",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(blank=True, max_length=64)),
                (
                    "comment",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="announced",
                        to="blog.comment",
                    ),
                ),
                (
                    "post",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="announced",
                        to="blog.post",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("comment__isnull", True), ("post__isnull", False)),
                            models.Q(("comment__isnull", False), ("post__isnull", True)),
                            _connector="OR",
                        ),
                        name="announced_is_either",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="WebhookDelivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                ("message_id", models.CharField(max_length=40, unique=True)),
                (
                    "event",
                    models.CharField(
                        choices=[
                            ("post.published", "Post published"),
                            ("post.updated", "Post updated"),
                            ("post.unpublished", "Post unpublished"),
                            ("comment.posted", "Comment posted"),
                            ("comment.approved", "Comment approved"),
                        ],
                        max_length=20,
                    ),
                ),
                ("body", models.TextField()),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("sent_at", models.DateTimeField(null=True)),
                ("status", models.PositiveSmallIntegerField(null=True)),
                (
                    "webhook",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deliveries",
                        to="blog.webhook",
                    ),
                ),
            ],
            options={
                "verbose_name": "webhook",
                "verbose_name_plural": "webhooks",
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("due_at__isnull", False)),
                        fields=["due_at"],
                        name="webhookdelivery_due",
                    ),
                    models.Index(fields=["webhook", "-id"], name="webhookdelivery_newest"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("leased_until", None), ("due_at__isnull", False), _connector="OR"
                        ),
                        name="webhookdelivery_leased_is_due",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "event__in",
                                [
                                    "post.published",
                                    "post.updated",
                                    "post.unpublished",
                                    "comment.posted",
                                    "comment.approved",
                                ],
                            )
                        ),
                        name="webhookdelivery_event",
                    ),
                ],
            },
        ),
    ]
