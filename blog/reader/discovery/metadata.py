"""Dublin Core and COinS of a post, for reference managers.

Zotero's translators read COinS first, then meta elements. For a page with sources Zotero offers a
list, which must include the post itself.
"""

from django.utils import timezone

from blog.posts.citations.as_source import post_item
from blog.posts.models import Post
from blog.site.licenses import license_url
from blog.site.models import Site
from blog.sources.metadata.coins import coins


def dublin_core(post: Post, *, site: Site, canonical: str) -> list[tuple[str, str]]:
    """Return the (name, content) of the page's meta elements.

    `z:itemType` makes Zotero save a blog post, whose fields are in `dcterms`; `citation_` tags
    alone would make it a journal article.
    """
    elements = [
        ("z:itemType", "webpage" if post.is_page else "blogPost"),
        ("dcterms.title", post.title),
        *(("dcterms.creator", str(byline)) for byline in post.bylines.all()),
        ("dcterms.date", post.day.isoformat() if post.day and not post.is_page else ""),
        ("dcterms.identifier", canonical),
        ("dcterms.language", post.language or site.language),
        ("dcterms.rights", license_url(site.license)),
        ("prism.publicationName", site.name),
    ]
    return [(name, content) for name, content in elements if content]


def own_coins(post: Post, *, site: Site, canonical: str) -> str:
    """Return the COinS of the post itself; "" if it has no sources: the meta elements suffice."""
    if not post.has_sources:
        return ""
    return coins(post_item(post, site=site, url=canonical, today=timezone.localdate()))
