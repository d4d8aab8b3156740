"""The feeds: the blog, a tag, an author, a series, all comments, a post's comments."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar
from urllib.parse import urljoin

from django.conf import settings
from django.db.models import Model, QuerySet
from django.http import (
    Http404,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.shortcuts import get_object_or_404
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from blog.comments.models import Comment
from blog.posts.bylines.authors import author_at
from blog.posts.lists import EVERY_POST, PostList, in_series, tagged
from blog.posts.models import Post
from blog.posts.podcasts.models import PodcastSettings
from blog.posts.series.models import Series
from blog.posts.tags.models import Tag
from blog.posts.tags.synonyms import Synonym
from blog.reader import errors
from blog.reader.feeds.channel import Channel, Entry, Format, Links, Podcast
from blog.reader.feeds.entries import comment_entry, post_entry
from blog.reader.feeds.months import Document, List, Newest, all_of, month_of, newest_of
from blog.reader.feeds.responses import feed_response
from blog.reader.paths import feed_path, with_query
from blog.reader.posts import page as posts
from blog.site.licenses import license_url
from blog.web.origin import origin_of
from blog.web.page_cache.recording import record_posts
from blog.web.requests import BlogRequest

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class _About:
    """What a feed of posts is about: a page, its name and description, and who has its podcast."""

    home: str
    name: str = ""
    subtitle: str = ""
    podcast: PodcastSettings | None = None

    def title(self, blog: str) -> str:
        return f"{self.name} · {blog}" if self.name else blog


@require_safe
def blog(request: BlogRequest, feed: Format) -> HttpResponse:
    about = _About("/", subtitle=request.blog.tagline)
    return _posts(request, feed, EVERY_POST, about)


@require_safe
def tag(request: BlogRequest, slug: str, feed: Format) -> HttpResponse:
    tag = Tag.objects.filter(slug=slug).first()
    if tag is None:
        synonym = get_object_or_404(Synonym.objects.select_related("tag"), slug=slug)
        path = feed_path(synonym.tag.get_absolute_url(), feed)
        return HttpResponsePermanentRedirect(with_query(request, path))
    about = _About(tag.get_absolute_url(), tag.name, tag.description, tag)
    return _posts(request, feed, tagged(tag), about)


@require_safe
def author(request: BlogRequest, slug: str, feed: Format) -> HttpResponse:
    author = author_at(slug)
    if author is None:
        raise Http404("no such author")
    return _posts(request, feed, author.posts, _About(author.get_absolute_url(), author.name))


@require_safe
def series(request: BlogRequest, slug: str, feed: Format) -> HttpResponse:
    series = get_object_or_404(Series, slug=slug)
    about = _About(series.get_absolute_url(), series.title, series.description, series)
    return _posts(request, feed, in_series(series), about)


@require_safe
def comments(request: BlogRequest, feed: Format) -> HttpResponse:
    title = _("Comments on %(blog)s") % {"blog": request.blog.name}
    path = reverse("comments-feed", args=[feed])
    return _comments(request, feed, Comment.objects.for_feed(), home="/", path=path, title=title)


@require_safe
def post_comments(request: BlogRequest, path: str, feed: Format) -> HttpResponse:
    """Return the feed of a post's comments, or the post whose own path ends like a feed's."""
    paths = (f"/{path}", f"/{path.removesuffix('/')}")
    post = None if "\0" in path else Post.objects.filter(permalinks__path__in=paths).first()
    if post is None:
        return posts.show(request, f"{path}{feed}")
    if post.is_gone:
        return errors.gone(request, post)
    if not post.is_live:
        raise Http404("not published")
    home = post.get_absolute_url()
    if post.is_page:
        return _page_without_feed(post, paths)
    if post.permalink_id not in paths:
        return HttpResponsePermanentRedirect(with_query(request, feed_path(home, feed)))
    record_posts(request, [post])
    title = _("Comments on “%(title)s”") % {"title": post.title}
    of_post = Comment.objects.for_feed().filter(post=post)
    return _comments(request, feed, of_post, home=home, path=feed_path(home, feed), title=title)


def _page_without_feed(page: Post, paths: Sequence[str]) -> HttpResponse:
    """Redirect from the feed that a page had while it was a post. Raise Http404 otherwise."""
    if page.permalink_id in paths:
        raise Http404("a page has no comments")
    headers = {"Cache-Control": "no-cache"}
    return HttpResponsePermanentRedirect(page.get_absolute_url(), headers=headers)


def _posts(
    request: BlogRequest,
    feed: Format,
    listed: PostList,
    about: _About,
) -> HttpResponse:
    origin = origin_of(request)
    podcast = _podcast(about.podcast, origin) if feed == Format.RSS else None
    shown = listed.posts.with_recordings() if podcast else listed.posts

    def rows(*, until: datetime | None = None) -> QuerySet[Post]:
        return shown.in_list(until=until).for_feed()

    if podcast:
        document: Document[Post] | None = all_of(rows)
    else:
        document = _document(request, rows, dated="listing_date", newest=listed.newest_for_feed)
    if document is None:
        return HttpResponseRedirect(request.path)
    if about.name and not document.rows:
        raise Http404("no posts here")
    record_posts(request, document.rows)
    entries = [post_entry(post, origin=origin, site=request.blog) for post in document.rows]
    links = _links(request, feed_path(about.home, feed), document)
    title = about.title(request.blog.name) if podcast is None else about.name
    channel = _channel(
        request, entries, links=links, home=about.home, title=title, subtitle=about.subtitle
    )
    return feed_response(request, replace(channel, podcast=podcast), format=feed)


def _podcast(settings: PodcastSettings | None, origin: str) -> Podcast | None:
    """Return the podcast that the feed is; None if it is none."""
    if settings is None or not settings.is_podcast or settings.podcast_cover is None:
        return None
    return Podcast(
        author=settings.podcast_author,
        category=settings.podcast_category,
        cover=urljoin(origin, settings.podcast_cover.file.url),
        is_explicit=settings.podcast_explicit,
        email=settings.podcast_email,
    )


def _comments(
    request: BlogRequest,
    feed: Format,
    comments: QuerySet[Comment],
    *,
    home: str,
    path: str,
    title: str,
) -> HttpResponse:
    def rows(*, until: datetime | None = None) -> QuerySet[Comment]:
        return comments.filter(created_at__lte=until) if until else comments

    def newest(count: int) -> list[Comment]:
        return list(comments[:count])

    document = _document(request, rows, dated="created_at", newest=newest)
    if document is None:
        return HttpResponseRedirect(request.path)
    origin = origin_of(request)
    entries = [
        comment_entry(comment, origin=origin, site=request.blog) for comment in document.rows
    ]
    links = _links(request, path, document)
    channel = _channel(request, entries, links=links, home=home, title=title)
    return feed_response(request, channel, format=feed)


def _document(
    request: BlogRequest, rows: List[Row], *, dated: str, newest: Newest[Row]
) -> Document[Row] | None:
    """Return the document that the request asks for; None for a month without entries."""
    if month := request.GET.get("month"):
        return month_of(rows, month, dated=dated)
    return newest_of(rows, dated=dated, newest=newest)


def _links(request: BlogRequest, path: str, document: Document[Row]) -> Links:
    current = f"{origin_of(request)}{path}"
    month = request.GET.get("month")

    def archive(month: str | None) -> str:
        return f"{current}?month={month}" if month else ""

    return Links(
        current, archive(month) or current, archive(document.older), archive(document.newer)
    )


def _channel(
    request: BlogRequest,
    entries: list[Entry],
    *,
    links: Links,
    home: str,
    title: str,
    subtitle: str = "",
) -> Channel:
    site = request.blog
    return Channel(
        title=title,
        home=f"{origin_of(request)}{home}",
        links=links,
        language=site.language,
        entries=entries,
        subtitle=subtitle,
        license=license_url(site.license),
        hub=settings.WEBSUB_HUB,
        style=static("css/feed.css"),
        note=_("This is a feed. Copy its URL into a feed reader to see new posts there."),
    )
