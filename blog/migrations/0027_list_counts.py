"""Lists of posts are read in the order of an index, and their counts are stored.

Every post is listed, and every list counted, as the verbs do from now on.
"""

from collections import Counter
from typing import Any
from zoneinfo import ZoneInfo

from django.db import migrations, models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, TruncMonth

import blog.rows.stored_fields

PART = 1_000


def list_posts(apps: Any, _schema_editor: Any) -> None:
    posts, bylines, taggings, accounts = (
        apps.get_model("blog", name).objects for name in ("Post", "Byline", "Tagging", "Account")
    )
    dated = Q(kind="post", published_at__isnull=False)
    listed = posts.filter(dated, withdrawn_at__isnull=True, trashed_at__isnull=True)
    listed.update(listed_at=F("published_at"))
    date = posts.filter(pk=OuterRef("content_object")).values("listed_at")
    taggings.update(listed_at=Subquery(date))
    date = posts.filter(pk=OuterRef("post")).values("listed_at")
    slug = accounts.filter(pk=OuterRef("account")).values("slug")
    bylines.update(listed_at=Subquery(date), listed_as=Coalesce(Subquery(slug), F("guest_slug")))


def count_lists(apps: Any, _schema_editor: Any) -> None:
    list_count, settings = apps.get_model("blog", "ListCount"), apps.get_model("blog", "Site")
    site = settings.objects.first() or settings()
    posts, taggings, bylines = (
        apps.get_model("blog", name).objects.filter(listed_at__isnull=False).order_by()
        for name in ("Post", "Tagging", "Byline")
    )
    month = TruncMonth("listed_at", tzinfo=ZoneInfo(site.time_zone))
    months = posts.annotate(month=month).values_list("month").annotate(Count("pk"))
    guests = dict(bylines.exclude(guest="").values_list("listed_as", "guest"))
    counts = {
        "month": {f"{month:%Y-%m}": count for month, count in months},
        "posts": Counter(pk // PART + 1 for pk in posts.values_list("pk", flat=True).iterator()),
        "tag": dict(taggings.values_list("tag").annotate(Count("pk"))),
        "author": dict(bylines.values_list("listed_as").annotate(Count("pk"))),
    }
    list_count.objects.bulk_create(
        list_count(kind=kind, key=str(key), count=count, name=guests.get(key, ""))
        for kind, counted in counts.items()
        for key, count in counted.items()
    )


class Migration(migrations.Migration):
    dependencies = [("blog", "0026_untitled_sources")]

    operations = [
        migrations.CreateModel(
            name="ListCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("month", "Month"),
                            ("tag", "Tag"),
                            ("author", "Author"),
                            ("posts", "Posts"),
                        ],
                        max_length=7,
                    ),
                ),
                ("key", models.CharField(max_length=150)),
                ("name", models.CharField(blank=True, max_length=150)),
                ("count", models.IntegerField(default=0)),
                ("changed_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.AddField(
            model_name="byline",
            name="listed_as",
            field=models.SlugField(blank=True, db_index=False, editable=False, max_length=100),
        ),
        migrations.AddField(
            model_name="byline",
            name="listed_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="post",
            name="listed_at",
            field=blog.rows.stored_fields.StoredDate(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="tagging",
            name="listed_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddIndex(
            model_name="byline",
            index=models.Index(
                condition=models.Q(("listed_at__isnull", False)),
                fields=["listed_as", "-listed_at", "-post"],
                name="byline_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                condition=models.Q(("updated_at__isnull", False)),
                fields=["-updated_at"],
                name="post_last_corrected",
            ),
        ),
        migrations.AddIndex(
            model_name="tagging",
            index=models.Index(
                condition=models.Q(("listed_at__isnull", False)),
                fields=["tag", "-listed_at", "-content_object"],
                name="tagging_newest",
            ),
        ),
        migrations.AddConstraint(
            model_name="listcount",
            constraint=models.UniqueConstraint(fields=("kind", "key"), name="list_count_once"),
        ),
        migrations.AddConstraint(
            model_name="listcount",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["month", "tag", "author", "posts"])),
                name="list_count_kind",
            ),
        ),
        migrations.RunPython(list_posts, migrations.RunPython.noop),
        migrations.RunPython(count_lists, migrations.RunPython.noop),
    ]
