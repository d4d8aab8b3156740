"""Texts of posts for WordPress: notes and bibliography as plain HTML, whole pictures."""

import re
from collections.abc import Mapping

from selectolax.lexbor import LexborHTMLParser

from blog.posts.models import Post
from blog.text.html.feed_content import feed_content

_RENDITION = re.compile(r"/media/pictures/[0-9a-f]{2}/([0-9a-f]{64})(?:-\d+)?\.\w+$")
_CODE = re.compile(r"(<pre.*?</pre>)", re.DOTALL)
_LINE_BREAK = re.compile(r"\s*\n\s*")


def body_of(post: Post, *, origin: str) -> str:
    """Return the post's text as it is on its page, with absolute URLs.

    A picture is one `<img>` with the original, which WordPress copies and then names instead.
    """
    html = feed_content(
        post.rendered + post.rendered_sources,
        base=origin + (post.get_absolute_url() or "/"),
        prefix=f"post-{post.pk}-",
    )
    originals = {picture.digest: picture.path for picture in post.pictures.all()}
    return _with_originals(html, originals, origin=origin)


def _with_originals(html: str, originals: Mapping[str, str], *, origin: str) -> str:
    tree = LexborHTMLParser(f"<!doctype html><body>{html}")
    for node in tree.css("picture source, img[src=''], script, template"):
        node.decompose()
    tree.unwrap_tags(["picture"])
    for node in tree.css("a.enlarge"):
        node.unwrap()
    for node in tree.css("img"):
        found = _RENDITION.search(node.attributes.get("src") or "")
        if found and found[1] in originals:
            node.attrs["src"] = f"{origin}/media/{originals[found[1]]}"
        for name in {"srcset", "sizes", "loading", "decoding"} & node.attributes.keys():
            del node.attrs[name]
    return _on_one_line((tree.body.inner_html or "") if tree.body else "")


def _on_one_line(html: str) -> str:
    """Return the HTML without line breaks outside of code: WordPress makes paragraphs of them."""
    parts = _CODE.split(html)
    return "".join(
        part if place % 2 else _LINE_BREAK.sub(" ", part) for place, part in enumerate(parts)
    ).strip()
