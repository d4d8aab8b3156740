"""Converting local times to aware datetimes."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from blog.text.formats.local_times import InvalidLocalTime, localize

BERLIN = ZoneInfo("Europe/Berlin")


def test_an_unambiguous_time_is_converted():
    local = datetime.fromisoformat("2026-07-01 09:30")
    assert localize(local, zone=BERLIN) == datetime(2026, 7, 1, 7, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("local", "zone", "is_ambiguous", "start", "end"),
    [
        ("2026-03-29 02:30", BERLIN, False, "02:00", "03:00"),
        ("2026-03-29 02:00", BERLIN, False, "02:00", "03:00"),
        ("2026-03-29 02:59", BERLIN, False, "02:00", "03:00"),
        ("2026-10-25 02:30", BERLIN, True, "02:00", "03:00"),
        ("2026-10-25 02:59", BERLIN, True, "02:00", "03:00"),
        ("2026-10-04 02:15", ZoneInfo("Australia/Lord_Howe"), False, "02:00", "02:30"),
    ],
)
def test_an_invalid_time_has_its_reason_and_range(local, zone, is_ambiguous, start, end):
    with pytest.raises(InvalidLocalTime) as raised:
        localize(datetime.fromisoformat(local), zone=zone)
    invalid = raised.value
    assert (invalid.is_ambiguous, f"{invalid.start:%H:%M}", f"{invalid.end:%H:%M}") == (
        is_ambiguous,
        start,
        end,
    )


@pytest.mark.parametrize("local", ["2026-03-29 01:59", "2026-03-29 03:00"])
def test_the_times_before_and_after_are_valid(local):
    moment = localize(datetime.fromisoformat(local), zone=BERLIN).astimezone(BERLIN)
    assert f"{moment:%Y-%m-%d %H:%M}" == local
