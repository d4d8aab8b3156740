"""Telling a page of another site that a post links to it, or no longer does."""

from collections.abc import Mapping

from django.utils import timezone

from blog.mentions.errands import ask, finish, put_off, take
from blog.mentions.links import endpoint_of
from blog.mentions.models import Notice, Outcome
from blog.mentions.noticing import sends_mentions
from blog.net.fetching import FetchFailed, FetchRefused
from blog.site.models import Site


def tell(notice: Notice) -> None:
    """Find out where the page takes webmentions, and send it one; if that is due."""
    if not sends_mentions(Site.objects.current()) or not take(notice):
        return
    try:
        endpoint = _endpoint_of(notice.target)
        if endpoint is not None:
            _send(notice, endpoint)
    except (FetchFailed, FetchRefused) as failure:
        if not put_off(notice, failure):
            notice.outcome = Outcome.FAILED
        notice.save()
        return
    notice.words = ""
    finish(notice)
    if not notice.is_linked:
        notice.delete()
        return
    notice.outcome = Outcome.DEAF if endpoint is None else Outcome.TOLD
    notice.told_at = notice.told_at if endpoint is None else timezone.now()
    notice.save()


def _endpoint_of(target: str) -> str | None:
    """Of any kind of page, for its header; of an HTML page also for its elements."""
    try:
        page = ask(target)
    except FetchFailed as failure:
        if not _is_success(failure.status):
            raise
        return endpoint_of(failure.url, header=_link(failure.headers))
    return endpoint_of(page.url, header=_link(page.headers), html=page.text())


def _send(notice: Notice, endpoint: str) -> None:
    """Any answer of success will do, whatever it says."""
    try:
        ask(endpoint, form={"source": notice.source, "target": notice.target})
    except FetchFailed as failure:
        if not _is_success(failure.status):
            raise


def _link(headers: Mapping[str, str]) -> str:
    return headers.get("link", "")


def _is_success(status: int | None) -> bool:
    return status is not None and 200 <= status <= 299
