"""What a list is, in schema.org's words: home, archives, authors, sources."""

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from blog.posts.bylines.authors import Author
from blog.posts.models import Post
from blog.reader.absolute_urls import absolute
from blog.reader.discovery.linked_data import (
    CONTEXT,
    Crumb,
    Thing,
    blog,
    breadcrumbs,
    person,
    publisher,
    said,
    stamp,
)
from blog.site.licenses import license_address
from blog.sources.metadata.schema_org import schema_org
from blog.sources.models import CslItem, Source
from blog.web.requests import BlogRequest


def home_data(request: BlogRequest, posts: Iterable[Post]) -> Thing:
    """The blog with its newest posts, and how it is searched."""
    site, home = request.blog, absolute(request, "/")
    search = {
        "@type": "SearchAction",
        "target": {
            "@type": "EntryPoint",
            "urlTemplate": f"{absolute(request, reverse('search'))}?q={{words}}",
        },
        "query-input": "required name=words",
    }
    website = {
        "@type": "WebSite",
        "@id": f"{home}#website",
        "name": site.name,
        "url": home,
        "inLanguage": site.language,
        "publisher": publisher(request),
        "potentialAction": search,
    }
    whole = blog(request) | said(
        {
            "description": site.tagline,
            "inLanguage": site.language,
            "isPartOf": {"@id": f"{home}#website"},
            "publisher": {"@id": f"{home}#publisher"},
            "license": license_address(site.license),
            "blogPost": [_in_short(request, post) for post in posts],
        }
    )
    return {"@context": CONTEXT, "@graph": [website, whole]}


def list_data(
    request: BlogRequest,
    name: str,
    *,
    canonical: str,
    things: Sequence[Crumb],
    description: str = "",
    above: Sequence[Crumb] = (),
) -> Thing:
    """A page that lists `things`, each by its name and path, in their order."""
    listed = [
        {"@type": "ListItem", "position": n, "name": name, "url": absolute(request, path)}
        for n, (name, path) in enumerate(things, start=1)
    ]
    return said(
        {
            "@context": CONTEXT,
            "@type": "CollectionPage",
            "@id": canonical,
            "name": name,
            "description": description,
            "inLanguage": request.blog.language,
            "isPartOf": {"@id": f"{absolute(request, '/')}#website"},
            "breadcrumb": breadcrumbs(request, [*above, (name, "")]),
            "mainEntity": {"@type": "ItemList", "itemListElement": listed},
        }
    )


def author_data(
    request: BlogRequest, author: Author, posts: Iterable[Post], *, canonical: str
) -> Thing:
    """An author's page: who it is, how much they wrote, what of it stands here."""
    wrote = {
        "@type": "InteractionCounter",
        "interactionType": f"{CONTEXT}/WriteAction",
        "userInteractionCount": author.count,
    }
    about = {"description": author.about, "agentInteractionStatistic": wrote}
    crumbs = [(_("Authors"), reverse("authors")), (author.name, "")]
    return {
        "@context": CONTEXT,
        "@type": "ProfilePage",
        "@id": canonical,
        "inLanguage": request.blog.language,
        "isPartOf": {"@id": f"{absolute(request, '/')}#website"},
        "breadcrumb": breadcrumbs(request, crumbs),
        "mainEntity": person(request, author) | said(about),
        "hasPart": [_in_short(request, post) for post in posts],
    }


def source_data(request: BlogRequest, source: Source, item: CslItem, *, canonical: str) -> Thing:
    """A source as a work of its own kind, told by its page here."""
    crumbs = [(_("Sources"), reverse("sources")), (source.title, "")]
    page = {
        "@type": "WebPage",
        "@id": canonical,
        "breadcrumb": breadcrumbs(request, crumbs),
    }
    return {
        "@context": CONTEXT,
        "@id": f"{canonical}#main",
        **schema_org(item),
        "mainEntityOfPage": page,
    }


def _in_short(request: BlogRequest, post: Post) -> Thing:
    address = absolute(request, post.get_absolute_url())
    return said(
        {
            "@type": "BlogPosting",
            "@id": f"{address}#main",
            "headline": post.title,
            "url": address,
            "datePublished": stamp(post.published_at),
            "author": [person(request, byline) for byline in post.bylines.all()],
        }
    )
