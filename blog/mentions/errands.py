"""Something to ask of another site: due at a time, tried again with growing pauses, then left."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils import timezone

from blog.net.fetching import FailureReason, FetchFailed, FetchRefused, Page, fetch

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (10, 60, 6 * 60, 24 * 60))
MOST_TRIES = len(PAUSES) + 1
LONGEST = timedelta(minutes=15)  # after which a worker that took an errand must have died

PAGES = {"text/html", "application/xhtml+xml"}
MAX_BYTES, SECONDS = 1_000_000, 15

# They may pass. Everything else will be the same tomorrow.
_PASSING = {FailureReason.REACH, FailureReason.TIME, FailureReason.GARBLED, FailureReason.NAME}
_PASSING_STATUS = {408, 425, 429}


class ErrandQuerySet(models.QuerySet[Any]):
    def due(self) -> Self:
        return self.filter(due_at__lte=timezone.now(), tries__lt=MOST_TRIES)


class Errand(models.Model):
    """`words` say why it came to nothing. Without a `due_at` nothing is to be done."""

    due_at = models.DateTimeField(null=True, blank=True, db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)
    words = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True

    @property
    def is_tried_again(self) -> bool:
        return self.due_at is not None and 0 < self.tries < MOST_TRIES


def may_ask() -> bool:
    """Whether the operator lets Ibid ask other sites, and it can say who asks."""
    return bool(settings.ASK_OTHERS and settings.PUBLIC_URL)


def ask(url: str, *, form: Mapping[str, str] | None = None) -> Page:
    """A page of another site, or its answer to a form. Raises FetchFailed and FetchRefused."""
    return fetch(
        url,
        accept=PAGES,
        max_bytes=MAX_BYTES,
        seconds=SECONDS,
        sender=settings.PUBLIC_URL,
        purpose="Webmention",
        form=form,
    )


def take(errand: Errand) -> bool:
    """Whether it is due and nobody else has just taken it. It is due again should we die."""
    due = ErrandQuerySet(type(errand)).due().filter(pk=errand.pk)
    if not due.update(due_at=timezone.now() + LONGEST, tries=F("tries") + 1):
        return False
    errand.refresh_from_db()
    return True


def finish(errand: Errand) -> None:
    """Nothing more is to be done. The caller saves it."""
    errand.due_at, errand.tries = None, 0


def put_off(errand: Errand, failure: FetchFailed | FetchRefused) -> bool:
    """Try again later, if that may help; whether it will be. The caller saves it."""
    errand.words = str(failure)[:300]
    pause = _pause(errand, failure)
    errand.due_at = timezone.now() + pause if pause else None
    return pause is not None


def _pause(errand: Errand, failure: FetchFailed | FetchRefused) -> timedelta | None:
    if not isinstance(failure, FetchFailed) or errand.tries >= MOST_TRIES:
        return None
    status = failure.status or 0
    if failure.reason not in _PASSING and status not in _PASSING_STATUS and status < 500:
        return None
    wished = failure.headers.get("retry-after", "")
    seconds = int(wished) if wished.isdecimal() and len(wished) < 7 else 0
    return max(PAUSES[max(errand.tries, 1) - 1], timedelta(seconds=seconds))
