"""Addresses of posts: chosen once, kept for ever."""

from django.utils import timezone

from blog.posts.models import Post
from blog.posts.permalinks.models import Permalink
from blog.site.models import Site
from blog.text.words.slugs import slugify

# First parts of addresses that are not for pages: the reader's and the authors' own routes.
RESERVED = frozenset(
    {
        "",
        "admin",
        "archive",
        "authors",
        "feed",
        "feed.json",
        "health",
        "humans",
        "humans.txt",
        "look",
        "media",
        "oembed",
        "page",
        "preview",
        "robots.txt",
        "search",
        "series",
        "sitemap",
        "sitemap.xml",
        "sources",
        "static",
        "tags",
        "comments",
        "favicon.ico",
        "webmention",
        "apple-touch-icon.png",
        "site.webmanifest",
        "__debug__",
        ".well-known",
    }
)


def give_permalink(post: Post) -> None:
    """Give a dated post the address its date and slug ask for; every earlier one stays its own.

    Saves nothing if it has that address already. The caller saves the post's other fields.
    """
    post.slug = post.slug or slugify(post.title) or "untitled"
    post.permalink_pattern = post.permalink_pattern or Site.objects.current().permalink_pattern
    path = _free_path(post)
    if path == post.permalink_id:
        return
    permalink, _created = Permalink.objects.get_or_create(path=path, defaults={"post": post})
    post.permalink = permalink


def is_reserved(slug: str) -> bool:
    """Whether a page of this slug would stand where the blog's own addresses are."""
    return slug in RESERVED or (slug.isdigit() and len(slug) == 4)


def _free_path(post: Post) -> str:
    """The wished-for path, or with -2, -3 … if it is, or ever was, another post's."""
    slug, count = post.slug, 1
    while is_taken(post, path := _wished_path(post, slug)):
        count += 1
        slug = f"{post.slug}-{count}"
    return path


def is_taken(post: Post, path: str) -> bool:
    return Permalink.objects.filter(path=path).exclude(post=post).exists()


def _wished_path(post: Post, slug: str) -> str:
    if post.is_page:
        return f"/{slug}-page/" if is_reserved(slug) else f"/{slug}/"
    assert post.published_at is not None, "only a dated post has an address"
    day = timezone.localtime(post.published_at, Site.objects.current().zone)
    path = post.permalink_pattern.format(
        year=f"{day:%Y}", month=f"{day:%m}", day=f"{day:%d}", slug=slug
    )
    return f"/{slug}-post/" if is_reserved(path.strip("/")) else path
