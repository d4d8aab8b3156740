"""Reading the clock on the wall: which moment a date and time are in a zone, if they are one."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

MINUTE = timedelta(minutes=1)


class InvalidLocalTime(ValueError):
    """A time of a night on which the clocks are changed: it comes twice, or not at all.

    All times from `start` up to, not including, `end` are so.
    """

    def __init__(self, *, is_ambiguous: bool, start: datetime, end: datetime) -> None:
        super().__init__()
        self.is_ambiguous = is_ambiguous
        self.start = start
        self.end = end


def localize(said: datetime, *, zone: ZoneInfo) -> datetime:
    """The moment at which clocks in `zone` show `said`. Raises OddTime."""
    if _is_plain(said, zone):
        return said.replace(tzinfo=zone)
    odd = [said, *_odd_times(said, zone, -MINUTE), *_odd_times(said, zone, MINUTE)]
    raise InvalidLocalTime(
        is_ambiguous=_comes(said, zone), start=min(odd), end=(max(odd) + MINUTE).replace(second=0)
    )


def _is_plain(said: datetime, zone: ZoneInfo) -> bool:
    offsets = {said.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1)}
    return len(offsets) == 1


def _comes(said: datetime, zone: ZoneInfo) -> bool:
    there_and_back = said.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
    return there_and_back.replace(tzinfo=None) == said


def _odd_times(said: datetime, zone: ZoneInfo, step: timedelta) -> Iterator[datetime]:
    whole = said.replace(second=0, microsecond=0)
    times = (whole + step * count for count in range(1, 24 * 60))
    return takewhile(lambda time: not _is_plain(time, zone), times)
