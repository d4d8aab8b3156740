"""Finished days: deleting visitors' digests and, after a year, keeping only monthly totals."""

from datetime import date, timedelta
from typing import Any

from django.db import models, transaction
from django.db.models import Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone

from blog.site.models import Site
from blog.statistics.models import BlogVisitors, PostViews, Referral, Salt, SearchMiss, Visit
from blog.statistics.storing import count_visitors

DAYS_KEPT = 366


def close_days() -> None:
    """Store the visitor counts of every day before today, and delete its salt and its visits."""
    today = timezone.localdate(timezone=Site.objects.current().zone)
    for day in list(Salt.objects.filter(day__lt=today).values_list("day", flat=True)):
        with transaction.atomic():
            posts = Visit.objects.filter(day=day, post__isnull=False)
            count_visitors(day, posts=set(posts.values_list("post", flat=True).distinct()))
            Visit.objects.filter(day=day).delete()
            Salt.objects.filter(day=day).delete()


def roll_up_months() -> None:
    """Replace the days of each month older than a year with one row. Safe to repeat."""
    today = timezone.localdate(timezone=Site.objects.current().zone)
    before = (today - timedelta(days=DAYS_KEPT)).replace(day=1)
    _roll_up(PostViews.objects, before, keys=("post_id",), sums=("count", "visitors"))
    _roll_up(BlogVisitors.objects, before, keys=(), sums=("visitors",))
    _roll_up(Referral.objects, before, keys=("post_id", "host"), sums=("count",))
    _roll_up(SearchMiss.objects, before, keys=("query",), sums=("count",))


@transaction.atomic
def _roll_up(
    rows: models.Manager[Any], before: date, *, keys: tuple[str, ...], sums: tuple[str, ...]
) -> None:
    days = rows.filter(day__lt=before)
    months = list(
        days.exclude(day__day=1).annotate(month=TruncMonth("day")).values_list("month", flat=True)
    )
    for month in sorted(set(months)):
        in_month = days.filter(day__year=month.year, day__month=month.month)
        totals = {f"total_{name}": Sum(name) for name in sums}
        by_key = in_month.order_by().values("day__month", *keys).annotate(**totals)
        monthly = [
            rows.model(
                day=month,
                **{key: row[key] for key in keys},
                **{name: row[f"total_{name}"] for name in sums},
            )
            for row in by_key
        ]
        in_month.delete()
        rows.bulk_create(monthly, batch_size=200)
