from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from blog.jobs.periodic import SECOND_TRY, Chore, do_due

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def test_a_new_chore_is_done_at_once_and_then_each_period(clock):
    done = []
    chore = Chore("sweep", lambda: done.append(1), every=HOUR)
    assert do_due([chore]) == ["sweep"]
    clock.shift(HOUR - timedelta(seconds=1))
    assert do_due([chore]) == []
    clock.shift(timedelta(seconds=1))
    assert do_due([chore]) == ["sweep"]
    assert len(done) == 2


def test_a_failed_chore_is_logged_does_not_stop_the_next_and_is_tried_again(clock, caplog):
    def fail():
        raise RuntimeError("no broom")

    chores = [Chore("sweep", fail, every=HOUR), Chore("dust", lambda: None, every=HOUR)]
    assert do_due(chores) == ["dust"]
    assert "no broom" in caplog.text
    clock.shift(SECOND_TRY)
    assert do_due([Chore("sweep", lambda: None, every=HOUR)]) == ["sweep"]


def test_a_chore_that_another_worker_has_taken_is_left(clock):
    chore = Chore("sweep", lambda: None, every=HOUR)
    do_due([chore])
    clock.shift(HOUR)
    inner = []
    outer = Chore("sweep", lambda: inner.extend(do_due([chore])), every=HOUR)
    assert do_due([outer]) == ["sweep"]
    assert inner == []
