"""Pauses after failed login attempts."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from time_machine import travel

from blog.people import two_factor
from blog.people.login_attempts import (
    LoginAttempts,
    code_name,
    delete_old_attempts,
    lift_pauses,
    register_attempt,
    register_success,
)
from tests.broken_database import Broken, failing_at
from tests.factories import make_account

pytestmark = pytest.mark.django_db

HOME, ELSEWHERE, THIRD = "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"
NOW = "2026-03-01 12:00Z"


@pytest.fixture
def clock():
    with travel(NOW, tick=False) as clock:
        yield clock


def fail(times: int, *, name: str = "alice", network: str = HOME) -> timedelta:
    """Fail so many times; return the pause that the last attempt met."""
    return [register_attempt(name, network=network) for _ in range(times)][-1]


def test_the_first_attempts_are_free_then_each_pause_is_twice_as_long(clock):
    assert fail(5) == timedelta()
    waits = []
    for _ in range(4):
        waits.append(register_attempt("alice", network=HOME))
        clock.shift(waits[-1])
        assert register_attempt("alice", network=HOME) == timedelta()
    assert [wait.total_seconds() for wait in waits] == [5, 10, 20, 40]


def test_an_attempt_during_a_pause_neither_counts_nor_lengthens_it(clock):
    fail(5)
    fail(100)
    clock.shift(5)
    assert register_attempt("alice", network=HOME) == timedelta()


def test_no_pause_is_longer_than_an_hour(clock):
    for _ in range(40):
        wait = register_attempt("alice", network=HOME)
        assert wait <= timedelta(hours=1)
        clock.shift(wait)


def test_another_network_is_free(clock):
    fail(6)
    assert register_attempt("alice", network=ELSEWHERE) == timedelta()


def test_many_networks_together_make_a_short_pause(clock):
    for number in range(20):
        register_attempt("alice", network=f"10.0.{number}.0/24")
    assert register_attempt("alice", network=THIRD) == timedelta(seconds=5)
    for _ in range(30):
        clock.shift(60)
        register_attempt("alice", network=f"10.1.{_}.0/24")
    assert register_attempt("alice", network=THIRD) == timedelta(minutes=1)
    clock.shift(60)
    assert register_attempt("alice", network=THIRD) == timedelta()


def test_a_network_they_logged_in_from_is_spared_what_others_cause(clock):
    register_attempt("alice", network=HOME)
    register_success("alice", network=HOME)
    for number in range(30):
        register_attempt("alice", network=f"10.0.{number}.0/24")
    assert register_attempt("alice", network=ELSEWHERE) > timedelta()
    assert register_attempt("alice", network=HOME) == timedelta()


def test_a_network_that_tries_everybody_waits(clock):
    for number in range(50):
        register_attempt(f"person {number}", network=HOME)
    assert register_attempt("somebody else", network=HOME) > timedelta()
    assert register_attempt("somebody else", network=ELSEWHERE) == timedelta()


def test_the_right_password_clears_the_count(clock):
    fail(5)
    register_success("alice", network=HOME)
    assert fail(5) == timedelta()


def test_clients_without_an_ip_are_one_network(clock):
    fail(5, network="")
    assert register_attempt("alice", network="") > timedelta()
    register_success("alice", network="")
    assert register_attempt("alice", network="") == timedelta()


def test_the_name_is_not_stored():
    register_attempt("my-password-by-mistake", network=HOME)
    assert "mistake" not in str(list(LoginAttempts.objects.values()))


def test_letters_of_the_name_may_be_large(clock):
    fail(5)
    assert register_attempt(" ALICE ", network=HOME) > timedelta()


def test_old_attempts_are_deleted_but_not_where_they_logged_in(clock):
    register_attempt("alice", network=HOME)
    register_success("alice", network=HOME)
    fail(6, name="bob")
    clock.shift(timedelta(days=2))
    delete_old_attempts()
    assert [row.network for row in LoginAttempts.objects.all()] == [HOME]
    assert register_attempt("bob", network=HOME) == timedelta()
    clock.shift(timedelta(days=91))
    delete_old_attempts()
    assert not LoginAttempts.objects.filter(succeeded_at__isnull=False).exists()


def test_what_still_counts_is_kept_to_the_last_moment(clock):
    fail(1, name="bob")
    register_attempt("alice", network=ELSEWHERE)
    register_success("alice", network=ELSEWHERE)
    clock.shift(timedelta(days=1))
    delete_old_attempts()
    assert {row.failures for row in LoginAttempts.objects.filter(network=HOME)} == {1}
    clock.shift(timedelta(days=89) - timedelta(microseconds=1))
    delete_old_attempts()
    assert [row.network for row in LoginAttempts.objects.all()] == [ELSEWHERE]
    clock.shift(timedelta(microseconds=1))
    delete_old_attempts()
    assert not LoginAttempts.objects.exists()


def test_an_old_count_begins_anew(clock):
    fail(5)
    clock.shift(timedelta(days=2))
    assert fail(5) == timedelta()


def test_the_command_ends_the_pauses(capsys):
    alice = make_account("alice")
    fail(6)
    fail(6, name=code_name("alice"))
    alice.two_factor_enabled_at = timezone.now()
    alice.save()
    call_command("unlock_login", "alice")
    assert register_attempt("alice", network=HOME) == timedelta()
    assert register_attempt(code_name("alice"), network=HOME) == timedelta()
    alice.refresh_from_db()
    assert alice.two_factor_enabled_at
    call_command("unlock_login", "alice", "--without-second-factor")
    alice.refresh_from_db()
    assert alice.two_factor_enabled_at is None
    assert two_factor.backup_codes_left(alice) == 0


def test_the_command_knows_who_is_not_here():
    with pytest.raises(CommandError, match="There is no account with the username mallory"):
        call_command("unlock_login", "mallory")


def test_an_attempt_counts_in_all_three_rows_or_in_none(clock):
    with pytest.raises(Broken), failing_at('UPDATE "blog_loginattempts"', nth=3):
        register_attempt("alice", network=HOME)
    assert not LoginAttempts.objects.exists()
    register_attempt("alice", network=HOME)
    assert [row.failures for row in LoginAttempts.objects.all()] == [1, 1, 1]


def test_a_success_clears_all_three_rows_or_none(clock):
    fail(3)
    with pytest.raises(Broken), failing_at('UPDATE "blog_loginattempts"', nth=3):
        register_success("alice", network=HOME)
    assert [row.failures for row in LoginAttempts.objects.all()] == [3, 3, 3]
    register_success("alice", network=HOME)
    failures = LoginAttempts.objects.values_list("name_digest", "network", "failures")
    assert sorted((bool(name), network, count) for name, network, count in failures) == [
        (False, HOME, 2),
        (True, "", 0),
        (True, HOME, 0),
    ]


def test_a_network_may_try_fifty_times(clock):
    for number in range(50):
        assert register_attempt(f"person {number}", network=HOME) == timedelta()
    assert register_attempt("another", network=HOME) == timedelta(seconds=5)
    for number in range(20):
        clock.shift(60)
        register_attempt(f"late {number}", network=HOME)
    assert register_attempt("another", network=HOME) == timedelta(minutes=1)


def test_an_account_may_be_tried_twenty_times_from_anywhere(clock):
    for number in range(20):
        assert register_attempt("alice", network=f"10.0.{number}.0/24") == timedelta()
    assert register_attempt("alice", network=THIRD) == timedelta(seconds=5)


def test_a_failure_counts_for_a_day(clock):
    fail(6)
    clock.shift(timedelta(days=1))
    fail(1)
    assert {row.failures for row in LoginAttempts.objects.all()} == {6}
    clock.shift(timedelta(days=1, microseconds=1))
    fail(1)
    assert {row.failures for row in LoginAttempts.objects.all()} == {1}


@pytest.mark.parametrize(("days", "is_spared"), [(89, True), (90, False)])
def test_a_network_is_known_for_ninety_days(clock, days, is_spared):
    register_attempt("alice", network=HOME)
    register_success("alice", network=HOME)
    clock.shift(timedelta(days=days))
    for number in range(20):
        register_attempt("alice", network=f"10.0.{number}.0/24")
    assert (register_attempt("alice", network=HOME) == timedelta()) == is_spared


def test_ended_pauses_of_one_account_are_counted(clock):
    fail(6)
    fail(6, name="bob", network=ELSEWHERE)
    assert lift_pauses("alice") == 4
    assert register_attempt("alice", network=HOME) == timedelta()
    assert register_attempt("bob", network=ELSEWHERE) > timedelta()
