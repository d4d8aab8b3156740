"""JSON-LD of a post or a page: its data, citations, pictures and breadcrumbs."""

from urllib.parse import urljoin

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import Truncator

from blog.posts.models import Post
from blog.reader.discovery.json_ld.nodes import (
    CONTEXT,
    Crumb,
    Node,
    blog,
    breadcrumbs,
    iso_datetime,
    person,
    publisher,
    without_empty,
)
from blog.site.licenses import license_url
from blog.site.models import Site

PICTURE_URLS = {"url", "contentUrl", "acquireLicensePage"}


def post_data(post: Post, *, site: Site, origin: str) -> Node:
    """Return the JSON-LD of the post's page."""
    canonical = f"{origin}{post.get_absolute_url()}"
    crumbs = [*_crumbs_above(post), (post.title, "")]
    page = {
        "@type": "WebPage",
        "@id": canonical,
        "breadcrumb": breadcrumbs(crumbs, site=site, origin=origin),
    }
    return without_empty(
        {
            "@context": CONTEXT,
            "@type": "Article" if post.is_page else "BlogPosting",
            "@id": f"{canonical}#main",  # the element that the comments' microdata refers to
            "headline": post.title,
            "url": canonical,
            "mainEntityOfPage": page,
            "description": Truncator(post.excerpt).chars(200),  # as in the page's head
            "image": _pictures(post, origin=origin),
            "author": [person(byline, origin=origin) for byline in post.bylines.all()],
            "publisher": publisher(site, origin=origin),
            "datePublished": iso_datetime(post.published_at),
            "dateModified": iso_datetime(post.updated_at),
            "inLanguage": post.language or site.language,
            "isPartOf": _containers(post, site=site, origin=origin),
            "position": post.series_position,
            "keywords": [tag.name for tag in post.tags_in_order],
            "license": license_url(site.license),
            "commentCount": post.comment_count,
            "citation": post.cited_works,
        }
    )


def post_summary(post: Post, *, origin: str) -> Node:
    """Return the short node of a post in a list."""
    url = f"{origin}{post.get_absolute_url()}"
    return without_empty(
        {
            "@type": "BlogPosting",
            "@id": f"{url}#main",
            "headline": post.title,
            "url": url,
            "datePublished": iso_datetime(post.published_at),
            "author": [person(byline, origin=origin) for byline in post.bylines.all()],
        }
    )


def _crumbs_above(post: Post) -> list[Crumb]:
    if post.series:
        return [(post.series.title, post.series.get_absolute_url())]
    if post.is_page or post.day is None:
        return []
    month = reverse("month", args=[post.day.year, post.day.month])
    return [(date_format(post.day, "YEAR_MONTH_FORMAT"), month)]


def _containers(post: Post, *, site: Site, origin: str) -> list[Node]:
    """Return the blog, and the post's series if it is part of one."""
    if post.series is None:
        return [blog(site, origin=origin)]
    url = f"{origin}{post.series.get_absolute_url()}"
    series = {"@type": "CreativeWorkSeries", "name": post.series.title, "url": url}
    return [blog(site, origin=origin), series]


def _pictures(post: Post, *, origin: str) -> list[Node]:
    """Return the pictures stored by `blog.posts.rendering.page`, with absolute URLs."""
    return [
        {
            name: urljoin(origin, value) if name in PICTURE_URLS else value
            for name, value in picture.items()
        }
        for picture in post.shown_pictures
    ]
