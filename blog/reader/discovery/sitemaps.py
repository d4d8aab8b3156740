"""The sitemap: an index, and its parts: one for each year's posts, one for pages, one for lists."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from urllib.parse import urljoin

from django.db.models import Max
from django.db.models.functions import Coalesce, Greatest, TruncYear
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from lxml import etree
from lxml.builder import ElementMaker

from blog.posts.bylines.authors import live_authors
from blog.posts.citations.bibliography import sources_shown
from blog.posts.models import Kind, Post, PostQuerySet, live_q
from blog.posts.series.models import Series
from blog.posts.tags.models import Tag
from blog.posts.translations.models import Translation, groups_of
from blog.reader.discovery.alternates import alternates
from blog.reader.lists.posts import month_start
from blog.reader.origin import origin_of
from blog.reader.xml import XHTML
from blog.site.models import Site
from blog.web.requests import BlogRequest

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"
MAX_URLS = 50_000  # in one file
INDEXES = ("archive", "tags", "authors", "all-series", "sources")

sitemap = ElementMaker(namespace=SITEMAP, nsmap={None: SITEMAP, "image": IMAGE, "xhtml": XHTML})
image = ElementMaker(namespace=IMAGE)
xhtml = ElementMaker(namespace=XHTML)

# The last change that readers see.
CHANGED = Greatest("published_at", Coalesce("updated_at", "published_at"))


@require_safe
def index(request: BlogRequest) -> HttpResponse:
    """Return the index of the sitemap's parts, each with its last change."""
    changed = Post.objects.live().annotate(changed=CHANGED).order_by()
    years = changed.posts().annotate(year=TruncYear("published_at")).values_list("year")
    parts = [
        (f"{year.year:04d}", last) for year, last in years.annotate(Max("changed")).order_by("year")
    ]
    pages = changed.pages().aggregate(last=Max("changed"))["last"]
    parts += [("pages", pages)] if pages else []
    parts += [("lists", max((last for _name, last in parts), default=None))]
    root = sitemap("sitemapindex")
    for name, last in parts:
        url = f"{origin_of(request)}{reverse('sitemap-part', args=[name])}"
        root.append(sitemap("sitemap", *_location(url, last)))
    return _response(root)


@require_safe
def part(request: BlogRequest, part: str) -> HttpResponse:
    """Return the part for a year, for "pages" or for "lists"."""
    origin = origin_of(request)
    if part == "lists":
        return _response(sitemap("urlset", *_lists(origin)))
    posts = Post.objects.pages() if part == "pages" else _posts_of_year(part)
    shown = posts.live().for_feed().annotate(changed=CHANGED).newest_first()[:MAX_URLS]
    groups = groups_of(shown, site=request.blog)
    urls = [
        _post(post, groups.get(post.translation_group_id, ()), request.blog, origin)
        for post in shown
    ]
    if not urls:
        raise Http404("nothing was published then")
    return _response(sitemap("urlset", *urls))


def _posts_of_year(name: str) -> PostQuerySet:
    if not (len(name) == 4 and name.isascii() and name.isdigit()):
        raise Http404("no such part")
    year = int(name)
    return Post.objects.posts().between(month_start(year, 1), month_start(year + 1, 1))


def _lists(origin: str) -> Iterator[etree._Element]:
    live = live_q("taggings__content_object__")
    tags = Tag.objects.filter(live, taggings__content_object__kind=Kind.POST).distinct()
    all_series = Series.objects.filter(live_q("posts__"), posts__kind=Kind.POST).distinct()
    paths: Sequence[str] = [
        "/",
        *(reverse(name) for name in INDEXES),
        *(author.get_absolute_url() for author in live_authors()),
        *sorted(tag.get_absolute_url() for tag in tags),
        *sorted(series.get_absolute_url() for series in all_series),
        *sorted(source.get_absolute_url() for source in sources_shown().only("key")),
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
