import blog.rows.stored
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0007_menu"),
    ]

    operations = [
        migrations.CreateModel(
            name="FormerWords",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("body", models.TextField()),
                ("replaced_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "former words",
                "verbose_name_plural": "former words",
                "ordering": ["replaced_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Thread",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("began_at", models.DateTimeField()),
                ("is_pinned", models.BooleanField(default=False, verbose_name="pinned")),
                (
                    "closed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="closed at"),
                ),
                ("shown", blog.rows.stored.KeptCount()),
            ],
            options={
                "verbose_name": "thread",
                "verbose_name_plural": "threads",
            },
        ),
        migrations.AddField(
            model_name="comment",
            name="digest",
            field=models.CharField(editable=False, max_length=64, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="comment",
            name="edited_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="edited at"),
        ),
        migrations.AddField(
            model_name="comment",
            name="edited_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="edited_comments",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="network",
            field=models.CharField(
                blank=True, editable=False, max_length=43, verbose_name="network"
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="reasons",
            field=models.JSONField(
                blank=True, default=list, editable=False, verbose_name="reasons"
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="sender",
            field=models.CharField(blank=True, editable=False, max_length=64),
        ),
        migrations.AddField(
            model_name="comment",
            name="withdrawn_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="withdrawn at"),
        ),
        migrations.AddField(
            model_name="post",
            name="comment_count",
            field=blog.rows.stored.KeptCount(),
        ),
        migrations.AddField(
            model_name="formerwords",
            name="comment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="former_words",
                to="blog.comment",
            ),
        ),
        migrations.AddField(
            model_name="formerwords",
            name="replaced_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="thread",
            name="post",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="threads", to="blog.post"
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="thread",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="comments",
                to="blog.thread",
            ),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["network", "-created_at"], name="comment_by_network"),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(
                condition=models.Q(("sender", ""), _negated=True),
                fields=["created_at"],
                name="comment_with_sender",
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("withdrawn_at__isnull", True),
                    models.Q(("state", "published"), _negated=True),
                    _connector="OR",
                ),
                name="comment_withdrawn_is_hidden",
            ),
        ),
        migrations.AddIndex(
            model_name="thread",
            index=models.Index(
                condition=models.Q(("shown__gt", 0)),
                fields=["post", "-is_pinned", "began_at", "id"],
                name="thread_page",
            ),
        ),
        migrations.AddConstraint(
            model_name="thread",
            constraint=models.UniqueConstraint(fields=("id", "post"), name="thread_of_post"),
        ),
    ]
