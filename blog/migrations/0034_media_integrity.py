"""What is known of the originals of pictures and files: when verified, damaged, copied from where."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0033_search_without_pending_lists"),
    ]

    operations = [
        migrations.AddField(
            model_name="mediafile",
            name="is_damaged",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name="mediafile",
            name="origin_url",
            field=models.CharField(blank=True, editable=False, max_length=2000),
        ),
        migrations.AddField(
            model_name="mediafile",
            name="verified_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="picture",
            name="is_damaged",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name="picture",
            name="origin_url",
            field=models.CharField(blank=True, editable=False, max_length=2000),
        ),
        migrations.AddField(
            model_name="picture",
            name="uploaded_digest",
            field=models.CharField(blank=True, editable=False, max_length=64),
        ),
        migrations.AddField(
            model_name="picture",
            name="verified_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddIndex(
            model_name="mediafile",
            index=models.Index(fields=["verified_at", "id"], name="mediafile_verified"),
        ),
        migrations.AddIndex(
            model_name="picture",
            index=models.Index(fields=["verified_at", "id"], name="picture_verified"),
        ),
        migrations.AddIndex(
            model_name="picture",
            index=models.Index(
                condition=models.Q(("origin_url", ""), _negated=True),
                fields=["origin_url"],
                name="picture_by_origin",
            ),
        ),
        migrations.AddConstraint(
            model_name="mediafile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_damaged", False), ("missing_since__isnull", False), _connector="OR"
                ),
                name="mediafile_damaged_is_missing",
            ),
        ),
        migrations.AddConstraint(
            model_name="picture",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_damaged", False), ("missing_since__isnull", False), _connector="OR"
                ),
                name="picture_damaged_is_missing",
            ),
        ),
    ]
