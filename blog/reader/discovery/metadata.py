"""A post told to machines: Dublin Core and COinS.

Zotero's translators, in the order in which it asks them, read COinS and then meta elements: of a
page with sources it offers a list, in which the post itself must stand.
"""

from django.utils import timezone

from blog.posts.citations.as_source import post_item
from blog.posts.models import Post
from blog.site.licenses import license_address
from blog.site.models import Site
from blog.sources.metadata.coins import coins


def dublin_core(post: Post, *, site: Site, canonical: str) -> list[tuple[str, str]]:
    """(name, content) of the page's meta elements.

    `z:itemType` makes Zotero save a blog post, with `dcterms` for its fields: bare `citation_` tags
    would make it a journal article.
    """
    said = [
        ("z:itemType", "webpage" if post.is_page else "blogPost"),
        ("dcterms.title", post.title),
        *(("dcterms.creator", str(byline)) for byline in post.bylines.all()),
        ("dcterms.date", post.day.isoformat() if post.day and not post.is_page else ""),
        ("dcterms.identifier", canonical),
        ("dcterms.language", post.language or site.language),
        ("dcterms.rights", license_address(site.license)),
        ("prism.publicationName", site.name),
    ]
    return [(name, content) for name, content in said if content]


def own_coins(post: Post, *, site: Site, canonical: str) -> str:
    """The post among the sources of its page; "" if it has none and needs no mention."""
    if not post.has_sources:
        return ""
    return coins(post_item(post, site=site, url=canonical, today=timezone.localdate()))
