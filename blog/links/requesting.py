"""Requests of link checks: HEAD first, then GET if the page has to be read. No Django."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from blog.net.fetching import FailureReason, FetchFailed, FetchRefused, Page, Redirect, fetch

HTML = frozenset({"text/html", "application/xhtml+xml"})
MAX_BYTES, SECONDS = 1_000_000, 20
MAX_COPIED_BYTES = 5_000_000  # of HTML
LONGEST_WAIT = timedelta(days=7)

Method = Literal["GET", "HEAD"]


@dataclass(frozen=True)
class Copying:
    """What is read for a copy: files of these media types, up to a size.

    `known` are the ETag and Last-Modified of the file that is kept already; it is not read again.
    """

    media_types: frozenset[str]
    max_bytes: int
    known: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Answer:
    """What a host answered about a URL.

    `status` is None if there was no answer; `problem` is a sentence, "" if there was a page. `html`
    is "" unless the page is HTML of at most MAX_BYTES. `page` is None unless the body was read.
    """

    url: str
    status: int | None = None
    redirects: Sequence[Redirect] = ()
    media_type: str = ""
    html: str = ""
    page: Page | None = None
    reason: FailureReason | None = None
    problem: str = ""
    is_challenge: bool = False
    retry_after: timedelta = timedelta()

    @property
    def is_page(self) -> bool:
        return self.status is not None and 200 <= self.status <= 299


def ask(url: str, *, sender: str, copying: Copying | None = None) -> Answer:
    """Return what the host of `url` answers. Raise FetchRefused if the URL may not be fetched.

    A file that is not HTML needs no GET unless it is copied. Some hosts answer HEAD wrongly, so an
    error counts only if GET gets it, too.
    """
    answer, head = _request(url, sender=sender, method="HEAD")
    media_type = head.media_type if head else ""
    is_copied = bool(copying and head and _is_wanted(head, copying))
    if answer.is_page and media_type not in HTML and not is_copied:
        return answer
    if answer.retry_after and not answer.is_page:
        return answer
    if copying and is_copied:
        return _request(
            url, sender=sender, accept=(media_type,), max_bytes=copying.max_bytes, method="GET"
        )[0]
    limit = MAX_COPIED_BYTES if copying else MAX_BYTES
    return _request(url, sender=sender, method="GET", max_bytes=limit)[0]


def _is_wanted(head: Page, copying: Copying) -> bool:
    """Return whether the file is to be read, because it may be copied and has changed."""
    marks = {head.headers.get("etag", ""), head.headers.get("last-modified", "")} - {""}
    return head.media_type in copying.media_types and copying.known.isdisjoint(marks)


def fetch_robots(host: str, *, scheme: str, sender: str) -> str:
    """Return the robots.txt of the host; "" if it has none that can be read."""
    try:
        page = _fetch(f"{scheme}://{host}/robots.txt", sender=sender, accept=("text/plain",))
    except (FetchFailed, FetchRefused):
        return ""
    return page.text().replace("\0", "")


def _request(
    url: str,
    *,
    sender: str,
    method: Method,
    accept: Collection[str] = (*HTML, "*/*"),
    max_bytes: int = MAX_BYTES,
) -> tuple[Answer, Page | None]:
    """Return the answer, and the page if there was one."""
    try:
        page = _fetch(url, sender=sender, accept=accept, method=method, max_bytes=max_bytes)
    except FetchFailed as failure:
        return _failed(url, failure), None
    html = page.text() if page.media_type in HTML else ""
    read = page if method == "GET" else None
    answer = Answer(page.url, page.status, page.redirects, page.media_type, html=html, page=read)
    return answer, page


def _fetch(
    url: str,
    *,
    sender: str,
    accept: Collection[str],
    method: Method = "GET",
    max_bytes: int = MAX_BYTES,
) -> Page:
    return fetch(
        url,
        accept=accept,
        max_bytes=max_bytes,
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
