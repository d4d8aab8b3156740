"""Pauses after wrong guesses."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from time_machine import travel

from blog.people import second_factor
from blog.people.throttling import (
    WrongGuesses,
    code_of,
    forget_old_guesses,
    guess,
    guessed_right,
)
from tests.factories import make_account

pytestmark = pytest.mark.django_db

HOME, ELSEWHERE, THIRD = "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"
NOW = "2026-03-01 12:00Z"


@pytest.fixture
def clock():
    with travel(NOW, tick=False) as clock:
        yield clock


def guess_wrong(times: int, *, name: str = "alice", network: str = HOME) -> timedelta:
    """The pause that the last of so many guesses met."""
    return [guess(name, network=network) for _ in range(times)][-1]


def test_the_first_guesses_are_free_then_each_costs_twice_the_time(clock):
    assert guess_wrong(5) == timedelta()
    waits = []
    for _ in range(4):
        waits.append(guess("alice", network=HOME))
        clock.shift(waits[-1])
        assert guess("alice", network=HOME) == timedelta()
    assert [wait.total_seconds() for wait in waits] == [5, 10, 20, 40]


def test_a_guess_during_a_pause_neither_counts_nor_lengthens_it(clock):
    guess_wrong(5)
    guess_wrong(100)
    clock.shift(5)
    assert guess("alice", network=HOME) == timedelta()


def test_no_pause_is_longer_than_an_hour(clock):
    for _ in range(40):
        wait = guess("alice", network=HOME)
        assert wait <= timedelta(hours=1)
        clock.shift(wait)


def test_another_network_is_free(clock):
    guess_wrong(6)
    assert guess("alice", network=ELSEWHERE) == timedelta()


def test_many_networks_together_make_a_short_pause(clock):
    for number in range(20):
        guess("alice", network=f"10.0.{number}.0/24")
    assert guess("alice", network=THIRD) == timedelta(seconds=5)
    for _ in range(30):
        clock.shift(60)
        guess("alice", network=f"10.1.{_}.0/24")
    assert guess("alice", network=THIRD) == timedelta(minutes=1)
    clock.shift(60)
    assert guess("alice", network=THIRD) == timedelta()


def test_a_network_they_entered_from_is_spared_what_others_cause(clock):
    guess("alice", network=HOME)
    guessed_right("alice", network=HOME)
    for number in range(30):
        guess("alice", network=f"10.0.{number}.0/24")
    assert guess("alice", network=ELSEWHERE) > timedelta()
    assert guess("alice", network=HOME) == timedelta()


def test_a_network_that_tries_everybody_waits(clock):
    for number in range(50):
        guess(f"person {number}", network=HOME)
    assert guess("somebody else", network=HOME) > timedelta()
    assert guess("somebody else", network=ELSEWHERE) == timedelta()


def test_the_right_password_clears_the_count(clock):
    guess_wrong(5)
    guessed_right("alice", network=HOME)
    assert guess_wrong(5) == timedelta()


def test_who_shows_no_address_is_one_network(clock):
    guess_wrong(5, network="")
    assert guess("alice", network="") > timedelta()
    guessed_right("alice", network="")
    assert guess("alice", network="") == timedelta()


def test_the_name_is_not_kept():
    guess("my-password-by-mistake", network=HOME)
    assert "mistake" not in str(list(WrongGuesses.objects.values()))


def test_letters_of_the_name_may_be_large(clock):
    guess_wrong(5)
    assert guess(" ALICE ", network=HOME) > timedelta()


def test_a_day_later_everything_is_forgotten_but_where_they_entered(clock):
    guess("alice", network=HOME)
    guessed_right("alice", network=HOME)
    guess_wrong(6, name="bob")
    clock.shift(timedelta(days=2))
    forget_old_guesses()
    assert [row.network for row in WrongGuesses.objects.all()] == [HOME]
    assert guess("bob", network=HOME) == timedelta()
    clock.shift(timedelta(days=91))
    forget_old_guesses()
    assert not WrongGuesses.objects.filter(entered_at__isnull=False).exists()


def test_an_old_count_begins_anew(clock):
    guess_wrong(5)
    clock.shift(timedelta(days=2))
    assert guess_wrong(5) == timedelta()


def test_the_command_lets_somebody_in_at_once(capsys):
    alice = make_account("alice")
    guess_wrong(6)
    guess_wrong(6, name=code_of("alice"))
    alice.second_factor_at = timezone.now()
    alice.save()
    call_command("let_in", "alice")
    assert guess("alice", network=HOME) == timedelta()
    assert guess(code_of("alice"), network=HOME) == timedelta()
    alice.refresh_from_db()
    assert alice.second_factor_at
    call_command("let_in", "alice", "--without-second-factor")
    alice.refresh_from_db()
    assert alice.second_factor_at is None
    assert second_factor.backup_codes_left(alice) == 0


def test_the_command_knows_who_is_not_here():
    with pytest.raises(CommandError, match="Nobody here logs in as mallory"):
        call_command("let_in", "mallory")
