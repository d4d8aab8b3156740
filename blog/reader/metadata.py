"""A post told to machines: JSON-LD, Dublin Core for Zotero, and links in the header."""

from typing import Any

from django.utils import timezone
from django.utils.encoding import iri_to_uri

from blog.posts.models import Post
from blog.site.licences import licence_address
from blog.site.models import Site


def linked_data(post: Post, *, site: Site, canonical: str) -> dict[str, Any]:
    """The post as schema.org's BlogPosting, with what it cites."""
    said = {
        "@context": "https://schema.org",
        "@type": "WebPage" if post.is_page else "BlogPosting",
        "headline": post.title,
        "url": canonical,
        "mainEntityOfPage": canonical,
        "description": post.excerpt,
        "author": [_author(byline) for byline in post.bylines.all()],
        "datePublished": _stamp(post.published_at),
        "dateModified": _stamp(post.updated_at),
        "inLanguage": post.language or site.language,
        "isPartOf": {"@type": "Blog", "name": site.name},
        "keywords": [tag.name for tag in post.tags.all()],
        "license": licence_address(site.licence),
        "citation": post.cited_works,
    }
    return {name: value for name, value in said.items() if value}


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
        ("dcterms.rights", licence_address(site.licence)),
        ("prism.publicationName", site.name),
    ]
    return [(name, content) for name, content in said if content]


def link_header(post: Post, *, site: Site, canonical: str) -> str:
    """RFC 8288 links: how to cite the post, what describes it, who wrote it, under what licence."""
    sites = [byline.account.website for byline in post.bylines.all() if byline.account]
    links = [
        (canonical, 'rel="cite-as"'),
        (
            f"{canonical}cite/?format=csl-json" if canonical.endswith("/") else "",
            'rel="describedby"; type="application/vnd.citationstyles.csl+json"',
        ),
        *((website, 'rel="author"') for website in sites),
        (licence_address(site.licence), 'rel="license"'),
    ]
    return ", ".join(f"<{iri_to_uri(address)}>; {said}" for address, said in links if address)


def _author(byline: Any) -> dict[str, str]:
    website = byline.account.website if byline.account else ""
    person = {"@type": "Person", "name": str(byline)}
    return person | ({"url": website} if website else {})


def _stamp(moment: Any) -> str:
    return timezone.localtime(moment).isoformat() if moment else ""
