"""Open Graph: the link preview that other sites show, as (property, content) of meta elements.

The language and the description are not repeated: the page has them elsewhere.
"""

from urllib.parse import urljoin

from django.core.files.storage import default_storage

from blog.drawing.link_previews import HEIGHT, WIDTH
from blog.posts.models import Post
from blog.site.models import Site

Properties = list[tuple[str, str]]


def of_post(post: Post, *, site: Site, origin: str) -> Properties:
    lead = post.lead_picture if post.card.endswith(".jpg") else None
    return [
        ("og:type", "website" if post.is_page else "article"),
        ("og:title", post.title),
        ("og:url", f"{origin}{post.get_absolute_url()}"),
        ("og:site_name", site.name),
        *([] if post.is_page else _article(post, origin=origin)),
        *_image(post.card, alt=lead.alt if lead else post.title, origin=origin),
    ]


def of_list(title: str, *, canonical: str, site: Site, origin: str) -> Properties:
    """Return the properties of home or of a list, with the blog's own card."""
    return [
        ("og:type", "website"),
        ("og:title", title or site.name),
        ("og:url", canonical),
        ("og:site_name", site.name),
        *_image(site.drawn.get("card.png", ""), alt=site.name, origin=origin),
    ]


def _article(post: Post, *, origin: str) -> Properties:
    """Return when and by whom the post was published, and its tags."""
    moments = [("published", post.published_at), ("modified", post.updated_at)]
    return [
        *((f"article:{name}_time", at.isoformat()) for name, at in moments if at),
        *(("article:author", origin + by.get_absolute_url()) for by in post.bylines.all()),
        *(("article:tag", tag.name) for tag in post.tags_in_order),
    ]


def _image(name: str, *, alt: str, origin: str) -> Properties:
    """Return the properties of a card's image; none until it has been drawn."""
    if not name:
        return []
    return [
        ("og:image", urljoin(origin, default_storage.url(name))),
        ("og:image:width", str(WIDTH)),
        ("og:image:height", str(HEIGHT)),
        ("og:image:alt", alt),
        ("twitter:card", "summary_large_image"),
    ]
