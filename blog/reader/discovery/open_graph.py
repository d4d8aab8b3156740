"""The card that others show where a page of the blog is passed on: Open Graph's (name, content).

What they read elsewhere in the page is not said twice: its language, its description.
"""

from django.core.files.storage import default_storage

from blog.drawing.link_previews import HEIGHT, WIDTH
from blog.posts.models import Post
from blog.reader.absolute_urls import absolute
from blog.web.requests import BlogRequest

Said = list[tuple[str, str]]


def of_post(request: BlogRequest, post: Post) -> Said:
    lead = post.lead_picture if post.card.endswith(".jpg") else None
    return [
        ("og:type", "website" if post.is_page else "article"),
        ("og:title", post.title),
        ("og:url", absolute(request, post.get_absolute_url())),
        ("og:site_name", request.blog.name),
        *_picture(request, post.card, alt=lead.alt if lead else post.title),
    ]


def of_blog(request: BlogRequest, *, title: str, canonical: str) -> Said:
    """Of the home page and of lists, which have the blog's own card."""
    return [
        ("og:type", "website"),
        ("og:title", title or request.blog.name),
        ("og:url", canonical),
        ("og:site_name", request.blog.name),
        *_picture(request, request.blog.drawn.get("card.png", ""), alt=request.blog.name),
    ]


def _picture(request: BlogRequest, name: str, *, alt: str) -> Said:
    """None while it is not drawn."""
    if not name:
        return []
    return [
        ("og:image", absolute(request, default_storage.url(name))),
        ("og:image:width", str(WIDTH)),
        ("og:image:height", str(HEIGHT)),
        ("og:image:alt", alt),
        ("twitter:card", "summary_large_image"),
    ]
