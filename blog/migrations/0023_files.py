"""Files beside pictures: documents, data, sound and film, and the posts that use them."""

import blog.media.files.models
import blog.rows.stored_fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0022_comment_heads"),
    ]

    operations = [
        migrations.CreateModel(
            name="FilePage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("text", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="FileUse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="MediaFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("trashed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("digest", models.CharField(editable=False, max_length=64, unique=True)),
                (
                    "key",
                    models.CharField(
                        default=blog.media.files.models.new_key,
                        editable=False,
                        max_length=22,
                        unique=True,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("document", "Document"), ("audio", "Audio"), ("video", "Video")],
                        editable=False,
                        max_length=8,
                    ),
                ),
                ("format", models.CharField(editable=False, max_length=4)),
                ("size", models.PositiveBigIntegerField(editable=False)),
                ("original_name", models.CharField(editable=False, max_length=200)),
                (
                    "title",
                    models.CharField(
                        help_text="The name that readers see.", max_length=300, verbose_name="title"
                    ),
                ),
                (
                    "description",
                    models.CharField(
                        help_text="What it contains, for people who decide whether to open it or cannot.",
                        max_length=500,
                        verbose_name="description",
                    ),
                ),
                (
                    "credit",
                    models.CharField(
                        blank=True,
                        help_text="Who made it, or which archive holds it.",
                        max_length=300,
                        verbose_name="credit",
                    ),
                ),
                (
                    "license",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("public-domain", "public domain"),
                            ("CC0-1.0", "CC0 1.0"),
                            ("CC-BY-4.0", "CC BY 4.0"),
                            ("CC-BY-SA-4.0", "CC BY-SA 4.0"),
                            ("CC-BY-NC-4.0", "CC BY-NC 4.0"),
                            ("CC-BY-NC-SA-4.0", "CC BY-NC-SA 4.0"),
                            ("CC-BY-ND-4.0", "CC BY-ND 4.0"),
                            ("CC-BY-NC-ND-4.0", "CC BY-NC-ND 4.0"),
                            ("by-permission", "used by permission"),
                            ("all-rights-reserved", "all rights reserved"),
                        ],
                        max_length=20,
                        verbose_name="license",
                    ),
                ),
                ("pages", models.PositiveIntegerField(editable=False, null=True)),
                ("duration", models.FloatField(default=0, editable=False)),
                ("width", models.PositiveIntegerField(default=0, editable=False)),
                ("height", models.PositiveIntegerField(default=0, editable=False)),
                ("metadata", models.JSONField(default=list, editable=False)),
                ("opens_inline", models.BooleanField(default=False, editable=False)),
                (
                    "preview",
                    blog.rows.stored_fields.StoredText(
                        blank=True, default="", editable=False, max_length=100
                    ),
                ),
                (
                    "language",
                    models.CharField(blank=True, max_length=12, verbose_name="spoken language"),
                ),
                ("captions", models.TextField(blank=True, editable=False, verbose_name="captions")),
                ("chapters", models.TextField(blank=True, editable=False, verbose_name="chapters")),
                (
                    "captions_file",
                    blog.rows.stored_fields.StoredText(
                        blank=True, default="", editable=False, max_length=100
                    ),
                ),
                (
                    "chapters_file",
                    blog.rows.stored_fields.StoredText(
                        blank=True, default="", editable=False, max_length=100
                    ),
                ),
                (
                    "transcript",
                    models.TextField(
                        blank=True,
                        help_text="One paragraph per line; a line may begin with its time, such as 1:23. Leave empty to make it of the captions.",
                        verbose_name="transcript",
                    ),
                ),
                ("missing_since", models.DateTimeField(editable=False, null=True)),
                (
                    "import_ref",
                    models.CharField(editable=False, max_length=200, null=True, unique=True),
                ),
                ("uploaded_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "file",
                "verbose_name_plural": "files",
            },
        ),
        migrations.RemoveConstraint(
            model_name="usedinchanges",
            name="used_in_changes_is_either",
        ),
        migrations.AddField(
            model_name="fileuse",
            name="post",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="file_uses",
                to="blog.post",
            ),
        ),
        migrations.AddField(
            model_name="mediafile",
            name="poster",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="poster_of",
                to="blog.picture",
                verbose_name="poster",
            ),
        ),
        migrations.AddField(
            model_name="mediafile",
            name="source",
            field=models.ForeignKey(
                blank=True,
                help_text="The source it was taken from: an archival document, a book, an interview.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="files",
                to="blog.source",
                verbose_name="source",
            ),
        ),
        migrations.AddField(
            model_name="mediafile",
            name="trashed_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="fileuse",
            name="file",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="uses",
                to="blog.mediafile",
            ),
        ),
        migrations.AddField(
            model_name="filepage",
            name="file",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="texts",
                to="blog.mediafile",
            ),
        ),
        migrations.AddField(
            model_name="post",
            name="files",
            field=models.ManyToManyField(
                related_name="posts", through="blog.FileUse", to="blog.mediafile"
            ),
        ),
        migrations.AddField(
            model_name="usedinchanges",
            name="file",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="uses_in_changes",
                to="blog.mediafile",
            ),
        ),
        migrations.AddConstraint(
            model_name="usedinchanges",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("file__isnull", True), ("picture__isnull", True), ("source__isnull", False)
                    ),
                    models.Q(
                        ("file__isnull", True), ("picture__isnull", False), ("source__isnull", True)
                    ),
                    models.Q(
                        ("file__isnull", False), ("picture__isnull", True), ("source__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="used_in_changes_is_either",
            ),
        ),
        migrations.AddIndex(
            model_name="mediafile",
            index=models.Index(fields=["-uploaded_at", "-id"], name="file_newest"),
        ),
        migrations.AddConstraint(
            model_name="mediafile",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["document", "audio", "video"])),
                name="file_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="mediafile",
            constraint=models.CheckConstraint(
                condition=models.Q(("duration__gte", 0)), name="file_lasts"
            ),
        ),
        migrations.AddConstraint(
            model_name="fileuse",
            constraint=models.UniqueConstraint(fields=("post", "file"), name="file_use_once"),
        ),
        migrations.AddConstraint(
            model_name="filepage",
            constraint=models.UniqueConstraint(fields=("file", "number"), name="file_page_once"),
        ),
    ]
