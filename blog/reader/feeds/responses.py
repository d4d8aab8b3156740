"""A feed as an HTTP response: conditional requests, media types, the WebSub hub."""

import hashlib
from dataclasses import replace
from functools import lru_cache

from django.http import HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.encoding import iri_to_uri
from django.utils.http import http_date

from blog.reader.feeds import atom, json_feed, rss
from blog.reader.feeds.channel import Channel, Entry, Format
from blog.text.html.feed_content import feed_content
from blog.web.requests import BlogRequest

MAX_REMEMBERED = 20_000  # characters of a text whose content for feeds a process remembers

SERIALIZERS = {
    Format.ATOM: atom.serialize,
    Format.RSS: rss.serialize,
    Format.JSON: json_feed.serialize,
}


def feed_response(request: BlogRequest, channel: Channel, *, format: Format) -> HttpResponse:
    """Return the feed, or 304 without serializing it if the client already has it."""
    etag = f'"{hashlib.sha256(repr(channel).encode()).hexdigest()[:32]}"'
    modified = int(channel.updated.timestamp())
    response = get_conditional_response(request, etag=etag, last_modified=modified)
    if response is None:
        entries = [_for_feeds(entry) for entry in channel.entries]
        content = SERIALIZERS[format](replace(channel, entries=entries))
        media_type = _media_type(request, format)
        response = HttpResponse(content, content_type=f"{media_type}; charset=utf-8")
    patch_vary_headers(response, ["Accept"])
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(modified)
    if channel.hub:
        urls = {"self": channel.links.this, "hub": channel.hub}
        response.headers["Link"] = ", ".join(
            f'<{iri_to_uri(url)}>; rel="{rel}"' for rel, url in urls.items()
        )
    return response


def _media_type(request: BlogRequest, format: Format) -> str:
    """Return the format's media type; for browsers XML, or they would ignore the style sheet."""
    is_browser = format != Format.JSON and "text/html" in request.headers.get("Accept", "")
    return "application/xml" if is_browser else format.media_type


def _for_feeds(entry: Entry) -> Entry:
    prefix = entry.id.rpartition(":")[2].replace("/", "-") + "-"
    adapted = _remembered if len(entry.content) <= MAX_REMEMBERED else feed_content
    return replace(entry, content=adapted(entry.content, base=entry.url, prefix=prefix))


_remembered = lru_cache(maxsize=60)(feed_content)
