"""What machines are told of the blog: its addresses, what they may read, and who makes it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from urllib.parse import urljoin

from django.db.models import Max
from django.db.models.functions import Coalesce, Greatest, TruncYear
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe
from lxml import etree
from lxml.builder import ElementMaker

from blog.posts.bylines.authors import live_authors
from blog.posts.citations.bibliography import sources_shown
from blog.posts.models import Kind, Post, PostQuerySet, live_q
from blog.posts.series.models import Series
from blog.posts.tags.models import Tag
from blog.posts.translations.models import Translation, groups_of
from blog.reader.absolute_urls import absolute, alternates
from blog.reader.feeds.xml import XHTML
from blog.reader.lists.archives import first_moment
from blog.web.requests import BlogRequest

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"
MOST = 50_000  # addresses in one file
SHELVES = ("archive", "tags", "authors", "all-series", "sources")  # lists of lists

site = ElementMaker(namespace=SITEMAP, nsmap={None: SITEMAP, "image": IMAGE, "xhtml": XHTML})
image = ElementMaker(namespace=IMAGE)
link = ElementMaker(namespace=XHTML)

# When readers last saw a difference.
CHANGED = Greatest("published_at", Coalesce("updated_at", "published_at"))

# Those who collect texts to train models on them, by the names they give themselves.
AI_CRAWLERS = (
    "AI2Bot", "Amazonbot", "anthropic-ai", "Applebot-Extended", "Bytespider", "CCBot",
    "ChatGPT-User", "Claude-Web", "ClaudeBot", "cohere-ai", "Diffbot", "FacebookBot",
    "Google-Extended", "GPTBot", "img2dataset", "meta-externalagent", "OAI-SearchBot",
    "omgili", "PerplexityBot", "Timpibot", "YouBot",
)  # fmt: skip


@require_safe
def index(request: BlogRequest) -> HttpResponse:
    """A file for each year of posts, one for pages, one for the lists."""
    changed = Post.objects.live().annotate(changed=CHANGED).order_by()
    years = changed.posts().annotate(year=TruncYear("published_at")).values_list("year")
    files = [
        (f"{year.year:04d}", last) for year, last in years.annotate(Max("changed")).order_by("year")
    ]
    pages = changed.pages().aggregate(last=Max("changed"))["last"]
    files += [("pages", pages)] if pages else []
    files += [("lists", max((last for _name, last in files), default=None))]
    root = site("sitemapindex")
    for name, last in files:
        address = absolute(request, reverse("sitemap-part", args=[name]))
        root.append(site("sitemap", *_place(address, last)))
    return _answer(root)


@require_safe
def part(request: BlogRequest, part: str) -> HttpResponse:
    if part == "lists":
        return _answer(site("urlset", *_lists(request)))
    posts = Post.objects.pages() if part == "pages" else _of_year(part)
    shown = posts.live().for_feed().annotate(changed=CHANGED).newest_first()[:MOST]
    groups = groups_of(shown, site=request.blog)
    urls = [_url(request, post, groups.get(post.translation_group_id, ())) for post in shown]
    if not urls:
        raise Http404("nothing was published then")
    return _answer(site("urlset", *urls))


@require_safe
def robots(request: BlogRequest) -> HttpResponse:
    closed = ["/admin/", "/preview/", "/search/"]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    if not request.blog.welcomes_ai:
        lines += ["", *(f"User-agent: {name}" for name in AI_CRAWLERS), "Disallow: /"]
    lines += ["", f"Sitemap: {absolute(request, reverse('sitemap'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def humans(request: BlogRequest) -> HttpResponse:
    """Who makes the blog, as humanstxt.org has it."""
    lines = [f"/* {_('Authors')} */", ""]
    for author in live_authors():
        count = ngettext("%(n)s post", "%(n)s posts", author.count) % {"n": author.count}
        address = absolute(request, author.get_absolute_url())
        lines += [author.name, *filter(None, [author.about, author.website])]
        lines += [f"{count}: {address}", ""]
    changed = Post.objects.live().aggregate(last=Max(CHANGED))["last"]
    said = [request.blog.tagline, absolute(request, "/")]
    if changed:
        day = timezone.localdate(changed).isoformat()
        said.append(_("Last update: %(day)s") % {"day": day})
    lines += [f"/* {request.blog.name} */", "", *filter(None, said), "Ibid", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def _of_year(name: str) -> PostQuerySet:
    if not (len(name) == 4 and name.isascii() and name.isdigit()):
        raise Http404("no such part")
    year = int(name)
    return Post.objects.posts().between(first_moment(year, 1), first_moment(year + 1, 1))


def _lists(request: BlogRequest) -> Iterator[etree._Element]:
    paths = ["/", *(reverse(name) for name in SHELVES)]
    live = live_q("taggings__content_object__")
    tags = Tag.objects.filter(live, taggings__content_object__kind=Kind.POST).distinct()
    series = Series.objects.filter(live_q("posts__"), posts__kind=Kind.POST).distinct()
    found: Sequence[str] = [
        *paths,
        *(author.get_absolute_url() for author in live_authors()),
        *(tag.get_absolute_url() for tag in tags),
        *(one.get_absolute_url() for one in series),
        *(source.get_absolute_url() for source in sources_shown().only("key")),
    ]
    return (site("url", *_place(absolute(request, path))) for path in found[:MOST])


def _url(request: BlogRequest, post: Post, translations: Sequence[Translation]) -> etree._Element:
    address = absolute(request, post.get_absolute_url())
    lead = [post.lead_picture] if post.lead_picture else []
    pictures = dict.fromkeys([*lead, *post.pictures.all()])
    shown = [
        image("image", image("loc", urljoin(address, picture.file.url))) for picture in pictures
    ]
    languages = [
        link("link", rel="alternate", hreflang=language, href=href)
        for language, href in alternates(request, translations)
    ]
    return site("url", *_place(address, getattr(post, "changed", None)), *languages, *shown)


def _place(address: str, changed: datetime | None = None) -> Iterable[etree._Element]:
    yield site("loc", address)
    if changed:
        yield site("lastmod", changed.isoformat())


def _answer(root: etree._Element) -> HttpResponse:
    words = etree.tostring(root, xml_declaration=True, encoding="utf-8")
    return HttpResponse(words, content_type="application/xml")
