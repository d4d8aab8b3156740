"""A feed in documents (RFC 5005): the newest entries, and an archive of every past month."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Generic, Protocol, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404
from django.utils import timezone

Row = TypeVar("Row", bound=Model)
Row_co = TypeVar("Row_co", bound=Model, covariant=True)
Newest = Callable[[int], Sequence[Row]]  # returns that many rows, up to now

MIN_ENTRIES, MAX_ENTRIES = 20, 200  # of the newest
MOMENT = timedelta(microseconds=1)  # the shortest that databases store
MAX_EPISODES = 1000


@dataclass(frozen=True)
class Document(Generic[Row]):
    """Rows, newest first, and the months before and after, such as "2013-07"; "" if none."""

    rows: Sequence[Row]
    older: str = ""
    newer: str = ""


class List(Protocol[Row_co]):
    """A list of rows that readers may see, by date."""

    def __call__(self, *, until: datetime | None = None) -> QuerySet[Row_co]:
        """Return the rows dated up to `until`, by default up to now, newest first."""


def newest_of(rows: List[Row], *, dated: str, newest: Newest[Row]) -> Document[Row]:
    """Return the document with the newest rows: MIN_ENTRIES, or all of this month if more.

    Past months have documents of their own, which do not change. `dated` is the name of the date
    field.
    """
    found = newest(MIN_ENTRIES + 1)
    if len(found) <= MIN_ENTRIES:
        return Document(found)
    this_month = _month_start(timezone.now().astimezone(UTC))
    if _date(found[MIN_ENTRIES], dated) < this_month:
        return Document(found[:MIN_ENTRIES], older=_month(_date(found[MIN_ENTRIES], dated)))
    current = list(rows().filter(**{f"{dated}__gte": this_month})[:MAX_ENTRIES])
    return Document(current, older=_month_before(rows, dated, this_month))


def all_of(rows: List[Row]) -> Document[Row]:
    """Return the document with all rows up to MAX_EPISODES: players read no archive."""
    return Document(list(rows()[:MAX_EPISODES]))


def month_of(rows: List[Row], month: str, *, dated: str) -> Document[Row] | None:
    """Return all rows of one month, or None if it has none. Raise Http404 if it is not over."""
    start = _parse(month)
    end = _next_month(start)
    now = timezone.now()
    if end > now:
        raise Http404("no such month")
    found = list(rows(until=end - MOMENT).filter(**{f"{dated}__gte": start}))
    if not found:
        return None
    this_month = _month_start(now.astimezone(UTC))
    later = rows(until=this_month - MOMENT).filter(**{f"{dated}__gte": end})
    nearest = later.reverse().values_list(dated, flat=True).first()
    newer = _month(nearest) if nearest else ""
    return Document(found, older=_month_before(rows, dated, start), newer=newer)


def _month_before(rows: List[Row], dated: str, moment: datetime) -> str:
    nearest = rows(until=moment - MOMENT).values_list(dated, flat=True).first()
    return _month(nearest) if nearest else ""


def _date(row: Any, dated: str) -> datetime:
    date: datetime = getattr(row, dated)
    return date


def _month(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m}"


def _parse(month: str) -> datetime:
    try:
        return datetime.strptime(month, "%Y-%m").replace(tzinfo=UTC)
    except ValueError as error:
        raise Http404("no such month") from error


def _month_start(moment: datetime) -> datetime:
    return moment.replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def _next_month(start: datetime) -> datetime:
    if (start.year, start.month) == (9999, 12):
        raise Http404("no such month")
    return datetime(start.year + start.month // 12, start.month % 12 + 1, 1, tzinfo=UTC)
