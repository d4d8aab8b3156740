"""The states of links, counted each day."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone
from time_machine import travel

from blog.links.history.counting import count_states, counts_by_day, states_on
from blog.links.history.models import LinkStateCount
from blog.links.models import Link
from tests.factories import make_link

pytestmark = pytest.mark.django_db


def test_each_day_has_the_last_counts_of_all_states():
    assert count_states() == 0
    assert not LinkStateCount.objects.exists()
    for number, state in enumerate(("ok", "ok", "dead")):
        make_link(f"http://ada.example/{number}", state=state, checked_at=timezone.now())
    make_link("http://ada.example/new")
    with travel(datetime(2026, 11, 5, 9, tzinfo=UTC)):
        assert count_states() == 3
    with travel(datetime(2026, 11, 5, 22, tzinfo=UTC)):
        Link.objects.filter(state="dead").update(state="ok")
        count_states()
    with travel(datetime(2026, 11, 7, 9, tzinfo=UTC)):
        Link.objects.filter(url__endswith="0").update(state="moved")
        count_states()
    counts = counts_by_day(date(2026, 11, 1))
    assert counts["ok"] == {date(2026, 11, 5): 3, date(2026, 11, 7): 2}
    assert counts["dead"] == {date(2026, 11, 5): 0, date(2026, 11, 7): 0}
    assert states_on(date(2026, 11, 6))["ok"] == 3
    assert states_on(date(2026, 11, 4)) == {}
