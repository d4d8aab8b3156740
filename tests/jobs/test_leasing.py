"""The lease: one worker at a time, the next one after a death, and nothing from a late one."""

import json
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection, transaction

from blog.jobs.leasing import (
    WORKER_STOPPED,
    claim,
    end_all_leases,
    give_up,
    lock_lease,
    put_off,
    reschedule,
    succeed,
    try_again,
)
from blog.jobs.models import PeriodicJob
from blog.mail.models import Email
from tests.factories import make_email

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
LEASE, FIRST_PAUSE = Email.policy.lease, Email.policy.first_pause
SECOND = timedelta(seconds=1)


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def stored(email: Email) -> Email:
    return Email.objects.get(pk=email.pk)


def state_of(email: Email) -> tuple:
    row = stored(email)
    return row.due_at, row.leased_until, row.attempts, row.failed_at, row.error


@pytest.mark.usefixtures("clock")
def test_a_claim_leases_the_row_and_loads_it_anew():
    email = make_email()
    Email.objects.update(subject="Changed")
    assert claim(email) is True
    assert email.subject == "Changed"
    assert state_of(email) == (NOON, NOON + LEASE, 1, None, "")


def test_only_what_is_due_is_claimed(clock):
    later, nothing_to_do = make_email(due_at=NOON + SECOND), make_email(due_at=None)
    assert (claim(later), claim(nothing_to_do)) == (False, False)
    clock.shift(SECOND)
    assert list(Email.objects.due()) == [later]
    assert claim(later) is True


@pytest.mark.usefixtures("clock")
def test_what_is_due_longest_comes_first():
    new, old = make_email(due_at=NOON), make_email(due_at=NOON - SECOND)
    assert list(Email.objects.due()) == [old, new]


def test_a_leased_row_is_claimed_again_only_after_the_lease(clock):
    email = make_email()
    assert claim(email) is True
    clock.shift(LEASE - SECOND)
    assert (claim(stored(email)), list(Email.objects.due())) == (False, [])
    clock.shift(SECOND)
    assert list(Email.objects.due()) == [email]
    assert claim(stored(email)) is True
    assert stored(email).attempts == 2


def test_success_ends_the_work_and_writes_its_results(clock):
    email = make_email()
    claim(email)
    put_off(email, "451 later")
    clock.shift(FIRST_PAUSE)
    claim(email)
    assert succeed(email, sent_at=NOON, text="") is True
    assert state_of(email) == (None, None, 2, None, "")
    assert (stored(email).sent_at, stored(email).text, email.sent_at) == (NOON, "", NOON)
    assert claim(email) is False


def test_success_with_a_next_time_starts_anew(clock):
    email = make_email()
    claim(email)
    clock.shift(SECOND)
    succeed(email, next_due_at=NOON + timedelta(days=1))
    assert state_of(email) == (NOON + timedelta(days=1), None, 0, None, "")


def test_a_failure_is_put_off_as_the_policy_says_and_given_up_after_the_last_attempt(clock):
    email = make_email()
    pauses = []
    while claim(email):
        assert put_off(email, "451 later") is True
        if email.due_at:
            pauses.append(email.due_at - datetime.now(UTC))
            clock.move_to(email.due_at)
    policy = Email.policy
    assert pauses == [policy.pause_after(n) for n in range(1, policy.max_attempts)]
    assert state_of(email) == (None, None, 9, datetime.now(UTC), "451 later")
    assert list(Email.objects.given_up()) == [email]


@pytest.mark.usefixtures("clock")
def test_a_failure_can_ask_for_a_pause_of_its_own():
    email = make_email()
    claim(email)
    put_off(email, "x" * 400, pause=timedelta(hours=7))
    assert state_of(email) == (NOON + timedelta(hours=7), None, 1, NOON, "x" * 300)


@pytest.mark.usefixtures("clock")
def test_what_is_given_up_waits_for_a_person():
    email, other = make_email(), make_email()
    claim(email)
    assert give_up(email, "550 no such box", subject="Refused") is True
    assert state_of(email) == (None, None, 1, NOON, "550 no such box")
    assert (email.is_given_up, other.is_given_up) == (True, False)
    assert stored(email).subject == "Refused"
    assert claim(email) is False

    assert try_again(email) is True
    assert state_of(email) == (NOON, None, 0, NOON, "550 no such box")
    assert claim(email) is True
    assert (try_again(email), try_again(other)) == (False, False)  # in hand; never failed


