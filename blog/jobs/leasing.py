"""Lease due work to one worker, and record that it succeeded, was put off or was given up.

Each verb is a single UPDATE in its own transaction, so that no lock outlasts it. The verbs that end
a lease do nothing if it is no longer the current one: a worker that took too long cannot overwrite
what its successor wrote. They return whether the lease was current, and write `results` to other
columns of the row in the same UPDATE.
"""

from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db.models import F
from django.utils import timezone

from blog.jobs.models import DueWork, DueWorkQuerySet, TaskRetry

WORKER_STOPPED = "The worker stopped before this was finished."


class _Holder:
    """The worker that this process is, whose death ends its leases; "" for any other process."""

    id = ""


def act_as(worker_id: str) -> None:
    """Claim due work as this worker from now on."""
    _Holder.id = worker_id


def claim(work: DueWork) -> bool:
    """Lease `work` to this worker, reload its row, and return True.

    Return False if the work is not due or another worker holds it. If it has no attempts left,
    because the workers that held it died, give it up and return False.
    """
    lease = timezone.now() + work.policy.lease
    columns = {"leased_until": lease, "leased_by": _Holder.id, "attempts": F("attempts") + 1}
    if not _row_of(work).due().update(**columns):
        return False
    work.refresh_from_db()
    limit = work.policy.max_attempts
    if limit is not None and work.attempts > limit:
        give_up(work, WORKER_STOPPED)
        return False
    return True


def succeed(work: DueWork, *, next_due_at: datetime | None = None, **results: Any) -> bool:
    """End the lease because the work is done; recurring work is due again at `next_due_at`."""
    if next_due_at is not None:
        results = {"attempts": 0, **results}
    return _settle(work, **{"due_at": next_due_at, "failed_at": None, "error": "", **results})


def put_off(work: DueWork, error: str, *, pause: timedelta | None = None) -> bool:
    """End the lease after a failed attempt; the next one follows after `pause`.

    The default pause is the one of the work's policy. After the last attempt, give up the work.
    """
    by_policy = work.policy.pause_after(work.attempts)
    if by_policy is None:
        return give_up(work, error)
    now = timezone.now()
    due_at = now + (by_policy if pause is None else pause)
    return _settle(work, due_at=due_at, failed_at=now, error=error[:300])


def give_up(work: DueWork, error: str, **results: Any) -> bool:
    """End the lease after a failed attempt; there is no other unless a person retries the work."""
    return _settle(work, due_at=None, failed_at=timezone.now(), error=error[:300], **results)


def try_again(work: DueWork) -> bool:
    """Make failed work due now, with all attempts. Return False if it is not failed, or is held."""
    failed = _row_of(work).filter(failed_at__isnull=False, leased_until=None)
    return failed.update(due_at=timezone.now(), attempts=0) == 1


def reschedule(work: DueWork, *, at: datetime) -> None:
    """Set when the work is due, with all attempts, even if a worker holds it. The caller saves."""
    work.due_at, work.leased_until, work.attempts = at, None, 0
    work.failed_at, work.error = None, ""


def lock_lease(work: DueWork) -> bool:
    """Return whether this worker's lease is the current one, and lock it for the transaction."""
    return _held(work).select_for_update().first() is not None


def end_all_leases() -> None:
    """Make all leased work claimable now. Call it only when no worker can be running."""
    for model in apps.get_models():
        if issubclass(model, DueWork):
            held = DueWorkQuerySet(model).filter(leased_until__isnull=False)
            held.update(leased_until=None, leased_by="")


def end_leases_of(worker_id: str) -> None:
    """Make the work claimable that a dead worker held; its tasks are requeued apart from this."""
    for model in apps.get_models():
        if issubclass(model, DueWork) and model is not TaskRetry:
            held = DueWorkQuerySet(model).filter(leased_by=worker_id, leased_until__isnull=False)
            held.update(leased_until=None, leased_by="")


def _settle(work: DueWork, **columns: Any) -> bool:
    columns |= {"leased_until": None, "leased_by": ""}
    if not _held(work).update(**columns):
        return False
    for name, value in columns.items():
        setattr(work, name, value)
    return True


def _held(work: DueWork) -> DueWorkQuerySet:
    """Select the row of `work` if its lease is still the one that `work` was loaded with."""
    is_leased = _row_of(work).filter(leased_until__isnull=False)
    return is_leased.filter(leased_until=work.leased_until, attempts=work.attempts)


def _row_of(work: DueWork) -> DueWorkQuerySet:
    return DueWorkQuerySet(type(work)).filter(pk=work.pk)
