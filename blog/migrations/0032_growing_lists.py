"""Indexes for the lists of the admin panel."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("blog", "0031_embed_hosts")]

    operations = [
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["-created_at", "-id"], name="comment_newest"),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                condition=models.Q(("trashed_at__isnull", False)),
                fields=["trashed_at"],
                name="post_trashed",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                condition=models.Q(("planned_for__isnull", False)),
                fields=["planned_for"],
                name="post_planned",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                condition=models.Q(("published_at__isnull", True)),
                fields=["-saved_at"],
                name="post_drafts",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                condition=models.Q(("withdrawn_at__isnull", False)),
                fields=["-saved_at"],
                name="post_withdrawn",
            ),
        ),
        migrations.AddIndex(
            model_name="source",
            index=models.Index(fields=["issued"], name="source_by_issued"),
        ),
        migrations.AddIndex(
            model_name="source",
            index=models.Index(
                condition=models.Q(("trashed_at__isnull", False)),
                fields=["trashed_at"],
                name="source_trashed",
            ),
        ),
    ]
