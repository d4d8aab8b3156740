"""A post's links in the HTTP header (RFC 8288): they tell programs much and weigh on no page."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.encoding import iri_to_uri

from blog.mentions import receiving
from blog.posts.models import Post
from blog.posts.translations.models import Translation
from blog.reader.absolute_urls import absolute, alternates, cite_path
from blog.reader.discovery.oembed import oembed_addresses
from blog.site.licenses import license_address
from blog.web.requests import BlogRequest


def post_links(request: BlogRequest, post: Post, *, translations: Sequence[Translation]) -> str:
    """How to cite the post, what describes it, who wrote it, its license, where it takes
    webmentions, how to embed it, and in which languages it can be read.
    """
    canonical = absolute(request, post.get_absolute_url())
    description = absolute(request, f"{cite_path(post)}?format=csl-json")
    sites = [byline.account.website for byline in post.bylines.all() if byline.account]
    links = [
        (canonical, 'rel="cite-as"'),
        (description, 'rel="describedby"; type="application/vnd.citationstyles.csl+json"'),
        *((website, 'rel="author"') for website in sites),
        (license_address(request.blog.license), 'rel="license"'),
        (_webmention(request, post), 'rel="webmention"'),
        *(
            (address, f'rel="alternate"; type="{kind}"')
            for kind, address in oembed_addresses(request, canonical)
        ),
        *(
            (address, f'rel="alternate"; hreflang="{language}"')
            for language, address in alternates(request, translations)
        ),
    ]
    return ", ".join(f"<{iri_to_uri(address)}>; {said}" for address, said in links if address)


def _webmention(request: BlogRequest, post: Post) -> str:
    takes_them = receiving.takes_mentions(post, request.blog)
    return absolute(request, reverse("webmention")) if takes_them else ""
