"""Requests of link checks: HEAD first, then GET if the page has to be read. No Django."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from blog.net.fetching import FailureReason, FetchFailed, FetchRefused, Page, Redirect, fetch

HTML = frozenset({"text/html", "application/xhtml+xml"})
MAX_BYTES, SECONDS = 1_000_000, 20
LONGEST_WAIT = timedelta(days=7)

Method = Literal["GET", "HEAD"]


@dataclass(frozen=True)
class Answer:
    """What a host answered about a URL.

    `status` is None if there was no answer; `problem` is a sentence, "" if there was a page. `html`
    is "" unless the page is HTML of at most MAX_BYTES.
    """

    url: str
    status: int | None = None
    redirects: Sequence[Redirect] = ()
    html: str = ""
    reason: FailureReason | None = None
    problem: str = ""
    is_challenge: bool = False
    retry_after: timedelta = timedelta()

    @property
    def is_page(self) -> bool:
        return self.status is not None and 200 <= self.status <= 299


def ask(url: str, *, sender: str) -> Answer:
    """Return what the host of `url` answers. Raise FetchRefused if the URL may not be fetched.

    A file that is not HTML needs no GET. Some hosts answer HEAD wrongly, so an error counts only
    if GET gets it, too.
    """
    answer, media_type = _request(url, sender=sender, method="HEAD")
    if answer.is_page and media_type not in HTML:
        return answer
    if answer.retry_after and not answer.is_page:
        return answer
    return _request(url, sender=sender, method="GET")[0]


def fetch_robots(host: str, *, scheme: str, sender: str) -> str:
    """Return the robots.txt of the host; "" if it has none that can be read."""
    try:
        page = _fetch(f"{scheme}://{host}/robots.txt", sender=sender, accept=("text/plain",))
    except (FetchFailed, FetchRefused):
        return ""
    return page.text().replace("\0", "")


def _request(url: str, *, sender: str, method: Method) -> tuple[Answer, str]:
    """Return the answer and its media type."""
    try:
        page = _fetch(url, sender=sender, accept=(*HTML, "*/*"), method=method)
    except FetchFailed as failure:
        return _failed(url, failure), ""
    answer = Answer(page.url, page.status, page.redirects, html=page.text())
    return answer, page.media_type


def _fetch(url: str, *, sender: str, accept: Collection[str], method: Method = "GET") -> Page:
    return fetch(
        url,
        accept=accept,
        max_bytes=MAX_BYTES,
        seconds=SECONDS,
        sender=sender,
        purpose="link check",
        method=method,
    )


def _failed(url: str, failure: FetchFailed) -> Answer:
    is_page = failure.status is not None and 200 <= failure.status <= 299
    return Answer(
        failure.url or url,
        failure.status,
        failure.redirects,
        reason=failure.reason,
        problem="" if is_page else str(failure),
        is_challenge="cf-mitigated" in failure.headers,
        retry_after=_retry_after(failure.headers.get("retry-after", "")),
    )


def _retry_after(value: str) -> timedelta:
    """Return the seconds of the header; a date in it counts as nothing."""
    seconds = int(value) if value.isdecimal() and len(value) < 9 else 0
    return min(timedelta(seconds=seconds), LONGEST_WAIT)
