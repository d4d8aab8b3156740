"""No link in the welcome blog leads to a missing page or a missing part of a page."""

import re
from collections.abc import Iterator
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.contrib.staticfiles import finders
from selectolax.lexbor import LexborHTMLParser

from blog.media.site_images import draw_site
from blog.site.models import Site
from blog.welcome.writing import write_welcome_blog

LINKS = {"a[href]": "href", "link[href]": "href", "img[src]": "src", "script[src]": "src"}
HOST = "http://testserver"


# Where a walk starts, and which pages it leaves by their links; it ends at all others.
WALKS = {
    "posts and lists": ("/", r"/(?!sources/)"),
    "the bibliography": ("/sources/", r"/sources/(\?|$)"),
    "sources to L": ("/sources/", r"/sources/[^/?m-z]"),
    "sources from M": ("/sources/", r"/sources/[m-z]"),
}


@pytest.fixture(scope="module", autouse=True)
def welcome(module_queue, module_rows):
    write_welcome_blog()
    draw_site(Site.objects.current())


@pytest.mark.django_db
@pytest.mark.parametrize(("start", "followed"), WALKS.values(), ids=WALKS)
def test_every_link_leads_to_a_page_or_part(client, start, followed):
    came_from = {start: "the start"}
    parts: dict[str, set[str]] = {}
    named: list[tuple[str, str, str]] = []
    while path := next((path for path in came_from if path not in parts), None):
        page = _page(client, path)
        assert page is not None, f"{came_from[path]} leads to {path}"
        parts[path] = {str(node.attributes["id"]) for node in page.css("[id]")}
        if path != start and not re.match(followed, path):
            continue
        for link in _own_links(page, path):
            found, part = urldefrag(link)
            came_from.setdefault(found, path)
            named.append((path, found, part))

    lost = [link for link in named if link[2] and link[2] not in parts[link[1]]]
    assert lost == []
    assert len(parts) > 50


def _page(client, path: str) -> LexborHTMLParser | None:
    """Return the parsed page, empty if it is not HTML; None if there is none."""
    if path.startswith("/static/"):
        found = finders.find(path.removeprefix("/static/"))
        return LexborHTMLParser("") if found else None
    response = client.get(path, follow=True)
    is_page = response.headers["Content-Type"].startswith("text/html")
    content = response.getvalue()  # reading to the end closes the file of a picture
    page = LexborHTMLParser(content.decode() if is_page else "")
    return page if response.status_code == 200 else None


def _own_links(page: LexborHTMLParser, path: str) -> Iterator[str]:
    for selector, attribute in LINKS.items():
        for node in page.css(selector):
            link = urljoin(HOST + path, node.attributes[attribute] or "")
            parts = urlsplit(link)
            if link.startswith(f"{HOST}/") and not parts.path.startswith("/admin/"):
                yield link.removeprefix(HOST)