def test_a_worker_that_took_too_long_writes_nothing(clock):
    slow = make_email()
    claim(slow)
    clock.shift(LEASE)
    quick = stored(slow)
    claim(quick)
    for end in (succeed, put_off, give_up):
        assert end(slow, *([] if end is succeed else ["451 later"])) is False
    assert state_of(slow) == (NOON, NOON + 2 * LEASE, 2, None, "")
    assert succeed(quick, sent_at=NOON) is True


@pytest.mark.parametrize(
    ("fields", "is_retrying", "is_given_up"),
    [
        ({}, False, False),
        ({"failed_at": NOON}, True, False),
        ({"failed_at": NOON, "due_at": None}, False, True),
        ({"due_at": None}, False, False),
    ],
)
def test_failed_work_is_retrying_or_given_up(fields, is_retrying, is_given_up):
    email = make_email(**fields)
    assert (email.is_retrying, email.is_given_up) == (is_retrying, is_given_up)
    assert list(Email.objects.given_up()) == ([email] if is_given_up else [])


@pytest.mark.usefixtures("clock")
def test_without_a_lease_nothing_is_settled():
    email = make_email()
    assert (succeed(email), give_up(email, "no")) == (False, False)
    assert state_of(email) == (NOON, None, 0, None, "")


def test_work_that_kills_its_workers_is_given_up(clock):
    email = make_email()
    for _attempt in range(Email.policy.max_attempts):
        assert claim(stored(email)) is True
        clock.shift(LEASE)
    assert claim(stored(email)) is False
    assert (stored(email).is_given_up, stored(email).error) == (True, WORKER_STOPPED)


def test_a_locked_lease_is_the_current_one(clock):
    @transaction.atomic
    def is_held(work):
        return lock_lease(work)

    slow = make_email()
    assert is_held(slow) is False
    claim(slow)
    assert is_held(slow) is True
    clock.shift(LEASE)
    assert is_held(slow) is True  # late, but nobody has taken over
    claim(stored(slow))
    assert is_held(slow) is False


@pytest.mark.usefixtures("clock")
def test_work_that_is_scheduled_anew_is_taken_from_whoever_holds_it():
    in_hand = make_email()
    claim(in_hand)
    put_off(in_hand, "451 later", pause=timedelta())
    claim(in_hand)
    email = stored(in_hand)
    reschedule(email, at=NOON + SECOND)
    email.save()
    assert succeed(in_hand) is False
    assert state_of(email) == (NOON + SECOND, None, 0, None, "")


@pytest.mark.usefixtures("clock")
def test_all_leases_end_when_no_worker_can_be_running():
    emails = [make_email(), make_email()]
    job = PeriodicJob.objects.create(name="Sweep")
    assert [claim(work) for work in (*emails, job)] == [True] * 3
    end_all_leases()
    assert list(Email.objects.due()) == emails
    assert list(PeriodicJob.objects.due()) == [job]


@pytest.fixture
def database(tmp_path, transactional_db) -> str:
    """A database that other processes reach: a SQLite file, or the PostgreSQL of this test."""
    names = ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")
    entry = {name: connection.settings_dict[name] for name in names}
    if connection.vendor == "sqlite":
        entry["NAME"] = str(tmp_path / "blog.sqlite3")
    return json.dumps(entry)


def start(database: str, *command: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.jobs.worker", database, *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def result_of(worker: subprocess.Popen[str]) -> str:
    """What it prints from now on; it must end well."""
    printed, _nothing = worker.communicate("go\n", timeout=60)
    assert worker.returncode == 0
    return printed.strip()


def test_two_workers_never_claim_the_same_row(database):
    names = [f"{number:03}" for number in range(100)]
    result_of(start(database, "prepare", *names))
    workers = [start(database, "claim-all") for _ in range(2)]
    assert [worker.stdout.readline() for worker in workers] == ["ready\n"] * 2
    for worker in workers:
        worker.stdin.write("go\n")
        worker.stdin.flush()
    claimed = [name for worker in workers for name in result_of(worker).split()]
    assert sorted(claimed) == names


def test_the_work_of_a_killed_worker_is_done_by_the_next_one_after_the_lease(database):
    lease = int(PeriodicJob.policy.lease.total_seconds() // 60)
    worker = start(database, "run", "work_for_ever", "0")
    assert worker.stdout.readline() == "working\n"
    worker.kill()
    assert (worker.wait(), worker.stdout.read()) == (-signal.SIGKILL, "")
    worker.stdin.close()
    worker.stdout.close()

    assert result_of(start(database, "run", "work", "0")) == ""
    assert result_of(start(database, "run", "work", str(lease + 1))) == "Sweep"
