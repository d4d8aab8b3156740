"""Texts of posts as programs write them: sources by their keys, pictures by their URLs."""

import re

from selectolax.lexbor import LexborNode

from blog.api.access import Problem
from blog.media.models import Picture
from blog.sources.models import Source
from blog.text.formats.urls import join_url, split_url
from blog.text.html.marks import MarkedText
from blog.text.html.nesting import MAX_DEPTH, exceeds_limits
from blog.text.html.sanitizing import clean_post

_DIGEST = re.compile(r"/media/pictures/[0-9a-f]{2}/([0-9a-f]{64})(?:-\d+)?\.\w+$")


def with_keys(body: str) -> str:
    """Return a stored text with its sources named by key instead of primary key."""
    text = MarkedText(body)
    nodes = _citations(text)
    numbers = {name for node in nodes if (name := _source(node)).isdigit()}
    keys = dict(Source.objects.filter(pk__in=numbers).values_list("pk", "key")) if numbers else {}
    for node in nodes:
        name = _source(node)
        node.attrs["data-source"] = keys.get(int(name), "") if name.isdigit() else ""
    return text.html


def stored_html(html: str, *, origin: str) -> str:
    """Return a program's HTML as it is stored: sanitized, with primary keys of what it uses.

    Raise Problem if it cites a source that there is not, or is nested too deeply.
    """
    if exceeds_limits(html):
        raise Problem(422, f"The text has more than {MAX_DEPTH} elements inside one another.")
    text = MarkedText(html)
    for image in text.select("img[src]"):
        image.attrs["src"] = join_url(f"{origin}/", image.attributes["src"])
    text = MarkedText(clean_post(text.html))
    _number_sources(text)
    _place_own_pictures(text, origin=origin)
    return text.html


def _number_sources(text: MarkedText) -> None:
    nodes = _citations(text)
    wanted = {_source(node) for node in nodes}
    known = dict(Source.objects.kept().filter(key__in=wanted).values_list("key", "pk"))
    if missing := sorted(wanted - known.keys()):
        raise Problem(422, f"There is no source with the key {', '.join(missing)}.")
    for node in nodes:
        node.attrs["data-source"] = str(known[_source(node)])


def _place_own_pictures(text: MarkedText, *, origin: str) -> None:
    """Show pictures of the library where the text has their URLs."""
    urls = {mark.remote for mark, _node in text.remote_pictures()}
    digests = {url: digest for url in urls if (digest := _digest(url, origin))}
    rows = Picture.objects.kept().filter(digest__in=digests.values())
    pks = dict(rows.values_list("digest", "pk")) if digests else {}
    text.replace_remote_pictures(
        {url: pks[digest] for url, digest in digests.items() if digest in pks}
    )


def _digest(url: str, origin: str) -> str:
    """Return the digest in the URL of a picture of this blog; "" for any other URL."""
    found = _DIGEST.search(split_url(url).path) if url.startswith(f"{origin}/") else None
    return found[1] if found else ""


def _citations(text: MarkedText) -> list[LexborNode]:
    return [node for _mark, node in text.citations()]


def _source(node: LexborNode) -> str:
    return node.attributes.get("data-source") or ""


def plain_title(html: str, *, most: int = 60) -> str:
    """Return a title for a text without one: its first letters, up to the end of a word."""
    parsed = MarkedText(html)
    blocks = parsed.select("p, h2, h3, h4, li, pre, dt, dd") or parsed.select("body")
    text = " ".join(" ".join(node.text() for node in blocks).split())
    short = text[: most + 1].rpartition(" ")[0] if len(text) > most else text
    return (short or text[:most]).strip() or "Untitled"
