"""Doing chores when they are due, once among however many workers there are."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from blog.jobs.models import ChoreRecord

logger = logging.getLogger(__name__)

# A chore that failed is tried again after this time, or its own period if that is shorter.
SECOND_TRY = timedelta(minutes=10)


@dataclass(frozen=True)
class Chore:
    """`verb` is called without arguments every `every`; it must be safe to call twice."""

    name: str
    verb: Callable[[], object]
    every: timedelta


def do_due(chores: Iterable[Chore]) -> list[str]:
    """Do the chores that are due; gives the names of those done. A failure is only logged."""
    return [chore.name for chore in chores if _claim(chore) and _do(chore)]


def _claim(chore: Chore) -> bool:
    """Whether the chore is due and no other worker has just taken it."""
    now = timezone.now()
    record, is_new = ChoreRecord.objects.get_or_create(
        name=chore.name, defaults={"due_at": now + chore.every}
    )
    if is_new:
        return True
    due = ChoreRecord.objects.filter(pk=record.pk, due_at__lte=now)
    return record.due_at <= now and due.update(due_at=now + chore.every) == 1


def _do(chore: Chore) -> bool:
    try:
        chore.verb()
    except Exception:
        logger.exception("The chore %s failed.", chore.name)
        again = timezone.now() + min(chore.every, SECOND_TRY)
        ChoreRecord.objects.filter(name=chore.name).update(due_at=again)
        return False
    return True
