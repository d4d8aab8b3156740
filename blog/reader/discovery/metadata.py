"""Dublin Core of a post, for reference managers.

Zotero reads the COinS of a page before its meta elements, and offers a list if there are several.
So the page of a post has none, and is saved as the post; its sources' are on the page that tells
how to cite it.
"""

from blog.posts.models import Post
from blog.site.licenses import license_url
from blog.site.models import Site


def dublin_core(post: Post, *, site: Site, canonical: str) -> list[tuple[str, str]]:
    """Return the (name, content) of the page's meta elements.

    `z:itemType` makes Zotero save a blog post, whose fields are in `dcterms`; `citation_` tags
    alone would make it a journal article. It believes `prism.publicationDate` before the date of
    Open Graph, which has a time.
    """
    day = post.day.isoformat() if post.day and not post.is_page else ""
    elements = [
        ("z:itemType", "webpage" if post.is_page else "blogPost"),
        ("dcterms.title", post.title),
        *(("dcterms.creator", str(byline)) for byline in post.bylines.all()),
        ("dcterms.date", day),
        ("dcterms.identifier", canonical),
        ("dcterms.language", post.language or site.language),
        ("dcterms.rights", license_url(site.license)),
        ("prism.publicationDate", day),
        ("prism.publicationName", site.name),
    ]
    return [(name, content) for name, content in elements if content]
