"""Writing a WXR file for those who move to WordPress: posts, pages, media, comments and all."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Max, Q, QuerySet

from blog import __version__
from blog.exports.archives.exporting import unchanging
from blog.exports.archives.zip_files import written_whole
from blog.exports.wordpress.items import Channel, login_of, medium_item, post_item
from blog.exports.wordpress.xml import cdata, element, group
from blog.media.files.models import MediaFile
from blog.media.models import Picture
from blog.people.models import Account
from blog.posts.bylines.models import Byline
from blog.posts.models import Post
from blog.posts.series.models import Series
from blog.posts.tags.models import Tag
from blog.site.models import Site

CHUNK = 100
_WXR = "http://wordpress.org/export/1.2/"
_HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"
  xmlns:excerpt="{_WXR}excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="{_WXR}">
<channel>
"""


def write_wxr(path: Path, *, author: Account | None = None) -> int:
    """Write a WXR file to `path`, where it appears once it is complete; return how many posts.

    With `author`, the file has only their posts. Raise ArchiveError if it cannot be written.
    """
    posts = Post.objects.filter(bylines__account=author) if author else Post.objects.all()
    count = 0
    with written_whole(path) as file, unchanging():
        for text in _parts(posts.order_by()):
            file.write(text.encode())
            count += text == "<item>\n"
    return count


def _parts(posts: QuerySet[Post]) -> Iterator[str]:
    site = Site.objects.current()
    channel = Channel(
        site=site,
        origin=settings.ORIGIN,
        last_post=Post.objects.aggregate(last=Max("pk"))["last"] or 0,
        last_picture=Picture.objects.aggregate(last=Max("pk"))["last"] or 0,
    )
    numbers = posts.values("pk")
    yield _HEAD
    yield from _about(site, channel)
    yield from _authors(numbers)
    yield from _terms(numbers)
    for medium in _media(numbers):
        yield medium_item(medium, channel)
    chosen = Post.objects.filter(pk__in=numbers).order_by("pk").for_feed()
    chosen = chosen.select_related("series", "lead_picture")
    for post in chosen.iterator(chunk_size=CHUNK):
        yield from post_item(post, channel)
    yield "</channel>\n</rss>\n"


def _about(site: Site, channel: Channel) -> Iterator[str]:
    yield element("title", site.name)
    yield element("link", channel.origin)
    yield element("description", site.tagline)
    yield element("language", site.language)
    yield element("wp:wxr_version", "1.2")
    yield element("wp:base_site_url", channel.origin)
    yield element("wp:base_blog_url", channel.origin)
    yield element("generator", f"Ibid {__version__}")


def _authors(numbers: QuerySet[Post, Any]) -> Iterator[str]:
    """Yield the authors, each once: accounts by their username, guests by name."""
    known = set()
    bylines = Byline.objects.filter(post__in=numbers).select_related("account")
    for byline in bylines.order_by("account", "guest", "pk").iterator(chunk_size=CHUNK):
        login = login_of(byline)
        if login in known:
            continue
        known.add(login)
        fields = [
            element("wp:author_id", byline.account_id or 0),
            cdata("wp:author_login", login),
            cdata("wp:author_email", byline.account.email if byline.account else ""),
            cdata("wp:author_display_name", str(byline)),
        ]
        yield group("wp:author", fields)


def _terms(numbers: QuerySet[Post, Any]) -> Iterator[str]:
    """Yield the series as categories, and the tags."""
    for series in Series.objects.filter(posts__in=numbers).distinct().order_by("slug"):
        fields = [
            element("wp:term_id", series.pk),
            cdata("wp:category_nicename", series.slug),
            cdata("wp:category_parent", ""),
            cdata("wp:cat_name", series.title),
            cdata("wp:category_description", series.description),
        ]
        yield group("wp:category", fields)
    for tag in Tag.objects.filter(taggings__content_object__in=numbers).distinct().order_by("slug"):
        fields = [
            element("wp:term_id", tag.pk),
            cdata("wp:tag_slug", tag.slug),
            cdata("wp:tag_name", tag.name),
            cdata("wp:tag_description", tag.description),
        ]
        yield group("wp:tag", fields)


def _media(numbers: QuerySet[Post, Any]) -> Iterator[Picture | MediaFile]:
    """Yield the pictures and files that the posts show."""
    used = Q(posts__in=numbers)
    pictures = Picture.objects.filter(used | Q(led_posts__in=numbers)).distinct().order_by("pk")
    yield from pictures.iterator(chunk_size=CHUNK)
    files = MediaFile.objects.filter(used).distinct().order_by("pk")
    yield from files.iterator(chunk_size=CHUNK)
