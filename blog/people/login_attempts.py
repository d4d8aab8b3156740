"""Login attempts: each failure lengthens the next pause, and no account is locked permanently.

We do not use django-axes, which locks an account or an IP for a fixed time once a limit is reached.
Here the pause grows, an attempt during a pause neither counts nor lengthens it, and a network that
the account has logged in from is exempt from pauses that other networks cause.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

FIRST_PAUSE = timedelta(seconds=5)
FAILURES_COUNT_FOR = timedelta(days=1)
NETWORK_KNOWN_FOR = timedelta(days=90)
UNKNOWN_NETWORK = "unknown"  # of a client without an IP


class LoginAttempts(models.Model):
    """Failed logins of an account from a network, of an account from anywhere, or from a network.

    `name_digest` is a digest because people sometimes type their password into the username field;
    it is empty in the row of a network. `network` is empty in the row of an account from anywhere.
    """

    name_digest = models.CharField(max_length=40, blank=True)
    network = models.CharField(max_length=43, blank=True)
    failures = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(default=timezone.now)
    succeeded_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["LoginAttempts"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name_digest", "network"], name="login_attempts_once")
        ]

    def __str__(self) -> str:
        return f"{self.failures} at {self.name_digest or 'any'} from {self.network or 'anywhere'}"


@dataclass(frozen=True)
class Limit:
    free_attempts: int
    longest_pause: timedelta

    def pause_after(self, failures: int) -> timedelta:
        if failures < self.free_attempts:
            return timedelta()
        doubled: int = 2 ** min(failures - self.free_attempts, 20)
        return min(self.longest_pause, FIRST_PAUSE * doubled)


ACCOUNT_FROM_NETWORK = Limit(free_attempts=5, longest_pause=timedelta(hours=1))
ACCOUNT = Limit(free_attempts=20, longest_pause=timedelta(minutes=1))
NETWORK = Limit(free_attempts=50, longest_pause=timedelta(minutes=1))


@transaction.atomic
def register_attempt(name: str, *, network: str) -> timedelta:
    """Count an attempt as failed before it is checked; `register_success` reverts that.

    During a pause, return the time left: the attempt is not counted and must not be checked.
    """
    now = timezone.now()
    from_here, from_anywhere, from_network = rows = _locked_rows(name, network)
    pauses = [
        _pause_left(from_here, ACCOUNT_FROM_NETWORK, now),
        _pause_left(from_network, NETWORK, now),
    ]
    if not (from_here.succeeded_at and now - from_here.succeeded_at < NETWORK_KNOWN_FOR):
        pauses.append(_pause_left(from_anywhere, ACCOUNT, now))
    if any(pauses):
        return max(pauses)
    for row in rows:
        row.failures = 1 if now - row.last_at > FAILURES_COUNT_FOR else row.failures + 1
        row.last_at = now
        row.save()
    return timedelta()


@transaction.atomic
def register_success(name: str, *, network: str) -> None:
    """Reset the account's failures, and store the network as one that the account uses."""
    digest, network = _digest(name), network or UNKNOWN_NETWORK
    rows = LoginAttempts.objects
    from_here = rows.filter(name_digest=digest, network=network)
    from_here.update(failures=0, succeeded_at=timezone.now())
    rows.filter(name_digest=digest, network="").update(failures=0)
    from_network = rows.filter(name_digest="", network=network, failures__gt=0)
    from_network.update(failures=F("failures") - 1)


def lift_pauses(name: str) -> int:
    """End all pauses that affect the account. Return the number of deleted rows."""
    digests = [_digest(name), _digest(code_name(name)), _digest(confirmation_name(name)), ""]
    return LoginAttempts.objects.filter(name_digest__in=digests).delete()[0]


def code_name(name: str) -> str:
    """Return the name under which attempts to enter the account's codes are counted."""
    return f"code of {name}"


def confirmation_name(name: str) -> str:
    """Return the name under which attempts to confirm a change with the password are counted."""
    return f"confirmation of {name}"


def delete_old_attempts() -> None:
    """Delete the rows whose failures and successes no longer count."""
    now = timezone.now()
    old = LoginAttempts.objects.filter(last_at__lt=now - FAILURES_COUNT_FOR)
    old.filter(succeeded_at=None).delete()
    old.filter(succeeded_at__lte=now - NETWORK_KNOWN_FOR).delete()


def _locked_rows(name: str, network: str) -> tuple[LoginAttempts, LoginAttempts, LoginAttempts]:
    """Lock the three rows until the transaction ends, so that all concurrent attempts count."""
    digest, network = _digest(name), network or UNKNOWN_NETWORK
    return (
        _locked(name_digest=digest, network=network),
        _locked(name_digest=digest, network=""),
        _locked(name_digest="", network=network),
    )


def _locked(**key: Any) -> LoginAttempts:
    LoginAttempts.objects.get_or_create(**key)
    return LoginAttempts.objects.select_for_update().get(**key)


def _pause_left(row: LoginAttempts, limit: Limit, now: datetime) -> timedelta:
    pause = limit.pause_after(row.failures)
    return max(timedelta(), row.last_at + pause - now) if pause else timedelta()


def _digest(name: str) -> str:
    return salted_hmac("blog.people.throttling", name.casefold().strip()).hexdigest()
