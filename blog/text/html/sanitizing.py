"""Named sanitizing policies for all stored HTML. Nothing else calls nh3."""

import re
from collections.abc import Iterable, Mapping

import nh3

from blog.text.formats.formulas import CLASSES as FORMULA_CLASSES
from blog.text.html.embeds import link_frames
from blog.text.html.mark_placement import move_marks_out_of_links
from blog.text.html.nesting import limit_nesting
from blog.text.html.remote_pictures import mark_remote_pictures
from blog.text.kinds.catalog import BLOCKS, FORMS, FORMULA, INLINE

SCHEMES = {"http", "https", "mailto"}

_EMPTY_END = re.compile(r"(<p>(<br>)?</p>\s*)+$")


def _merged(parts: Iterable[Mapping[str, frozenset[str]]]) -> dict[str, set[str]]:
    merged: dict[str, set[str]] = {}
    for part in parts:
        for tag, names in part.items():
            merged.setdefault(tag, set()).update(names)
    return merged


_post = nh3.Cleaner(
    tags=set().union(*(form.cleaning.tags for form in FORMS)),
    attributes=_merged(form.cleaning.attributes for form in FORMS),
    allowed_classes=_merged(form.cleaning.classes for form in FORMS),
    clean_content_tags={"script", "style", "template", "iframe", "object", "svg"},
    url_schemes=SCHEMES,
    link_rel=None,
)

_formula = nh3.Cleaner(
    tags={*FORMULA.cleaning.tags, "a"},
    attributes=_merged(
        [FORMULA.cleaning.attributes, {"a": frozenset({"href"}), "mtd": frozenset({"id"})}]
    ),
    allowed_classes=dict.fromkeys(("mtable", "mtd", "mrow"), FORMULA_CLASSES),
    url_schemes=set(),
    link_rel=None,
)

_note = nh3.Cleaner(
    tags=INLINE - {"br"} | {"a"},
    attributes={"a": {"href", "title"}},
    url_schemes=SCHEMES,
    link_rel=None,
)

_comment = nh3.Cleaner(
    tags=INLINE - {"u", "sub", "sup"} | BLOCKS | {"a"},
    attributes={"a": {"href"}, "ol": {"start"}, "li": {"value"}},
    clean_content_tags={"script", "style", "template"},
    url_schemes=SCHEMES - {"mailto"},
    link_rel="ugc nofollow noopener",
)

LETTER_STYLES = {"i", "b", "em", "strong", "sup", "sub", "span"}

_citation = nh3.Cleaner(
    tags=LETTER_STYLES, attributes={}, allowed_classes={"span": {"small-caps"}}, link_rel=None
)

_reference = nh3.Cleaner(
    tags=LETTER_STYLES | {"a"},
    attributes={"a": {"href"}},
    allowed_classes={"span": {"small-caps"}},
    url_schemes={"http", "https"},
    link_rel=None,
)


def clean_post(html: str) -> str:
    """Sanitize an author's HTML: what the kinds of content in `blog.text.kinds` let pass.

    An iframe of a known site becomes a link to its page, a picture of another site a figure that
    names it. Empty paragraphs at the end, which the
    editor adds for its cursor, are removed. A text that is nested too deeply ends there; forms and
    the API refuse it before.
    """
    limited = limit_nesting(html)
    clean = _EMPTY_END.sub("", _post.clean(mark_remote_pictures(link_frames(limited))))
    return move_marks_out_of_links(clean, clean_text=clean_note)


def clean_formula(html: str) -> str:
    """Sanitize a rendered formula: MathML, with links to other formulas of the page."""
    return _formula.clean(html)


def clean_note(html: str) -> str:
    """Sanitize the content of an author's own note: emphasis, code and links."""
    return _note.clean(html)


def clean_comment(html: str) -> str:
    """Sanitize a reader's HTML: emphasis, links with nofollow, quotes, code and lists."""
    return _comment.clean(html)


def clean_citation(html: str) -> str:
    """Sanitize a formatted citation: italics, bold, super- and subscript, small capitals."""
    return _citation.clean(html)


def clean_reference(html: str) -> str:
    """Sanitize a reference as shown on a page: like a citation, but links are allowed."""
    return _reference.clean(html)
