"""Days that are over: no traces of their readers are left, and after a year months are enough."""

from datetime import date, timedelta
from typing import Any

from django.db import models, transaction
from django.db.models import Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone

from blog.site.models import Site
from blog.statistics.models import BlogReaders, PostReads, Referral, Salt, VainSearch, Visit
from blog.statistics.writing import count_readers

DAYS_KEPT = 366


def close_days() -> None:
    """Throw away the salts and visits of every day before today, once their readers are counted."""
    today = timezone.localdate(timezone=Site.objects.current().zone)
    for day in list(Salt.objects.filter(day__lt=today).values_list("day", flat=True)):
        with transaction.atomic():
            posts = Visit.objects.filter(day=day, post__isnull=False)
            count_readers(day, posts=set(posts.values_list("post", flat=True).distinct()))
            Visit.objects.filter(day=day).delete()
            Salt.objects.filter(day=day).delete()


def fold_old_days() -> None:
    """Make one row of each month's days that lie more than a year back; safe to repeat."""
    today = timezone.localdate(timezone=Site.objects.current().zone)
    before = (today - timedelta(days=DAYS_KEPT)).replace(day=1)
    _fold(PostReads.objects, before, keys=("post_id",), sums=("count", "readers"))
    _fold(BlogReaders.objects, before, keys=(), sums=("readers",))
    _fold(Referral.objects, before, keys=("post_id", "host"), sums=("count",))
    _fold(VainSearch.objects, before, keys=("words",), sums=("count",))


@transaction.atomic
def _fold(
    rows: models.Manager[Any], before: date, *, keys: tuple[str, ...], sums: tuple[str, ...]
) -> None:
    days = rows.filter(day__lt=before)
    months = list(
        days.exclude(day__day=1).annotate(month=TruncMonth("day")).values_list("month", flat=True)
    )
    for month in sorted(set(months)):
        in_month = days.filter(day__year=month.year, day__month=month.month)
        totals = {f"total_{name}": Sum(name) for name in sums}
        totalled = in_month.order_by().values("day__month", *keys).annotate(**totals)
        summed = [
            rows.model(
                day=month,
                **{key: row[key] for key in keys},
                **{name: row[f"total_{name}"] for name in sums},
            )
            for row in totalled
        ]
        in_month.delete()
        rows.bulk_create(summed, batch_size=200)
