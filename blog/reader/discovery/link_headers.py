"""The Link header of a post (RFC 8288): links for programs that add nothing to the page."""

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.encoding import iri_to_uri

from blog.mentions import receiving
from blog.posts.models import Post
from blog.posts.translations.models import Translation
from blog.reader.discovery.alternates import alternates
from blog.reader.discovery.oembed import oembed_urls
from blog.reader.paths import cite_path, timegate_path, timemap_path
from blog.site.licenses import license_url
from blog.site.models import Site


def post_links(post: Post, *, translations: Sequence[Translation], site: Site, origin: str) -> str:
    """Return the header: how to cite the post, its description, authors, license, webmention
    endpoint, earlier versions, oEmbed and translations.
    """
    links = _links(post, translations, site, origin)
    return ", ".join(f"<{iri_to_uri(url)}>; {params}" for url, params in links if url)


def _links(
    post: Post, translations: Sequence[Translation], site: Site, origin: str
) -> Iterator[tuple[str, str]]:
    """Yield the (URL, parameters) of each link; those with an empty URL are to be left out."""
    canonical = f"{origin}{post.get_absolute_url()}"
    description = f"{origin}{cite_path(post)}?format=csl-json"
    yield canonical, 'rel="cite-as"'
    yield description, 'rel="describedby"; type="application/vnd.citationstyles.csl+json"'
    for byline in post.bylines.all():
        yield byline.account.website if byline.account else "", 'rel="author"'
    yield license_url(site.license), 'rel="license"'
    if site.shows_versions:
        yield f"{origin}{timegate_path(post)}", 'rel="timegate"'
        yield f"{origin}{timemap_path(post)}", 'rel="timemap"; type="application/link-format"'
    if receiving.takes_mentions(post, site):
        yield f"{origin}{reverse('webmention')}", 'rel="webmention"'
    for media_type, url in oembed_urls(canonical, origin=origin):
        yield url, f'rel="alternate"; type="{media_type}"'
    for language, url in alternates(translations, site=site, origin=origin):
        yield url, f'rel="alternate"; hreflang="{language}"'
