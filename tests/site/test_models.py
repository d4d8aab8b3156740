"""The settings' own answers."""

from datetime import UTC, datetime, timedelta

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
