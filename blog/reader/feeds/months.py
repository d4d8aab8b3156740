"""A feed in documents (RFC 5005): the newest entries, and every finished month for ever."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404
from django.utils import timezone

Row = TypeVar("Row", bound=Model)

NEWEST, MOST = 20, 200


@dataclass(frozen=True)
class Document(Generic[Row]):
    """Its rows, newest first, and the months beside it, such as "2013-07", "" if there is none."""

    rows: Sequence[Row]
    older: str = ""
    newer: str = ""


def newest_of(rows: QuerySet[Row], *, dated: str) -> Document[Row]:
    """The newest rows, but at least all of this month: the months before stand by themselves and
    will not change. `dated` names the field.
    """
    listed = rows.order_by(f"-{dated}", "-pk")
    found = list(listed[: NEWEST + 1])
    if len(found) <= NEWEST:
        return Document(found)
    begun = _start(timezone.now().astimezone(UTC))
    if _date(found[NEWEST], dated) < begun:
        return Document(found[:NEWEST], older=_month(_date(found[NEWEST], dated)))
    return Document(
        list(listed.filter(**{f"{dated}__gte": begun})[:MOST]), _beside(listed, dated, before=begun)
    )


def month_of(rows: QuerySet[Row], month: str, *, dated: str) -> Document[Row]:
    """All of one month. Raises Http404 unless it is over and has rows."""
    start = _read(month)
    end = _next(start)
    listed = rows.order_by(f"-{dated}", "-pk")
    found = list(listed.filter(**{f"{dated}__gte": start, f"{dated}__lt": end}))
    now = timezone.now()
    if not found or end > now:
        raise Http404("no such month")
    newer = rows.filter(**{f"{dated}__gte": end, f"{dated}__lt": _start(now.astimezone(UTC))})
    nearest = newer.order_by(dated, "pk").values_list(dated, flat=True).first()
    return Document(found, _beside(listed, dated, before=start), _month(nearest) if nearest else "")


def _beside(listed: QuerySet[Row], dated: str, *, before: datetime) -> str:
    nearest = listed.filter(**{f"{dated}__lt": before}).values_list(dated, flat=True).first()
    return _month(nearest) if nearest else ""


def _date(row: Any, dated: str) -> datetime:
    date: datetime = getattr(row, dated)
    return date


def _month(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m}"


def _read(month: str) -> datetime:
    try:
        return datetime.strptime(month, "%Y-%m").replace(tzinfo=UTC)
    except ValueError as error:
        raise Http404("no such month") from error


def _start(moment: datetime) -> datetime:
    return moment.replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def _next(start: datetime) -> datetime:
    if (start.year, start.month) == (9999, 12):
        raise Http404("no such month")
    return datetime(start.year + start.month // 12, start.month % 12 + 1, 1, tzinfo=UTC)
