"""Versions of posts for programs, by Memento (RFC 7089): TimeGate, TimeMap and their links."""

from collections.abc import Iterator
from datetime import UTC, datetime

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.encoding import iri_to_uri
from django.utils.http import http_date, parse_http_date_safe
from django.views.decorators.http import require_safe

from blog.posts.history.versions import Version, Versions
from blog.posts.models import Post
from blog.reader.paths import timegate_path, timemap_path, version_path
from blog.reader.posts.finding import versions_page
from blog.web.origin import origin_of
from blog.web.requests import BlogRequest

NOT_A_DATE = "Accept-Datetime must be a date as in HTTP, such as Mon, 15 Jul 2013 12:00:00 GMT.\n"


@require_safe
def timegate(request: BlogRequest, path: str) -> HttpResponse:
    """Redirect to the version that readers saw at the time in Accept-Datetime, by default now."""
    page = versions_page(request, path, "timegate/")
    if isinstance(page, HttpResponse):
        return page
    asked = request.headers.get("Accept-Datetime", "")
    seconds = parse_http_date_safe(asked) if asked else None
    if asked and seconds is None:
        return HttpResponse(NOT_A_DATE, status=400, content_type="text/plain; charset=utf-8")
    version = page.versions.shown[-1] if seconds is None else page.versions.at(_moment(seconds))
    headers = {
        "Vary": "Accept-Datetime",
        "Cache-Control": "no-cache",
        "Link": links_header(page.post, page.versions, origin=origin_of(request)),
    }
    return HttpResponseRedirect(version_path(page.post, version.number), headers=headers)


@require_safe
def timemap(request: BlogRequest, path: str) -> HttpResponse:
    """List the versions in the link format."""
    page = versions_page(request, path, "timemap/")
    if isinstance(page, HttpResponse):
        return page
    origin, shown = origin_of(request), page.versions.shown
    span = f'from="{_date(shown[0])}"; until="{_date(shown[-1])}"'
    itself = f'rel="self"; type="application/link-format"; {span}'
    lines = [
        *_of_post(page.post, origin, timemap=itself),
        *_of_versions(page.post, shown, origin, shown),
    ]
    return HttpResponse(",\n".join(lines) + "\n", content_type="application/link-format")


def links_header(
    post: Post, versions: Versions, *, origin: str, version: Version | None = None
) -> str:
    """Return the Link header of a version or, without one, of the TimeGate."""
    shown = versions.shown
    near = [shown[0], shown[-1]]
    if version:
        near += [version, *filter(None, (versions.before(version), versions.after(version)))]
    linked = sorted(set(near), key=lambda each: each.number)
    timemap = 'rel="timemap"; type="application/link-format"'
    lines = [*_of_post(post, origin, timemap=timemap), *_of_versions(post, linked, origin, shown)]
    return ", ".join(lines)


def _of_post(post: Post, origin: str, *, timemap: str) -> Iterator[str]:
    yield f'<{origin}{post.get_absolute_url()}>; rel="original"'
    yield f'<{origin}{timegate_path(post)}>; rel="timegate"'
    yield f"<{origin}{timemap_path(post)}>; {timemap}"


def _of_versions(
    post: Post, linked: list[Version], origin: str, shown: list[Version]
) -> Iterator[str]:
    for version in linked:
        kinds = ["first"] * (version == shown[0]) + ["last"] * (version == shown[-1])
        relation = " ".join([*kinds, "memento"])
        url = iri_to_uri(f"{origin}{version_path(post, version.number)}")
        yield f'<{url}>; rel="{relation}"; datetime="{_date(version)}"'


def _date(version: Version) -> str:
    return http_date(version.at.timestamp())


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
