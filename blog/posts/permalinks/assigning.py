"""Assign permalinks to posts. A path given to a post is never given to another."""

from itertools import chain, count

from django.conf import settings
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
        "api",
        "archive",
        "authors",
        "feed",
        "feed.json",
        "health",
        "humans",
        "humans.txt",
        "look",
        "media",
        "metrics",
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


def give_permalink(post: Post, *, site: Site, keeps_date: bool = False) -> str | None:
    """Set the permalink of a dated post from its date and slug; it keeps all earlier ones.

    If it `keeps_date`, the date in its permalink stays as it is, whatever the blog's time zone is
    now. Return the path if it is new: the caller then saves the post and creates the Permalink.
    """
    post.slug = post.slug or slug_of_title(post)
    post.permalink_pattern = post.permalink_pattern or site.permalink_pattern
    slug, number = post.slug, 1
    date = (keeps_date and _date_in_permalink(post)) or _date_of(post, site=site)
    while (path := _path(post, slug, date=date)) != post.permalink_id:
        owner = Permalink.objects.filter(path=path).first()
        if owner is None or (owner.post_id and owner.post_id == post.pk):
            post.permalink_id = path
            return None if owner else path
        number += 1
        slug = f"{post.slug}-{number}"
    return None


def slug_of_title(post: Post) -> str:
    """Return a slug made from the title; that of a page is neither the blog's nor another's."""
    stem = slugify(post.title) or "untitled"
    if not post.is_page:
        return stem
    slugs = (f"{stem}-{number}" for number in count(2))
    return next(slug for slug in chain([stem], slugs) if _is_free(slug, post))


def _is_free(slug: str, post: Post) -> bool:
    return not is_reserved(slug) and not is_page_path_taken(slug, by_other_than=post.pk)


def is_page_path_taken(slug: str, *, by_other_than: int | None) -> bool:
    """Return whether the path of a page with this slug is or was that of another post."""
    paths = Permalink.objects.filter(path=f"/{slug}/")
    return paths.exclude(post_id=by_other_than or 0).exists()


def is_reserved(slug: str) -> bool:
    """Return whether the path of a page with this slug belongs to the blog itself."""
    return slug in RESERVED or slug == settings.ADMIN_PATH or is_year(slug)


def is_year(slug: str) -> bool:
    return slug.isdigit() and len(slug) == 4


def _date_of(post: Post, *, site: Site) -> dict[str, str]:
    """Return the parts of the post's date, in the blog's time zone; none of a page's."""
    if post.is_page:
        return {}
    assert post.published_at is not None, "only a dated post has a permalink"
    day = timezone.localtime(post.published_at, site.zone)
    return {"year": f"{day:%Y}", "month": f"{day:%m}", "day": f"{day:%d}"}


def _date_in_permalink(post: Post) -> dict[str, str]:
    """Return the parts of the date in the post's permalink; none if it has another form."""
    names, parts = post.permalink_pattern.split("/"), (post.permalink_id or "").split("/")
    if post.is_page or len(names) != len(parts):
        return {}
    date = {name.strip("{}"): part for name, part in zip(names, parts, strict=True)}
    return {name: part for name, part in date.items() if name in {"year", "month", "day"}}


def _path(post: Post, slug: str, *, date: dict[str, str]) -> str:
    if post.is_page:
        return f"/{slug}-page/" if is_reserved(slug) else f"/{slug}/"
    path = post.permalink_pattern.format(slug=slug, **date)
    return f"/{slug}-post/" if is_reserved(path.strip("/")) else path
