"""The published versions of a post: their list, each at an address that never changes, changes."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from blog.posts.history.versions import Version, changes_in, shown_at
from blog.reader import errors
from blog.reader.paths import below, cite_path, version_path, versions_path
from blog.reader.posts.finding import VersionsPage, versions_page
from blog.reader.posts.memento import links_header
from blog.reader.posts.players import allow_players
from blog.text.kinds.loading import loaded_by
from blog.web.origin import origin_of
from blog.web.requests import BlogRequest


@require_safe
def index(request: BlogRequest, path: str) -> HttpResponse:
    """List the published versions, the current one first."""
    page = versions_page(request, path, "versions/")
    if isinstance(page, HttpResponse):
        return page
    shown = page.versions.shown
    context = {**_context(request, page), "versions": shown[::-1], "first": shown[0]}
    return _noindex(TemplateResponse(request, "reader/posts/versions.html", context))


@require_safe
def show(request: BlogRequest, path: str, number: int) -> HttpResponse:
    """Show the version with this number as it was."""
    page = versions_page(request, path, f"versions/{number}/")
    if isinstance(page, HttpResponse):
        return page
    version = page.versions.numbered(number)
    if version is None:
        return HttpResponseRedirect(versions_path(page.post))
    if version.number != number:
        return HttpResponseRedirect(version_path(page.post, version.number))
    if version.is_hidden:
        return _hidden(request)
    post, origin = shown_at(page.post, version, site=request.blog), origin_of(request)
    context = {
        **_context(request, page, version),
        "shown": post,
        "loaded": loaded_by(post.rendered),
        "cite_path": f"{cite_path(page.post)}?version={version.number}",
    }
    response = TemplateResponse(request, "reader/posts/version.html", context)
    response.headers["Memento-Datetime"] = http_date(version.at.timestamp())
    links = links_header(page.post, page.versions, origin=origin, version=version)
    response.headers["Link"] = links
    return allow_players(request, _noindex(response), post=post, site=request.blog)


@require_safe
def changes(request: BlogRequest, path: str, number: int) -> HttpResponse:
    """Show how the version differs from the one that readers saw before it."""
    page = versions_page(request, path, f"versions/{number}/changes/")
    if isinstance(page, HttpResponse):
        return page
    version = page.versions.numbered(number)
    if version is None:
        return HttpResponseRedirect(versions_path(page.post))
    if version.is_hidden:
        return _hidden(request)
    before = page.versions.before(version)
    if version.number != number or before is None:
        return HttpResponseRedirect(version_path(page.post, version.number))
    context = {
        **_context(request, page, version),
        "before": before,
        "comparison": changes_in(page.post, version, since=before),
    }
    return _noindex(TemplateResponse(request, "reader/posts/version_changes.html", context))


def _context(
    request: BlogRequest, page: VersionsPage, version: Version | None = None
) -> dict[str, Any]:
    """Return what the three pages show: the post, its current version, the versions around one."""
    post, versions = page.post, page.versions
    return {
        "site": request.blog,
        "post": post,
        "canonical": f"{origin_of(request)}{post.get_absolute_url()}",
        "versions_path": versions_path(post),
        "version_root": below(post, "versions/"),
        "version": version,
        "current": versions.all[-1],
        "previous": versions.before(version) if version else None,
        "next": versions.after(version) if version else None,
    }


def _hidden(request: BlogRequest) -> HttpResponse:
    message = _("There was an earlier version of a post here. Its author removed it.")
    return errors.removed_page(request, message)


def _noindex(response: TemplateResponse) -> TemplateResponse:
    """Keep search engines to the post itself."""
    response.headers["X-Robots-Tag"] = "noindex"
    return response
