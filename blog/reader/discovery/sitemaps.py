"""The sitemap: an index, and its parts: a bounded number of posts or sources, pages, and lists."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from urllib.parse import urljoin
from xml.sax.saxutils import escape

from django.db.models import Max
from django.db.models.functions import Coalesce, Greatest
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe
from lxml import etree
from lxml.builder import ElementMaker

from blog.posts.bylines.authors import live_authors
from blog.posts.citations.bibliography import parts_with_sources, sources_in_part
from blog.posts.listing.counts import post_parts
from blog.posts.listing.updating import PART
from blog.posts.models import Post, PostQuerySet
from blog.posts.series.counted import live_series
from blog.posts.tags.counted import live_tags
from blog.posts.translations.models import Translation, groups_of
from blog.reader.discovery.alternates import alternates
from blog.reader.xml import XHTML
from blog.site.models import Site
from blog.web.origin import origin_of
from blog.web.requests import BlogRequest

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"
MAX_URLS = 50_000  # in one file
INDEXES = ("archive", "tags", "authors", "all-series", "sources")
PAGES, LISTS = "pages", "lists"
POSTS, SOURCES = "posts-", "sources-"  # names of parts, before their number

sitemap = ElementMaker(namespace=SITEMAP, nsmap={None: SITEMAP, "image": IMAGE, "xhtml": XHTML})
image = ElementMaker(namespace=IMAGE)
xhtml = ElementMaker(namespace=XHTML)

YEAR = re.compile("[0-9]{4}")

# The last change that readers see.
CHANGED = Greatest("published_at", Coalesce("updated_at", "published_at"))


@require_safe
def index(request: BlogRequest) -> HttpResponse:
    """Return the index of the sitemap's parts, each with its last change if it is known."""
    parts = [(f"{POSTS}{number}", changed) for number, changed in post_parts().items()]
    pages = Post.objects.live().pages().aggregate(last=Max(CHANGED))["last"]
    parts += [(PAGES, pages)] if pages else []
    parts += [(f"{SOURCES}{number}", None) for number in parts_with_sources(PART)]
    parts += [(LISTS, max((last for _name, last in parts if last), default=None))]
    prefix = f"{origin_of(request)}{reverse('sitemap')}".removesuffix(".xml")
    entries = "".join(
        f"<sitemap><loc>{escape(prefix)}/{name}.xml</loc>{_lastmod(changed)}</sitemap>"
        for name, changed in parts
    )
    head = '<?xml version="1.0" encoding="utf-8"?>\n'
    content = f'{head}<sitemapindex xmlns="{SITEMAP}">{entries}</sitemapindex>'
    return HttpResponse(content, content_type="application/xml")


@require_safe
def part(request: BlogRequest, part: str) -> HttpResponse:
    """Return a part with posts, or that of pages or of lists."""
    origin = origin_of(request)
    if part == LISTS:
        return _response(sitemap("urlset", *_lists(origin)))
    if part.startswith(SOURCES):
        return _sources(part, origin)
    if YEAR.fullmatch(part):  # as parts were called before they were bounded
        return HttpResponsePermanentRedirect(reverse("sitemap"))
    posts = Post.objects.pages() if part == PAGES else _posts_of_part(part)
    shown = posts.live().for_sitemap().annotate(changed=CHANGED).order_by("pk")[:MAX_URLS]
    groups = groups_of(shown, site=request.blog)
    urls = [
        _post(post, groups.get(post.translation_group_id, ()), request.blog, origin)
        for post in shown
    ]
    if not urls and part == PAGES:
        raise Http404("no pages")
    return _response(sitemap("urlset", *urls)) if urls else _to_index()


def _lastmod(changed: datetime | None) -> str:
    return f"<lastmod>{changed.isoformat()}</lastmod>" if changed else ""


def _sources(name: str, origin: str) -> HttpResponse:
    shown = sources_in_part(_number_of(name, SOURCES), PART).only("key").order_by("pk")
    urls = [sitemap("url", *_location(f"{origin}{row.get_absolute_url()}")) for row in shown]
    return _response(sitemap("urlset", *urls)) if urls else _to_index()


def _to_index() -> HttpResponse:
    """Return a redirect from a numbered part that has nothing now, as it may once have had."""
    return HttpResponseRedirect(reverse("sitemap"))


def _number_of(name: str, kind: str) -> int:
    """Return the number of a part. Raise Http404 for another name."""
    number = name.removeprefix(kind)
    if not (name.startswith(kind) and number.isascii() and number.isdigit() and len(number) < 16):
        raise Http404("no such part")
    return int(number)


def _posts_of_part(name: str) -> PostQuerySet:
    first = (_number_of(name, POSTS) - 1) * PART
    return Post.objects.posts().filter(pk__gte=first, pk__lt=first + PART)


def _lists(origin: str) -> Iterator[etree._Element]:
    paths: Sequence[str] = [
        "/",
        *(reverse(name) for name in INDEXES),
        *(author.get_absolute_url() for author in live_authors()),
        *sorted(tag.get_absolute_url() for tag in live_tags()),
        *sorted(series.get_absolute_url() for series, _count in live_series()),
    ]
    return (sitemap("url", *_location(f"{origin}{path}")) for path in paths[:MAX_URLS])


def _post(
    post: Post, translations: Sequence[Translation], site: Site, origin: str
) -> etree._Element:
    url = f"{origin}{post.get_absolute_url()}"
    lead = [post.lead_picture] if post.lead_picture else []
    pictures = [
        image("image", image("loc", urljoin(url, picture.file.url)))
        for picture in dict.fromkeys([*lead, *post.pictures.all()])
    ]
    languages = [
        xhtml("link", rel="alternate", hreflang=language, href=href)
        for language, href in alternates(translations, site=site, origin=origin)
    ]
    location = _location(url, getattr(post, "changed", None))
    return sitemap("url", *location, *languages, *pictures)


def _location(url: str, changed: datetime | None = None) -> Iterable[etree._Element]:
    yield sitemap("loc", url)
    if changed:
        yield sitemap("lastmod", changed.isoformat())


def _response(root: etree._Element) -> HttpResponse:
    content = etree.tostring(root, xml_declaration=True, encoding="utf-8")
    return HttpResponse(content, content_type="application/xml")
