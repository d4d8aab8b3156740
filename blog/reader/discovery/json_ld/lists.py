"""JSON-LD of home, lists, authors' pages and sources."""

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from blog.posts.bylines.authors import Author
from blog.posts.models import Post
from blog.reader.discovery.json_ld.nodes import (
    CONTEXT,
    Crumb,
    Node,
    blog,
    breadcrumbs,
    person,
    publisher,
    without_empty,
)
from blog.reader.discovery.json_ld.posts import post_summary
from blog.site.licenses import license_url
from blog.site.models import Site
from blog.sources.metadata.schema_org import schema_org
from blog.sources.models import CslItem, Source


def home_data(posts: Iterable[Post], *, site: Site, origin: str) -> Node:
    """Return the nodes of the website with its search, and of the blog with its newest posts."""
    home = f"{origin}/"
    website = {
        "@type": "WebSite",
        "@id": f"{home}#website",
        "name": site.name,
        "url": home,
        "inLanguage": site.language,
        "publisher": publisher(site, origin=origin),
        "potentialAction": _search(origin),
    }
    whole_blog = blog(site, origin=origin) | without_empty(
        {
            "description": site.tagline,
            "inLanguage": site.language,
            "isPartOf": {"@id": f"{home}#website"},
            "publisher": {"@id": f"{home}#publisher"},
            "license": license_url(site.license),
            "blogPost": [post_summary(post, origin=origin) for post in posts],
        }
    )
    return {"@context": CONTEXT, "@graph": [website, whole_blog]}


def _search(origin: str) -> Node:
    url = f"{origin}{reverse('search')}?q={{query}}"
    return {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": url},
        "query-input": "required name=query",
    }


def list_data(
    name: str,
    items: Sequence[Crumb],
    *,
    canonical: str,
    site: Site,
    origin: str,
    description: str = "",
    above: Sequence[Crumb] = (),
) -> Node:
    """Return the node of a page that lists `items` (name and path of each) in this order."""
    elements = [
        {"@type": "ListItem", "position": position, "name": name, "url": f"{origin}{path}"}
        for position, (name, path) in enumerate(items, start=1)
    ]
    return without_empty(
        {
            "@context": CONTEXT,
            "@type": "CollectionPage",
            "@id": canonical,
            "name": name,
            "description": description,
            "inLanguage": site.language,
            "isPartOf": {"@id": f"{origin}/#website"},
            "breadcrumb": breadcrumbs([*above, (name, "")], site=site, origin=origin),
            "mainEntity": {"@type": "ItemList", "itemListElement": elements},
        }
    )


def author_data(
    author: Author, posts: Iterable[Post], *, canonical: str, site: Site, origin: str
) -> Node:
    """Return the node of an author's page: the author, their post count, the posts on the page."""
    written = {
        "@type": "InteractionCounter",
        "interactionType": f"{CONTEXT}/WriteAction",
        "userInteractionCount": author.count,
    }
    about = {"description": author.about, "agentInteractionStatistic": written}
    crumbs = [(_("Authors"), reverse("authors")), (author.name, "")]
    return {
        "@context": CONTEXT,
        "@type": "ProfilePage",
        "@id": canonical,
        "inLanguage": site.language,
        "isPartOf": {"@id": f"{origin}/#website"},
        "breadcrumb": breadcrumbs(crumbs, site=site, origin=origin),
        "mainEntity": person(author, origin=origin) | without_empty(about),
        "hasPart": [post_summary(post, origin=origin) for post in posts],
    }


def source_data(source: Source, item: CslItem, *, canonical: str, site: Site, origin: str) -> Node:
    """Return the node of a source: a work of its kind, described by its page on the blog."""
    crumbs = [(_("Sources"), reverse("sources")), (source.heading, "")]
    page = {
        "@type": "WebPage",
        "@id": canonical,
        "breadcrumb": breadcrumbs(crumbs, site=site, origin=origin),
    }
    return {
        "@context": CONTEXT,
        "@id": f"{canonical}#main",
        **schema_org(item),
        "mainEntityOfPage": page,
    }
