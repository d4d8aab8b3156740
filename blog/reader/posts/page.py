"""The page of a post, at its permalink and at every earlier one."""

from typing import Any

from csp.constants import SELF
from csp.decorators import csp_replace
from django.http import (
    Http404,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import Resolver404, resolve
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from blog.mentions import receiving
from blog.posts.history.corrections import corrections_of
from blog.posts.models import Post
from blog.posts.permalinks.models import Permalink
from blog.posts.previews.sharing import previewed as previewed_by
from blog.posts.reading import post_at
from blog.posts.related import related_to, with_adjacent
from blog.posts.unpublished.versions import show_changes
from blog.reader import errors, former_paths
from blog.reader.comments.discussion import Discussion, discussion_of, redirect_to_comment
from blog.reader.discovery import metadata, open_graph
from blog.reader.discovery.json_ld.posts import post_data
from blog.reader.discovery.link_headers import post_links
from blog.reader.paths import cite_path, feed_path, versions_path, with_query
from blog.reader.posts.players import allow_players
from blog.site.models import Site
from blog.text.kinds.loading import loaded_by
from blog.web.origin import origin_of
from blog.web.page_cache.recording import record_page, record_view
from blog.web.page_views import count_page_view
from blog.web.requests import BlogRequest


@require_safe
def show(request: BlogRequest, path: str) -> HttpResponse:
    """Show the live post at `path`, redirect from an earlier permalink, or return an error page."""
    if "\0" in path:
        raise Http404("no path contains this, and PostgreSQL refuses it")
    post = post_at(f"/{path}")
    if post is None and Permalink.objects.filter(path=f"/{path}").exists():
        return errors.removed(request)
    if post is None:
        old = former_paths.redirect_of_old(request) if request.GET else None
        return old or _redirect_to_slash(request, path)
    if post.is_gone:
        return errors.gone(request, post)
    if not post.is_live:
        raise Http404("not published")
    if post.permalink_id != f"/{path}":
        return former_paths.redirect_to_post(request, post)
    return _live_post(request, post)


def _live_post(request: BlogRequest, post: Post) -> HttpResponse:
    if "comment" in request.GET:
        return redirect_to_comment(post, request.GET["comment"])
    discussion = discussion_of(request, post)
    if discussion.is_out_of_range:
        return HttpResponseRedirect(post.get_absolute_url())
    count_page_view(request.META, post.pk)
    record_view(request, post.pk)
    record_page(request, post, shown=post.related)
    return post_page(request, post, discussion)


@require_safe
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF]})  # type: ignore[arg-type]  # not every request is ours
def preview(request: BlogRequest, token: str) -> HttpResponse:
    """Show any post exactly as readers will see it, with its changes, to anyone with the link.

    Only the admin panel may show this page in a frame.
    """
    posts = with_adjacent(Post.objects.kept().for_page())
    post = get_object_or_404(posts, pk=previewed_by(token))
    is_published = post.is_live
    is_changed = show_changes(post, site=request.blog)
    shown = ("changes" if is_changed else "published") if is_published else "draft"
    response = post_page(
        request, post, discussion_of(request, post, of_preview=True), previewed=shown
    )
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Cache-Control"] = "private, no-store"
    return response


def post_page(
    request: BlogRequest,
    post: Post,
    discussion: Discussion,
    *,
    status: int = 200,
    previewed: str = "",
) -> HttpResponse:
    """Return the page of the post, with its comments and the comment form.

    `previewed` is what a preview shows: "changes" to a published post, a "published" one or a
    "draft"; "" for the page itself.
    """
    site, origin = request.blog, origin_of(request)
    related = related_to(post, site=site)
    context = {
        "site": site,
        "post": post,
        "corrections": corrections_of(post),
        "loaded": loaded_by(post.rendered),
        "cite_path": cite_path(post),
        "versions_path": "" if previewed or not site.shows_versions else versions_path(post),
        "comments_feed": feed_path(post.get_absolute_url()),
        **_metadata(post, site=site, origin=origin),
        "discussion": discussion,
        "related": related.related,
        "translations": [other for other in related.translations if other.post.pk != post.pk],
        "is_preview": bool(previewed),
        "previewed": previewed,
        "takes_mentions": receiving.takes_mentions(post, site),
    }
    response = TemplateResponse(request, "reader/posts/post.html", context, status=status)
    if not previewed:
        response.headers["Link"] = post_links(
            post, translations=related.translations, site=site, origin=origin
        )
    return allow_players(request, response, post=post, site=site)


def _metadata(post: Post, *, site: Site, origin: str) -> dict[str, Any]:
    """Return the metadata in the page's head; a draft has no canonical URL yet."""
    canonical = f"{origin}{post.get_absolute_url()}" if post.permalink_id else ""
    return {
        "canonical": canonical,
        "json_ld": post_data(post, site=site, origin=origin) if canonical else None,
        "open_graph": open_graph.of_post(post, site=site, origin=origin),
        "dublin_core": metadata.dublin_core(post, site=site, canonical=canonical),
    }


def _redirect_to_slash(request: BlogRequest, path: str) -> HttpResponse:
    """Redirect to the path with a trailing slash if a page has it. Otherwise raise Http404."""
    if path.endswith("/"):
        raise Http404("no such path")
    try:
        is_route = resolve(f"/{path}/").url_name != "post"
    except Resolver404:
        is_route = False
    if not is_route and not Post.objects.live().filter(permalinks__path=f"/{path}/").exists():
        raise Http404("no such path")
    return HttpResponsePermanentRedirect(with_query(request, f"/{path}/"))
