"""Nodes that several pages share: authors, the publisher, the blog, breadcrumbs."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from django.urls import reverse
from django.utils import timezone

from blog.posts.bylines.authors import Author
from blog.posts.bylines.models import Byline
from blog.site.models import Site

Node = dict[str, Any]
Crumb = tuple[str, str]  # name and path

CONTEXT = "https://schema.org"


def person(author: Byline | Author, *, origin: str) -> Node:
    """Return the node of an author, with the `@id` that their own page uses."""
    if isinstance(author, Author):
        name, website = author.name, author.website
    else:
        name, website = str(author), author.account.website if author.account else ""
    url = f"{origin}{author.get_absolute_url()}"
    return without_empty(
        {
            "@type": "Person",
            "@id": f"{url}#author",
            "name": name,
            "url": url,
            "sameAs": website,
        }
    )


def publisher(site: Site, *, origin: str) -> Node:
    """Return the node of the blog's publisher."""
    home, logo = f"{origin}/", site.logo
    return without_empty(
        {
            "@type": "Organization",
            "@id": f"{home}#publisher",
            "name": site.name,
            "url": home,
            "logo": urljoin(home, logo.file.url) if logo else "",
        }
    )


def blog(site: Site, *, origin: str) -> Node:
    """Return the node of the blog."""
    home = f"{origin}/"
    return {"@type": "Blog", "@id": f"{home}#blog", "name": site.name, "url": home}


def breadcrumbs(crumbs: Iterable[Crumb], *, site: Site, origin: str) -> Node:
    """Return the trail from home to a page. The page's own crumb has no path."""
    trail = [(site.name, reverse("home")), *crumbs]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            without_empty(
                {
                    "@type": "ListItem",
                    "position": position,
                    "name": name,
                    "item": f"{origin}{path}" if path else "",
                }
            )
            for position, (name, path) in enumerate(trail, start=1)
        ],
    }


def without_empty(node: Mapping[str, Any]) -> Node:
    """Return the node without properties that have no value."""
    return {name: value for name, value in node.items() if value}


def iso_datetime(moment: datetime | None) -> str:
    """Return the time in the blog's time zone in ISO 8601; "" for None."""
    return timezone.localtime(moment).isoformat() if moment else ""
