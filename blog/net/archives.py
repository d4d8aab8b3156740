"""Web archives: find a page as it was at a time (RFC 7089), or have it saved. No Django.

Archives are often busy, slow or away. That is an ArchiveBusy with the pause to make, and never a
statement about the page.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from typing import Literal
from urllib.parse import urljoin, urlsplit

from blog.net.fetching import FetchFailed, fetch

SECONDS = 20
SECONDS_OF_SAVING = 90  # the archive answers when it has fetched the page
MAX_BYTES = 5_000_000
PAUSE = timedelta(hours=1)
LONGEST_PAUSE = timedelta(days=7)
BUSY_STATUS = 429
_WAYBACK_PATH = re.compile(r"/web/(\d{14})(?:id_)?/(.+)")


@dataclass(frozen=True)
class Memento:
    """A page as an archive has it, and from when that is."""

    url: str
    at: datetime


class ArchiveBusy(Exception):
    """The archive could not answer now. The message is a sentence for the screen."""

    def __init__(self, message: str, *, pause: timedelta = PAUSE) -> None:
        super().__init__(message)
        self.pause = pause


@dataclass(frozen=True)
class Archive:
    """An archive with a TimeGate, to which a URL is appended; so it is to `saving`, if it saves."""

    timegate: str
    saving: str = ""

    def find(self, url: str, *, at: datetime, sender: str) -> Memento | None:
        """Return the page at `url` as it was nearest to `at`, None if the archive lacks it.

        Raise ArchiveBusy or FetchRefused.
        """
        wanted = {"Accept-Datetime": format_datetime(at.astimezone(UTC), usegmt=True)}
        reply = _ask(self.timegate + url, sender=sender, method="HEAD", more_headers=wanted)
        if not reply.is_page:
            return None
        if memento := _memento_of(reply):
            return memento
        raise ArchiveBusy("The archive answered with something else than an archived page.")

    def save(self, url: str, *, sender: str) -> Memento | None:
        """Have the archive save the page now; return it, None if it refuses or takes longer.

        Raise ArchiveBusy or FetchRefused.
        """
        reply = _ask(self.saving + url, sender=sender, method="GET", seconds=SECONDS_OF_SAVING)
        return _memento_of(reply) if reply.is_page else None


WAYBACK = Archive("https://web.archive.org/web/", saving="https://web.archive.org/save/")


def raw_url(memento: Memento) -> str:
    """Return the URL of the archived bytes, without what the Wayback Machine adds to them."""
    parts = urlsplit(memento.url)
    if found := _WAYBACK_PATH.fullmatch(parts.path):
        path = f"/web/{found[1]}id_/{found[2]}"
        return parts._replace(path=path).geturl()
    return memento.url


@dataclass(frozen=True)
class _Reply:
    url: str
    status: int
    headers: Mapping[str, str]

    @property
    def is_page(self) -> bool:
        return 200 <= self.status <= 299


def _ask(
    url: str,
    *,
    sender: str,
    method: Literal["GET", "HEAD"],
    seconds: float = SECONDS,
    more_headers: Mapping[str, str] | None = None,
) -> _Reply:
    """Return the archive's answer, of whatever type and size. Raise ArchiveBusy or FetchRefused."""
    try:
        page = fetch(
            url,
            accept=("text/html", "*/*"),
            max_bytes=MAX_BYTES,
            seconds=seconds,
            sender=sender,
            purpose="archive lookup",
            method=method,
            more_headers=more_headers,
        )
    except FetchFailed as failure:
        status = failure.status
        if status is None or status == BUSY_STATUS or status >= 500:
            pause = _retry_after(failure.headers.get("retry-after", ""))
            raise ArchiveBusy(str(failure), pause=pause) from failure
        return _Reply(failure.url or url, status, failure.headers)
    return _Reply(page.url, page.status, page.headers)


def _memento_of(reply: _Reply) -> Memento | None:
    """Return the archived page that the reply is or names, None if it is something else."""
    try:
        url = urljoin(reply.url, reply.headers.get("content-location", "")) or reply.url
    except ValueError:
        raise ArchiveBusy(
            "The archive named an archived page by something else than a URL."
        ) from None
    at = _date(reply.headers.get("memento-datetime", "")) or _date_in(url)
    return Memento(url, at) if at else None


def _date(value: str) -> datetime | None:
    try:
        return parsedate_to_datetime(value).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _date_in(url: str) -> datetime | None:
    """Return the time in the URL of a page in the Wayback Machine, None in any other."""
    found = _WAYBACK_PATH.fullmatch(urlsplit(url).path)
    try:
        return datetime.strptime(found[1], "%Y%m%d%H%M%S").replace(tzinfo=UTC) if found else None
    except ValueError:
        return None


def _retry_after(value: str) -> timedelta:
    seconds = int(value) if value.isdecimal() and len(value) < 9 else 0
    return min(max(timedelta(seconds=seconds), PAUSE), LONGEST_PAUSE)
