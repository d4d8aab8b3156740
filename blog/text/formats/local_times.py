"""Local times in a time zone, some of which daylight saving time makes invalid."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

MINUTE = timedelta(minutes=1)


class InvalidLocalTime(ValueError):
    """A local time that occurs twice or never because the clocks change.

    All times from `start` up to, not including, `end` are invalid.
    """

    def __init__(self, *, is_ambiguous: bool, start: datetime, end: datetime) -> None:
        super().__init__()
        self.is_ambiguous = is_ambiguous
        self.start = start
        self.end = end


def localize(local: datetime, *, zone: ZoneInfo) -> datetime:
    """Return the naive datetime `local` as an aware one in `zone`; raise InvalidLocalTime."""
    if _is_valid(local, zone):
        return local.replace(tzinfo=zone)
    invalid = [local, *_invalid_times(local, zone, -MINUTE), *_invalid_times(local, zone, MINUTE)]
    raise InvalidLocalTime(
        is_ambiguous=_exists(local, zone),
        start=min(invalid),
        end=(max(invalid) + MINUTE).replace(second=0),
    )


def _is_valid(local: datetime, zone: ZoneInfo) -> bool:
    offsets = {local.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1)}
    return len(offsets) == 1


def _exists(local: datetime, zone: ZoneInfo) -> bool:
    there_and_back = local.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
    return there_and_back.replace(tzinfo=None) == local


def _invalid_times(local: datetime, zone: ZoneInfo, step: timedelta) -> Iterator[datetime]:
    whole = local.replace(second=0, microsecond=0)
    times = (whole + step * count for count in range(1, 24 * 60))
    return takewhile(lambda time: not _is_valid(time, zone), times)
