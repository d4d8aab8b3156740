"""Checking uploaded styles before their first use; they are read only as data."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from blog.sources.styles.catalog import Kind, Style, included_style
from blog.sources.styles.formatting import CitedSource, format_bibliography, format_citations
from blog.sources.styles.published import csl_of, published_styles

MAX_BYTES = 1024 * 1024
MAX_STEPS = 20_000  # elements in one reference; Chicago's longest has 3,047
MAX_DEPTH = 150  # elements within elements; Chicago's deepest has 70
MAX_SECONDS = 20.0  # for the test of about a hundred references

CSL = "{http://purl.org/net/xbiblio/csl}"
_RENDERING = "text date number names label group choose"
_CHILDREN = {
    "style": "info locale macro citation bibliography",
    "macro": _RENDERING,
    "citation": "sort layout",
    "bibliography": "sort layout",
    "sort": "key",
    "layout": _RENDERING,
    "group": _RENDERING,
    "choose": "if else-if else",
    "if": _RENDERING,
    "else-if": _RENDERING,
    "else": _RENDERING,
    "names": "name et-al label substitute",
    "substitute": _RENDERING,
    "name": "name-part",
    "date": "date-part",
    "locale": "info style-options date terms",
    "terms": "term",
    "term": "single multiple",
}
_KINDS: Mapping[str, Kind] = {"note": "note", "numeric": "numeric"}  # all others cite by names


class StyleRefused(ValueError):
    """The file cannot be used as a style. The message is the reason, for the owner."""


def check_style(xml: bytes) -> Style:
    """Return the style of the CSL file after testing it on works of every type.

    Nothing in the file is executed, and it cannot cause other files to be read. Raise StyleRefused.
    """
    style = read_style(xml)
    if style.xml:
        _try(style)
    return style


@lru_cache(maxsize=32)
def read_style(xml: bytes) -> Style:
    """Return the style of a CSL file that `check_style` has accepted; raise StyleRefused.

    For a dependent style, return its parent, included or published, with the title and the locale
    of the dependent one.
    """
    root = _root(xml)
    title = _text(root, "title")
    if not title:
        raise StyleRefused("The style has no title.")
    if parent := _parent(root):
        style = _parent_style(parent)
        return replace(style, title=title, locale=root.get("default-locale") or style.locale)
    _check_tree(root)
    _check_macros(root)
    return Style(title=title, kind=_kind(root), xml=xml, locale=root.get("default-locale", ""))


# The file


def _root(xml: bytes) -> Any:
    from lxml import etree  # noqa: PLC0415  0.1 s, and only an owner's file needs it

    if len(xml) > MAX_BYTES:
        raise StyleRefused("The file is larger than 1 MB.")
    try:
        text = xml.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise StyleRefused("The file is not text in UTF-8.") from None
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise StyleRefused(
            "The file declares a document type or entities, which styles do not have."
        )
    parser = etree.XMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise StyleRefused(f"The file is not well-formed XML: {error.msg}.") from None
    _check_root(root)
    return root


def _check_root(root: Any) -> None:
    if root.tag != f"{CSL}style":
        raise StyleRefused("The file is not a CSL style: it does not begin with <style>.")
    version = root.get("version", "")
    if version != "1.0" and not version.startswith("1.0."):
        raise StyleRefused(f"The style is for CSL version {version or '?'}; only 1.0 is supported.")
    if not _parent(root) and root.get("class") not in {"in-text", "note"}:
        raise StyleRefused("The style does not declare whether it cites in the text or in notes.")


def _text(root: Any, name: str) -> str:
    return " ".join((root.findtext(f"{CSL}info/{CSL}{name}") or "").split())


def _kind(root: Any) -> Kind:
    if root.get("class") == "note":
        return "note"
    formats = [e.get("citation-format") for e in root.iterfind(f"{CSL}info/{CSL}category")]
    return next((_KINDS.get(name, "author-date") for name in formats if name), "author-date")


# Dependent styles


def _parent(root: Any) -> str:
    links = root.iterfind(f"{CSL}info/{CSL}link")
    return next((e.get("href", "") for e in links if e.get("rel") == "independent-parent"), "")


def _parent_style(url: str) -> Style:
    """Return the style with this URL as its id: an included one, or one of the CSL project's."""
    name = url.rstrip("/").rpartition("/")[2]
    if style := included_style(name):
        return style
    published = published_styles(name).get(name)
    if published is None or published.parent:
        raise StyleRefused(
            f"The style depends on another one, “{name}”, which is unknown. "
            "Upload that style instead."
        )
    return read_style(csl_of(published))


# Its parts


