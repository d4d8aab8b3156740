"""What is in the trash, what is not, and what is there too long."""

from datetime import UTC, datetime, timedelta

import pytest
from time_machine import travel

from blog.rows.trash import LIFETIME
from blog.sources.models import Source
from tests.factories import make_source

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def sources() -> dict[str, Source]:
    times = {
        "expired": NOW - LIFETIME,
        "kept": None,
        "trashed": NOW - LIFETIME + timedelta(minutes=1),
    }
    made = {name: make_source(title=name) for name in times}
    for name, trashed_at in times.items():
        Source.objects.filter(pk=made[name].pk).update(trashed_at=trashed_at)
    return made


def titles(sources) -> set[str]:
    return set(sources.values_list("title", flat=True))


def test_the_trash_and_what_is_not_in_it(sources):
    assert titles(Source.objects.kept()) == {"kept"}
    assert titles(Source.objects.trashed()) == {"trashed", "expired"}


def test_what_was_there_for_ninety_days_is_expired(sources):
    with travel(NOW, tick=False):
        assert titles(Source.objects.expired()) == {"expired"}
    assert timedelta(days=90) == LIFETIME


def test_a_row_knows_until_when_it_can_be_restored(sources):
    trashed = Source.objects.get(title="trashed")
    assert trashed.kept_until == trashed.trashed_at + LIFETIME
    kept = Source.objects.get(title="kept")
    assert kept.kept_until is None
