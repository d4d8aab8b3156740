"""The blogs that were imported, the media of theirs that is stored, and the IDs of old feeds."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0037_copies"),
    ]

    operations = [
        migrations.AddField(
            model_name="comment",
            name="feed_id",
            field=models.CharField(blank=True, default="", editable=False, max_length=300),
        ),
        migrations.AddField(
            model_name="post",
            name="feed_id",
            field=models.CharField(blank=True, default="", editable=False, max_length=300),
        ),
        migrations.CreateModel(
            name="OldBlog",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("system", models.CharField(max_length=20)),
                ("key", models.CharField(max_length=100)),
                ("name", models.CharField(blank=True, max_length=200)),
                ("url", models.CharField(blank=True, max_length=500)),
                ("imported_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("system", "key"), name="old_blog_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportedMedia",
            fields=[
                ("digest", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("url", models.TextField()),
                (
                    "file",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="blog.mediafile",
                    ),
                ),
                (
                    "picture",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="blog.picture",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("picture__isnull", False), ("file__isnull", False), _connector="XOR"
                        ),
                        name="imported_media_is_one",
                    )
                ],
            },
        ),
    ]
