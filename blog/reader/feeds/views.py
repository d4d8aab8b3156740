"""The feeds of the blog, a tag, an author, a series, of all comments and of one post's."""

import hashlib
from dataclasses import replace
from typing import TypeVar

from django.conf import settings
from django.db.models import Model, QuerySet
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.templatetags.static import static
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.encoding import iri_to_uri
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from blog.comments.models import Comment
from blog.posts.bylines.authors import author_at
from blog.posts.models import Post, PostQuerySet
from blog.posts.series.models import Series
from blog.posts.tags.models import Tag
from blog.posts.tags.synonyms import Synonym
from blog.reader import errors
from blog.reader.absolute_urls import absolute, with_query
from blog.reader.feeds import atom, json_feed, rss
from blog.reader.feeds.entries import comment_entry, feed_path, post_entry
from blog.reader.feeds.months import Document, month_of, newest_of
from blog.reader.feeds.serializing import Channel, Entry, Format, Links
from blog.reader.posts import page as posts
from blog.site.licenses import license_address
from blog.text.html.absolute_urls import absolutize_urls
from blog.web.requests import BlogRequest

Row = TypeVar("Row", bound=Model)

WRITERS = {Format.ATOM: atom.write, Format.RSS: rss.write, Format.JSON: json_feed.write}


@require_safe
def blog(request: BlogRequest, feed: Format) -> HttpResponse:
    return _posts(request, feed, Post.objects.all(), home="/", words=request.blog.tagline)


@require_safe
def tag(request: BlogRequest, slug: str, feed: Format) -> HttpResponse:
    tag = Tag.objects.filter(slug=slug).first()
    if tag is None:
        synonym = get_object_or_404(Synonym.objects.select_related("tag"), slug=slug)
        address = feed_path(synonym.tag.get_absolute_url(), feed)
        return HttpResponsePermanentRedirect(with_query(request, address))
    posts = Post.objects.filter(taggings__tag=tag)
    home = tag.get_absolute_url()
    return _posts(request, feed, posts, home=home, name=tag.name, words=tag.description)


@require_safe
def author(request: BlogRequest, slug: str, feed: Format) -> HttpResponse:
    author = author_at(slug)
    if author is None:
        raise Http404("nobody of this name wrote here")
    home = author.get_absolute_url()
    return _posts(request, feed, author.posts, home=home, name=author.name)


@require_safe
def series(request: BlogRequest, slug: str, feed: Format) -> HttpResponse:
    series = get_object_or_404(Series, slug=slug)
    posts = Post.objects.filter(series=series)
    home = series.get_absolute_url()
    return _posts(request, feed, posts, home=home, name=series.title, words=series.description)


@require_safe
def comments(request: BlogRequest, feed: Format) -> HttpResponse:
    title = _("Comments on %(blog)s") % {"blog": request.blog.name}
    found = Comment.objects.for_feed()
    return _comments(
        request, feed, found, home="/", path=reverse("comments-feed", args=[feed]), title=title
    )


@require_safe
def post_comments(request: BlogRequest, path: str, feed: Format) -> HttpResponse:
    addresses = (f"/{path}", f"/{path.removesuffix('/')}")
    post = None if "\0" in path else Post.objects.filter(permalinks__path__in=addresses).first()
    if post is None:
        return posts.show(request, f"{path}{feed}")
    if post.is_gone:
        return errors.gone(request, post)
    if not post.is_live or post.is_page:
        raise Http404("no comments are shown here")
    home = post.get_absolute_url()
    if post.permalink_id not in addresses:
        return HttpResponsePermanentRedirect(with_query(request, feed_path(home, feed)))
    title = _("Comments on “%(title)s”") % {"title": post.title}
    found = Comment.objects.for_feed().filter(post=post)
    return _comments(request, feed, found, home=home, path=feed_path(home, feed), title=title)


def _posts(
    request: BlogRequest,
    feed: Format,
    posts: PostQuerySet,
    *,
    home: str,
    name: str = "",
    words: str = "",
) -> HttpResponse:
    document = _document(request, posts.posts().live().for_feed(), dated="published_at")
    if name and not document.rows:
        raise Http404("no posts here")
    origin = absolute(request, "")
    title = f"{name} · {request.blog.name}" if name else request.blog.name
    entries = [post_entry(post, origin=origin, site=request.blog) for post in document.rows]
    links = _links(request, feed_path(home, feed), document)
    return _answer(
        request, feed, _channel(request, entries, links=links, home=home, title=title, words=words)
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
    document = _document(request, comments, dated="created_at")
    entries = [comment_entry(comment, origin=absolute(request, "")) for comment in document.rows]
    links = _links(request, path, document)
    return _answer(request, feed, _channel(request, entries, links=links, home=home, title=title))


def _document(request: BlogRequest, rows: QuerySet[Row], *, dated: str) -> Document[Row]:
    if month := request.GET.get("month"):
        return month_of(rows, month, dated=dated)
    return newest_of(rows, dated=dated)


def _links(request: BlogRequest, path: str, document: Document[Row]) -> Links:
    current = absolute(request, path)
    month = request.GET.get("month")

    def address(of_month: str | None) -> str:
        return f"{current}?month={of_month}" if of_month else ""

    return Links(
        current, address(month) or current, address(document.older), address(document.newer)
    )


def _channel(
    request: BlogRequest,
    entries: list[Entry],
    *,
    links: Links,
    home: str,
    title: str,
    words: str = "",
) -> Channel:
    site = request.blog
    return Channel(
        title=title,
        home=absolute(request, home),
        links=links,
        language=site.language,
        entries=entries,
        subtitle=words,
        license=license_address(site.license),
        hub=settings.WEBSUB_HUB,
        style=static("css/feed.css"),
        note=_(
            "This is a feed: give its address to a feed reader, and it will show you what is new."
        ),
    )


def _answer(request: BlogRequest, feed: Format, channel: Channel) -> HttpResponse:
    """The document, or word that the reader has it already, told before anything is written."""
    etag = f'"{hashlib.sha256(repr(channel).encode()).hexdigest()[:32]}"'
    modified = int(channel.updated.timestamp())
    response = get_conditional_response(request, etag=etag, last_modified=modified)
    if response is None:
        whole = replace(channel, entries=[_whole(entry) for entry in channel.entries])
        media_type = _media_type(request, feed)
        response = HttpResponse(WRITERS[feed](whole), content_type=f"{media_type}; charset=utf-8")
    patch_vary_headers(response, ["Accept"])
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(modified)
    if channel.hub:
        ways = {"self": channel.links.itself, "hub": channel.hub}
        response.headers["Link"] = ", ".join(
            f'<{iri_to_uri(address)}>; rel="{rel}"' for rel, address in ways.items()
        )
    return response


def _media_type(request: BlogRequest, feed: Format) -> str:
    """The format's own; but a browser that is told so shows bare text, without its sheet."""
    is_browser = feed != Format.JSON and "text/html" in request.headers.get("Accept", "")
    return "application/xml" if is_browser else feed.media_type


def _whole(entry: Entry) -> Entry:
    return replace(entry, content=absolutize_urls(entry.content, base=entry.address))
