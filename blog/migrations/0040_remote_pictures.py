"""Pictures of other sites that posts show until they are copied."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0039_redirects"),
    ]

    operations = [
        migrations.CreateModel(
            name="RemotePicture",
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
                ("url", models.CharField(max_length=2000)),
                ("alt", models.CharField(blank=True, max_length=500)),
                ("caption", models.CharField(blank=True, max_length=1000)),
                ("credit", models.CharField(blank=True, max_length=300)),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="remote_pictures",
                        to="blog.post",
                    ),
                ),
            ],
            options={
                "verbose_name": "copy of a picture",
                "verbose_name_plural": "copies of pictures",
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("due_at__isnull", False)),
                        fields=["due_at"],
                        name="remotepicture_due",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("leased_until", None), ("due_at__isnull", False), _connector="OR"
                        ),
                        name="remotepicture_leased_is_due",
                    ),
                    models.UniqueConstraint(fields=("post", "url"), name="remote_picture_once"),
                ],
            },
        ),
    ]
