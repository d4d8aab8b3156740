"""Requests to other sites for webmentions, and which of their failures are temporary."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.conf import settings

from blog.jobs.leasing import give_up, put_off
from blog.jobs.models import DueWork
from blog.net.fetching import FailureReason, FetchFailed, FetchRefused, Page, fetch

HTML = {"text/html", "application/xhtml+xml"}
MAX_BYTES, SECONDS = 1_000_000, 15

_TEMPORARY = {FailureReason.REACH, FailureReason.TIME, FailureReason.GARBLED, FailureReason.NAME}
_TEMPORARY_STATUS = {408, 425, 429}


def request(url: str, *, form: Mapping[str, str] | None = None) -> Page:
    """Return a page of another site, or its response to `form`.

    Raise FetchFailed or FetchRefused.
    """
    return fetch(
        url,
        accept=HTML,
        max_bytes=MAX_BYTES,
        seconds=SECONDS,
        sender=settings.PUBLIC_URL,
        purpose="Webmention",
        form=form,
    )


def fail(work: DueWork, failure: FetchFailed | FetchRefused, **results: Any) -> None:
    """Schedule a retry if the failure is temporary; otherwise give up and store `results`."""
    pause = work.policy.pause_after(work.attempts)
    if pause is None or not isinstance(failure, FetchFailed) or not _is_temporary(failure):
        give_up(work, str(failure), **results)
    else:
        put_off(work, str(failure), pause=max(pause, _retry_after(failure)))


def _is_temporary(failure: FetchFailed) -> bool:
    status = failure.status or 0
    return failure.reason in _TEMPORARY or status in _TEMPORARY_STATUS or status >= 500


def _retry_after(failure: FetchFailed) -> timedelta:
    value = failure.headers.get("retry-after", "")
    return timedelta(seconds=int(value) if value.isdecimal() and len(value) < 7 else 0)
