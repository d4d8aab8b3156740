"""Assign permalinks to posts. A path given to a post is never given to another."""

from django.utils import timezone

from blog.posts.models import Post
from blog.posts.permalinks.models import Permalink
from blog.site.models import Site
from blog.text.words.slugs import slugify

# First segments of paths that the blog's own routes use, so that pages cannot have them.
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


def give_permalink(post: Post, *, site: Site) -> str | None:
    """Set the permalink of a dated post from its date and slug; it keeps all earlier ones.

    Return the path if it is new: the caller then saves the post and creates the Permalink.
    """
    post.slug = post.slug or slugify(post.title) or "untitled"
    post.permalink_pattern = post.permalink_pattern or site.permalink_pattern
    slug, count = post.slug, 1
    while (path := _path(post, slug, site=site)) != post.permalink_id:
        owner = Permalink.objects.filter(path=path).first()
        if owner is None or (owner.post_id and owner.post_id == post.pk):
            post.permalink_id = path
            return None if owner else path
        count += 1
        slug = f"{post.slug}-{count}"
    return None


def is_reserved(slug: str) -> bool:
    """Return whether the path of a page with this slug belongs to the blog itself."""
    return slug in RESERVED or (slug.isdigit() and len(slug) == 4)


def _path(post: Post, slug: str, *, site: Site) -> str:
    if post.is_page:
        return f"/{slug}-page/" if is_reserved(slug) else f"/{slug}/"
    assert post.published_at is not None, "only a dated post has a permalink"
    day = timezone.localtime(post.published_at, site.zone)
    path = post.permalink_pattern.format(
        year=f"{day:%Y}", month=f"{day:%m}", day=f"{day:%d}", slug=slug
    )
    return f"/{slug}-post/" if is_reserved(path.strip("/")) else path
