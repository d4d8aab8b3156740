"""The settings' own answers."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from time_machine import travel

from blog.site.models import Site

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


def entry(title: str, since: datetime | None) -> dict[str, str]:
    return {"title": title, "url": f"/{title}/", "since": since.isoformat() if since else ""}


def test_the_menu_has_what_is_public_now():
    moment = timedelta(microseconds=1)
    entries = [entry("link", None), entry("page", NOON), entry("later", NOON + moment)]
    with travel(NOON, tick=False):
        shown = Site(menu=entries).menu_now
    assert [item["title"] for item in shown] == ["link", "page"]


@pytest.mark.parametrize(
    ("field", "good", "bad"),
    [("accent", "#a5121f", "blue"), ("time_zone", "Europe/Berlin", "Europe/Atlantis")],
)
def test_a_color_and_a_time_zone_must_be_such(field, good, bad):
    Site(**{field: good}).clean_fields()
    with pytest.raises(ValidationError) as refused:
        Site(**{field: bad}).clean_fields()
    assert set(refused.value.message_dict) == {field}


def test_comments_stay_open_unless_the_owner_closes_them():
    assert Site().comment_days == 0
