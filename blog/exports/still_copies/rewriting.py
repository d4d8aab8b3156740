"""Rewriting pages and style sheets so that they work from a disk: relative links, no forms."""

import re
from html import escape
from urllib.parse import urldefrag

from django.utils.translation import gettext as _
from selectolax.lexbor import LexborHTMLParser, LexborNode

from blog.exports.still_copies.places import SEARCH, is_copied, relative
from blog.text.formats.urls import join_url, split_url

SEARCH_SCRIPT = "still-search.js"
_OF_SERVERS = "script:not([type='application/ld+json']), .comment-foot, link[rel=EditURI]"
_LINKING = ("href", "src", "poster", "data", "action")
_CSS_URL = re.compile(r"""url\(\s*(["']?)([^"')]+)\1\s*\)""")


class Page:
    """A page being rewritten: `target` is its path with its query, `origin` the blog's."""

    def __init__(self, html: str, *, target: str, origin: str) -> None:
        self._tree = LexborHTMLParser(html)
        self._target, self._origin = target, origin
        self.found: dict[str, None] = {}  # the paths that it links to, in order

    def rewritten(self) -> str:
        """Return the page's HTML as it is in the copy."""
        self._drop_what_needs_a_server()
        if self._target == SEARCH:
            self._set_up_search()
        for node in self._tree.css("[srcset]"):
            node.attrs["srcset"] = self._srcset(node.attributes["srcset"] or "")
        for name in _LINKING:
            for node in self._tree.css(f"[{name}]"):
                self._link(node, name)
        return self._tree.html or ""

    def _drop_what_needs_a_server(self) -> None:
        for node in self._tree.css(_OF_SERVERS):
            node.decompose()
        for node in self._tree.css("form[method=post]"):
            _leave_note(node)
        for node in self._tree.css("form.filters, form.search"):
            if self._target != SEARCH:
                node.decompose()

    def _set_up_search(self) -> None:
        """Let the script search the index; without script, the page says so."""
        for node in self._tree.css("form.search details"):
            node.decompose()
        for node in self._tree.css("form.search"):
            node.attrs["action"] = SEARCH
        note = _("Searching this copy needs JavaScript. All posts are in the <a>archive</a>.")
        link = '<a href="/archive/">'
        for node in self._tree.css("#results"):
            labels = {"none": _("No results."), "loading": _("Searching…")}
            data = "".join(f' data-{name}="{escape(text)}"' for name, text in labels.items())
            status = '<p class="result-count" role="status"></p><ol class="results"></ol>'
            node.inner_html = (
                f'<p class="nothing" data-without-script>{note.replace("<a>", link)}</p>'
                f"<div hidden{data}>{status}</div>"
            )
        for node in self._tree.css("head"):
            node.inner_html = f'{node.inner_html}<script src="{SEARCH_SCRIPT}" defer></script>'

    def _link(self, node: LexborNode, name: str) -> None:
        value = (node.attributes[name] or "").strip()
        if value == SEARCH_SCRIPT or node.attributes.get("rel") == "canonical":
            return
        link = self._relative(value)
        if link is not None:
            node.attrs[name] = link
        elif node.tag == "link" or "nofollow" in (node.attributes.get("rel") or ""):
            node.decompose()
        else:
            del node.attrs[name]

    def _srcset(self, value: str) -> str:
        pictures = [picture.split() for picture in value.split(",")]
        return ", ".join(
            " ".join([self._relative(picture[0]) or "", *picture[1:]]) for picture in pictures
        )

    def _relative(self, value: str) -> str | None:
        """Return the link as it is in the copy; None if the copy has nothing to link to."""
        if value.startswith(("#", "data:", "mailto:")):
            return value
        url, fragment = urldefrag(join_url(self._origin + self._target, value))
        parts = split_url(url)
        if f"{parts.scheme}://{parts.netloc}" != self._origin:
            return value
        mark = f"#{fragment}" if fragment else ""
        if (
            parts.query.startswith("comment=")
            and mark
            and self._tree.css_first(f"[id='{fragment}']")
        ):
            return mark
        target = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
        if not is_copied(target):
            return None
        self.found[target] = None
        return relative(target, start=self._target) + mark


def rewritten_sheet(css: str, *, target: str, origin: str) -> tuple[str, list[str]]:
    """Return a style sheet with relative URLs, and the paths that it names."""
    found = []

    def replaced(match: re.Match[str]) -> str:
        parts = split_url(join_url(origin + target, match[2]))
        if f"{parts.scheme}://{parts.netloc}" != origin:
            return match[0]
        found.append(parts.path)
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        return f'url("{relative(parts.path, start=target)}{fragment}")'

    return _CSS_URL.sub(replaced, css), found


def _leave_note(form: LexborNode) -> None:
    """Replace a form by a sentence."""
    text = escape(_("This is a copy of the blog: nothing can be sent from here."))
    note = LexborHTMLParser(f'<p class="nothing">{text}</p>').css_first("p")
    assert note is not None
    form.replace_with(note)
