"""Times on the wall and the moments they are."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from blog.text.formats.local_times import InvalidLocalTime, localize

BERLIN = ZoneInfo("Europe/Berlin")


def test_a_plain_time_is_one_moment():
    said = datetime.fromisoformat("2026-07-01 09:30")
    assert localize(said, zone=BERLIN) == datetime(2026, 7, 1, 7, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "zone", "is_ambiguous", "start", "end"),
    [
        ("2026-03-29 02:30", BERLIN, False, "02:00", "03:00"),
        ("2026-03-29 02:00", BERLIN, False, "02:00", "03:00"),
        ("2026-03-29 02:59", BERLIN, False, "02:00", "03:00"),
        ("2026-10-25 02:30", BERLIN, True, "02:00", "03:00"),
        ("2026-10-25 02:59", BERLIN, True, "02:00", "03:00"),
        ("2026-10-04 02:15", ZoneInfo("Australia/Lord_Howe"), False, "02:00", "02:30"),
    ],
)
def test_an_odd_time_says_why_and_from_when_to_when(said, zone, is_ambiguous, start, end):
    with pytest.raises(InvalidLocalTime) as raised:
        localize(datetime.fromisoformat(said), zone=zone)
    invalid = raised.value
    assert (invalid.is_ambiguous, f"{invalid.start:%H:%M}", f"{invalid.end:%H:%M}") == (
        is_ambiguous,
        start,
        end,
    )


@pytest.mark.parametrize("said", ["2026-03-29 01:59", "2026-03-29 03:00"])
def test_the_times_around_are_plain(said):
    moment = localize(datetime.fromisoformat(said), zone=BERLIN).astimezone(BERLIN)
    assert f"{moment:%Y-%m-%d %H:%M}" == said
