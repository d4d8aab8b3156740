"""Guessing gets slower with each wrong guess, and nobody is locked out for ever.

An own small table rather than django-axes: that locks an account, or an address, for a fixed time
once a limit is reached; here the pause grows, a guess made during a pause neither counts nor
lengthens it, and a network the account has entered from is spared the pauses others cause.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

SHORTEST_PAUSE = timedelta(seconds=5)
FORGOTTEN_AFTER = timedelta(days=1)
KNOWN_FOR = timedelta(days=90)
UNKNOWN = "unknown"  # the network of who shows no address


class WrongGuesses(models.Model):
    """Of one account from one network, of it from anywhere, or from a network at anyone's.

    `who` is a digest: what is typed into the field for the name may be a password.
    """

    who = models.CharField(max_length=40, blank=True)
    network = models.CharField(max_length=43, blank=True)
    count = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(default=timezone.now)
    entered_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["WrongGuesses"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["who", "network"], name="wrong_guesses_once")
        ]

    def __str__(self) -> str:
        return f"{self.count} of {self.who or 'anyone'} from {self.network or 'anywhere'}"


@dataclass(frozen=True)
class Rule:
    free: int  # guesses without a pause
    longest: timedelta

    def pause(self, count: int) -> timedelta:
        if count < self.free:
            return timedelta()
        doubled: int = 2 ** min(count - self.free, 20)
        return min(self.longest, SHORTEST_PAUSE * doubled)


HERE = Rule(free=5, longest=timedelta(hours=1))  # this account from this network
ANYWHERE = Rule(free=20, longest=timedelta(minutes=1))  # this account from all networks
ANYONE = Rule(free=50, longest=timedelta(minutes=1))  # any account from this network


@transaction.atomic
def guess(name: str, *, network: str) -> timedelta:
    """Count a guess as wrong, before it is looked at; `guessed_right` takes that back.

    Gives how long to wait instead, if it may not be looked at yet.
    """
    now = timezone.now()
    here, anywhere, anyone = rows = _rows(name, network)
    waits = [_wait(here, HERE, now), _wait(anyone, ANYONE, now)]
    if not (here.entered_at and now - here.entered_at < KNOWN_FOR):
        waits.append(_wait(anywhere, ANYWHERE, now))
    if any(waits):
        return max(waits)
    for row in rows:
        row.count = 1 if now - row.last_at > FORGOTTEN_AFTER else row.count + 1
        row.last_at = now
        row.save()
    return timedelta()


def guessed_right(name: str, *, network: str) -> None:
    who, network = _who(name), network or UNKNOWN
    here = WrongGuesses.objects.filter(who=who, network=network)
    here.update(count=0, entered_at=timezone.now())
    WrongGuesses.objects.filter(who=who, network="").update(count=0)
    WrongGuesses.objects.filter(who="", network=network, count__gt=0).update(count=F("count") - 1)


def let_in(name: str) -> int:
    """Lift every pause that keeps the account waiting. Gives how many counts were dropped."""
    waiting = WrongGuesses.objects.filter(who__in=[_who(name), _who(code_of(name)), ""])
    return waiting.delete()[0]


def code_of(name: str) -> str:
    """What guesses at the account's codes are counted under."""
    return f"code of {name}"


def forget_old_guesses() -> None:
    now = timezone.now()
    old = WrongGuesses.objects.filter(last_at__lt=now - FORGOTTEN_AFTER)
    old.filter(entered_at=None).delete()
    old.filter(entered_at__lt=now - KNOWN_FOR).delete()


def _rows(name: str, network: str) -> tuple[WrongGuesses, WrongGuesses, WrongGuesses]:
    """Locked until the transaction ends: guesses made at the same time are all counted."""
    who, network = _who(name), network or UNKNOWN
    return (
        _locked(who=who, network=network),
        _locked(who=who, network=""),
        _locked(who="", network=network),
    )


def _locked(*, who: str, network: str) -> WrongGuesses:
    WrongGuesses.objects.get_or_create(who=who, network=network)
    return WrongGuesses.objects.select_for_update().get(who=who, network=network)


def _wait(row: WrongGuesses, rule: Rule, now: datetime) -> timedelta:
    pause = rule.pause(row.count)
    if not pause or now - row.last_at > FORGOTTEN_AFTER:
        return timedelta()
    return max(timedelta(), row.last_at + pause - now)


def _who(name: str) -> str:
    return salted_hmac("blog.people.throttling", name.casefold().strip()).hexdigest()
