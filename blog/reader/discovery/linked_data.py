"""What a page is about, in schema.org's words: JSON-LD for search engines and other programs.

Each thing has one name (`@id`) on every page that tells of it: the blog, its publisher, an author,
a post. The comments of a post are told in its HTML, by `itemprop`, where their words stand
already: in JSON as well they would weigh the page down. They name the post by the same `@id`.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator

from blog.posts.bylines.authors import Author
from blog.posts.bylines.models import Byline
from blog.posts.models import Post
from blog.reader.absolute_urls import absolute
from blog.site.licenses import license_address
from blog.web.requests import BlogRequest

Thing = dict[str, Any]
Crumb = tuple[str, str]  # what it is called, its path

CONTEXT = "https://schema.org"
ADDRESSES = {"url", "contentUrl", "acquireLicensePage"}  # of a picture


def post_data(request: BlogRequest, post: Post) -> Thing:
    """The post, what it cites and shows, and the way to it."""
    canonical = absolute(request, post.get_absolute_url())
    page = {
        "@type": "WebPage",
        "@id": canonical,
        "breadcrumb": breadcrumbs(request, [*_way_to(post), (post.title, "")]),
    }
    return said(
        {
            "@context": CONTEXT,
            "@type": "Article" if post.is_page else "BlogPosting",
            "@id": f"{canonical}#main",  # the element, as the comments name it
            "headline": post.title,
            "url": canonical,
            "mainEntityOfPage": page,
            "description": Truncator(post.excerpt).chars(200),  # as in the page's head
            "image": _pictures(request, post),
            "author": [person(request, byline) for byline in post.bylines.all()],
            "publisher": publisher(request),
            "datePublished": stamp(post.published_at),
            "dateModified": stamp(post.updated_at),
            "inLanguage": post.language or request.blog.language,
            "isPartOf": _whole(request, post),
            "position": post.series_position,
            "keywords": [tag.name for tag in post.tags.all()],
            "license": license_address(request.blog.license),
            "commentCount": post.comment_count,
            "citation": post.cited_works,
        }
    )


def person(request: BlogRequest, who: Byline | Author) -> Thing:
    """An author, by the name their own page gives them."""
    website = who.website if isinstance(who, Author) else who.account and who.account.website
    address = absolute(request, who.get_absolute_url())
    return said(
        {
            "@type": "Person",
            "@id": f"{address}#author",
            "name": who.name if isinstance(who, Author) else str(who),
            "url": address,
            "sameAs": website,
        }
    )


def publisher(request: BlogRequest) -> Thing:
    home, logo = absolute(request, "/"), request.blog.logo
    return said(
        {
            "@type": "Organization",
            "@id": f"{home}#publisher",
            "name": request.blog.name,
            "url": home,
            "logo": urljoin(home, logo.file.url) if logo else "",
        }
    )


def blog(request: BlogRequest) -> Thing:
    home = absolute(request, "/")
    return {"@type": "Blog", "@id": f"{home}#blog", "name": request.blog.name, "url": home}


def breadcrumbs(request: BlogRequest, crumbs: Iterable[Crumb]) -> Thing:
    """The way from home to a page, whose own address need not be said: its crumb's path is ""."""
    whole = [(request.blog.name, reverse("home")), *crumbs]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            said(
                {
                    "@type": "ListItem",
                    "position": n,
                    "name": name,
                    "item": absolute(request, path) if path else "",
                }
            )
            for n, (name, path) in enumerate(whole, start=1)
        ],
    }


def said(thing: Mapping[str, Any]) -> Thing:
    """The thing without what it does not say."""
    return {name: value for name, value in thing.items() if value}


def stamp(moment: datetime | None) -> str:
    return timezone.localtime(moment).isoformat() if moment else ""


def _way_to(post: Post) -> list[Crumb]:
    if post.series:
        return [(post.series.title, post.series.get_absolute_url())]
    if post.is_page or post.day is None:
        return []
    month = reverse("month", args=[post.day.year, post.day.month])
    return [(date_format(post.day, "YEAR_MONTH_FORMAT"), month)]


def _whole(request: BlogRequest, post: Post) -> list[Thing]:
    """What the post is a part of."""
    if post.series is None:
        return [blog(request)]
    address = absolute(request, post.series.get_absolute_url())
    series = {"@type": "CreativeWorkSeries", "name": post.series.title, "url": address}
    return [blog(request), series]


def _pictures(request: BlogRequest, post: Post) -> list[Thing]:
    """What it shows, as `blog.posts.rendering.page` stored it, with whole addresses."""
    home = absolute(request, "/")
    return [
        {name: urljoin(home, value) if name in ADDRESSES else value for name, value in of.items()}
        for of in post.shown_pictures
    ]