def _check_tree(root: Any) -> None:
    if root.find(f"{CSL}citation/{CSL}layout") is None:
        raise StyleRefused("The style cannot cite: it has no <citation> layout.")
    for element in _elements(root):
        known = _CHILDREN.get(_name(element), "").split()
        for child in element.iterchildren():
            if _name(child) not in known:
                raise StyleRefused(
                    f"Line {child.sourceline}: <{_name(child)}> is not allowed in "
                    f"<{_name(element)}> in CSL 1.0."
                )


def _elements(root: Any) -> Iterator[Any]:
    """Yield every element except those in <info>."""
    yield root
    for child in root:
        if child.tag != f"{CSL}info":
            yield from child.iter()


def _name(element: Any) -> str:
    """Return the element's name, with its namespace if that is not CSL's."""
    return str(element.tag).removeprefix(CSL)


def _check_macros(root: Any) -> None:
    macros = {macro.get("name"): macro for macro in root.iterfind(f"{CSL}macro")}
    measure = _Measure(macros)
    try:
        sizes = [measure.of(section) for section in root if section.tag != f"{CSL}info"]
    except RecursionError:
        sizes = [(0, MAX_DEPTH + 1)]
    if any(steps > MAX_STEPS or depth > MAX_DEPTH for steps, depth in sizes):
        raise StyleRefused("The style is too complex: formatting a reference would take too long.")


class _Measure:
    """The maximum number and nesting depth of the elements that render a reference, with macros."""

    def __init__(self, macros: Mapping[str, Any]) -> None:
        self._macros = macros
        self._known: dict[str, tuple[int, int]] = {}
        self._open: list[str] = []

    def of(self, element: Any) -> tuple[int, int]:
        parts = [self.of(child) for child in element]
        if name := element.get("macro"):
            parts.append(self._of_macro(name, line=element.sourceline))
        steps = [part[0] for part in parts]
        largest = max(steps, default=0) if element.tag == f"{CSL}choose" else sum(steps)
        return largest + 1, max((part[1] for part in parts), default=0) + 1

    def _of_macro(self, name: str, *, line: int) -> tuple[int, int]:
        if name in self._known:
            return self._known[name]
        if name not in self._macros:
            raise StyleRefused(f"Line {line}: there is no macro “{name}”.")
        if name in self._open:
            raise StyleRefused(f"The macro “{name}” calls itself and would never end.")
        self._open.append(name)
        self._known[name] = self.of(self._macros[name])
        self._open.pop()
        return self._known[name]


# The test


def _try(style: Style) -> None:
    begin = time.monotonic()
    for item in _samples():
        uses = [CitedSource(item, locator="7-9"), CitedSource(item, prefix="See")]
        try:
            citations = format_citations([*uses, *uses, uses], style=style)
            entry = format_bibliography([item], style=style)[0]
        except Exception as error:  # the engine may raise any exception for a broken style
            reason = f"{type(error).__name__}: {error}"[:200]
            raise StyleRefused(f"The style fails with a {item['type']} ({reason}).") from error
        if item["type"] == "book" and not (citations[0] and entry):
            raise StyleRefused("The style shows nothing for a book.")
        if time.monotonic() - begin > MAX_SECONDS:
            raise StyleRefused("The style is too slow.")


_TYPES = """
    book article article-journal article-magazine article-newspaper bill broadcast chapter classic
    collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic
    hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet
    paper-conference patent performance periodical personal_communication post post-weblog
    regulation report review review-book software song speech standard thesis treaty webpage
"""


def _samples() -> Iterator[dict[str, Any]]:
    """Yield a work of each type with many variables, and works with few."""
    people = [{"family": "Lüthi", "given": "Lorenz M."}, {"literal": "World Health Organization"}]
    for kind in _TYPES.split():
        yield {
            "id": kind,
            "type": kind,
            "title": "A Title: And <i>More</i>",
            "author": people,
            "editor": [{"family": "García Márquez", "given": "G."}] * 4,
            "recipient": people,
            "interviewer": people,
            "director": people,
            "container-title": "The Journal of “Samples”",
            "publisher": "Press",
            "publisher-place": "Leeds",
            "issued": {"date-parts": [[2016, 3, 8]]},
            "accessed": {"date-parts": [[2020, 1]]},
            "volume": "12",
            "issue": "1-2",
            "page": "101-109",
            "number": "7b",
            "edition": "2",
            "genre": "PhD thesis",
            "archive": "National Archives",
            "archive_location": "box 1",
            "DOI": "10.1000/1",
            "URL": "https://example.org/a?b=c",
        }
    yield {"id": "bare", "type": "webpage", "title": "No More", "issued": {"literal": "undated"}}
    span = {"date-parts": [[-44, 3], [-43, 12]], "circa": True}
    yield {"id": "span", "type": "manuscript", "issued": span, "author": people * 12}
