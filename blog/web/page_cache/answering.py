"""Answering a request with a kept page: its encoding, conditions, headers."""

from collections.abc import Callable, Iterable
from email.utils import formatdate, parsedate_to_datetime
from typing import Any

from blog.web.compression import accepted_encodings
from blog.web.page_cache.entries import Entry, Headers

StartResponse = Callable[[str, Headers], Any]
OFFERED = ("br", "gzip")  # best first
# What a 304 repeats (RFC 9110, section 15.4.5); the browser has the other headers.
IN_304 = {"cache-control", "content-location", "expires", "vary", "link"}
HIT = ("Cache-Status", "Ibid; hit")


def answer(
    entry: Entry,
    environ: dict[str, Any],
    start_response: StartResponse,
    *,
    now: float,
    stamp: str,
    is_hit: bool = True,
) -> Iterable[bytes]:
    """Send the page, or 304 to who has it; without a body if only the headers are asked for."""
    marks = [("ETag", entry.etag), *([HIT] if is_hit else [])]
    if entry.modified <= now:
        marks.append(("Last-Modified", formatdate(entry.modified, usegmt=True)))
    if is_known(entry, environ, now=now):
        kept = [(name, value) for name, value in entry.headers if name.lower() in IN_304]
        start_response("304 Not Modified", [*kept, *marks])
        return []
    encoding = _encoding(environ)
    body = entry.body(encoding, stamp)
    if encoding:
        marks.append(("Content-Encoding", encoding))
    start_response("200 OK", [*entry.headers, *marks, ("Content-Length", str(len(body)))])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def is_known(entry: Entry, environ: dict[str, Any], *, now: float) -> bool:
    """Return whether the client has this page already, by its tag or else by its date."""
    if tags := environ.get("HTTP_IF_NONE_MATCH"):
        opaque = entry.etag.removeprefix("W/")
        given = {tag.strip().removeprefix("W/") for tag in tags.split(",")}
        return bool(given & {opaque, "*"})
    since = environ.get("HTTP_IF_MODIFIED_SINCE")
    return bool(since) and entry.modified <= now and _is_at(str(since), entry.modified)


def _is_at(date: str, modified: int) -> bool:
    """Return whether the date is the page's own: a page may also become an earlier one again."""
    try:
        return parsedate_to_datetime(date).timestamp() == modified
    except (ValueError, TypeError):
        return False


def _encoding(environ: dict[str, Any]) -> str:
    accepted = accepted_encodings(environ.get("HTTP_ACCEPT_ENCODING", ""))
    return next((encoding for encoding in OFFERED if encoding in accepted), "")
