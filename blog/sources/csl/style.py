"""Reading a style's XML, once, into immutable elements."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from lxml import etree

from blog.sources.csl.elements import (
    PLAIN,
    Branch,
    Choose,
    Date,
    DatePart,
    Element,
    EtAl,
    Formatting,
    Group,
    Label,
    Look,
    Names,
    Number,
    Section,
    SortKey,
    Text,
)

CSL = "{http://purl.org/net/xbiblio/csl}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_FORMATTING = ("vertical-align", "text-decoration", "font-weight", "font-variant", "font-style")
_CONDITIONS = (
    "type",
    "variable",
    "is-numeric",
    "is-uncertain-date",
    "locator",
    "position",
    "disambiguate",
)


class StyleError(ValueError):
    """The file is no independent CSL style; the message says why."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style as its file says it; `parent` is the URL of a dependent style's parent."""

    title: str
    style_class: str
    citation: Section
    bibliography: Section | None
    macros: Mapping[str, Group]
    locales: Mapping[str, Any]  # the style's own <locale>, by language; "" for any
    default_locale: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    citation_format: str = ""
    knows_uncertain_dates: bool = False
    has_disambiguate: bool = False  # a condition that tells works apart
    placed_variables: frozenset[str] = frozenset()  # that a <text> or <number> shows

    @property
    def cites_in_notes(self) -> bool:
        return self.style_class == "note"

    @property
    def uses_year_suffix(self) -> bool:
        return self.citation.options.get("disambiguate-add-year-suffix") == "true"


def parse_xml(xml: bytes) -> Any:
    """Return the root of XML that reads no other file and expands no entity."""
    parser = etree.XMLParser(
        remove_comments=True,
        remove_pis=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
    )
    return etree.fromstring(xml, parser)


def parent_of(xml: bytes) -> str:
    """Return the URL of the style on which a dependent style depends; "" if it is independent."""
    root = parse_xml(xml)
    links = root.iterfind(f"{CSL}info/{CSL}link")
    return next((e.get("href", "") for e in links if e.get("rel") == "independent-parent"), "")


def read_style(xml: bytes) -> Style:
    """Return the style of a CSL file. Raise StyleError if it has no citation layout."""
    root = parse_xml(xml)
    options = dict(root.attrib)
    citation = _section(root, "citation", options)
    if citation is None:
        raise StyleError("The style cannot cite: it has no <citation> layout.")
    return Style(
        title=" ".join((root.findtext(f"{CSL}info/{CSL}title") or "").split()),
        style_class=root.get("class", "in-text"),
        citation=citation,
        bibliography=_section(root, "bibliography", options),
        macros=MappingProxyType(_macros(root)),
        locales=MappingProxyType({e.get(XML_LANG, ""): e for e in root.iterfind(f"{CSL}locale")}),
        default_locale=root.get("default-locale", ""),
        options=MappingProxyType(options),
        citation_format=_citation_format(root),
        knows_uncertain_dates=any(e.get("is-uncertain-date") for e in root.iter()),
        has_disambiguate=any(element.get("disambiguate") for element in root.iter()),
        placed_variables=frozenset(
            element.get("variable", "")
            for tag in ("text", "number")
            for element in root.iter(f"{CSL}{tag}")
        ),
    )


def _citation_format(root: Any) -> str:
    categories = root.iterfind(f"{CSL}info/{CSL}category")
    return next((e.get("citation-format") for e in categories if e.get("citation-format")), "")


def _macros(root: Any) -> dict[str, Group]:
    found = root.iterfind(f"{CSL}macro")
    return {macro.get("name", ""): Group(_children(macro)) for macro in found}


def _section(root: Any, name: str, options: Mapping[str, str]) -> Section | None:
    section = root.find(f"{CSL}{name}")
    layout = None if section is None else section.find(f"{CSL}layout")
    if layout is None:
        return None
    keys = tuple(_sort_key(key) for key in section.iterfind(f"{CSL}sort/{CSL}key"))
    return Section(
        name=name,
        options=MappingProxyType({**options, **section.attrib}),
        keys=keys,
        layout=Group(_children(layout), layout.get("delimiter", ""), look_of(layout)),
        own_options=MappingProxyType(dict(section.attrib)),
    )


def _sort_key(key: Any) -> SortKey:
    return SortKey(
        variable=key.get("variable", ""),
        macro=key.get("macro", ""),
        descending=key.get("sort") == "descending",
        attributes=MappingProxyType(dict(key.attrib)),
    )


# Elements


def _children(element: Any) -> tuple[Element, ...]:
    return tuple(_elements(element))


def _elements(parent: Any) -> Iterator[Element]:
    for element in parent:
        reader = _READERS.get(str(element.tag).removeprefix(CSL))
        if reader is not None:
            yield reader(element)


def look_of(element: Any) -> Look:
    """Return how the element's attributes set its output."""
    get = element.get
    look = Look(
        formatting=formatting_of(element),
        prefix=get("prefix", ""),
        suffix=get("suffix", ""),
        quotes=get("quotes") == "true",
        text_case=get("text-case", ""),
        strip_periods=get("strip-periods") == "true",
        display=get("display", ""),
    )
    return PLAIN if look == PLAIN else look


def formatting_of(element: Any) -> Formatting:
    return tuple((name, element.get(name)) for name in _FORMATTING if element.get(name))


def _text(element: Any) -> Text:
    source = next((s for s in ("variable", "macro", "term", "value") if s in element.attrib), "")
    return Text(
        source=source,
        name=element.get(source, "") if source else "",
        form=element.get("form", "long"),
        plural=element.get("plural") == "true",
        look=look_of(element),
    )


def _number(element: Any) -> Number:
    return Number(element.get("variable", ""), element.get("form", "numeric"), look_of(element))


def _label(element: Any) -> Label:
    return Label(
        variable=element.get("variable", ""),
        form=element.get("form", "long"),
        plural=element.get("plural", "contextual"),
        look=look_of(element),
    )


def read_date(element: Any) -> Date:
    """Return a date element of a style, or a date format of a locale."""
    return Date(
        variable=element.get("variable", ""),
        form=element.get("form", ""),
        shown=element.get("date-parts", "year-month-day"),
        parts=tuple(_date_part(part) for part in element.iterfind(f"{CSL}date-part")),
        delimiter=element.get("delimiter", ""),
        look=look_of(element),
    )


def _date_part(element: Any) -> DatePart:
    return DatePart(
        name=element.get("name", ""),
        form=element.get("form", ""),
        range_delimiter=element.get("range-delimiter", "–"),
        look=look_of(element),
        attributes=frozenset(element.attrib),
    )


def _names(element: Any) -> Names:
    name, label = element.find(f"{CSL}name"), element.find(f"{CSL}label")
    et_al, substitute = element.find(f"{CSL}et-al"), element.find(f"{CSL}substitute")
    parts = {} if name is None else {e.get("name"): look_of(e) for e in name}
    order = [child.tag for child in element]
    return Names(
        variables=tuple(element.get("variable", "").split()),
        attributes=MappingProxyType({} if name is None else dict(name.attrib)),
        name_look=PLAIN if name is None else look_of(name),
        family=parts.get("family", PLAIN),
        given=parts.get("given", PLAIN),
        has_name=name is not None,
        et_al=None if et_al is None else EtAl(et_al.get("term", "et-al"), look_of(et_al)),
        label=None if label is None else _label(label),
        label_first=f"{CSL}label" in order
        and (name is None or order.index(f"{CSL}label") < order.index(f"{CSL}name"))
        and name is not None,
        substitute=() if substitute is None else _children(substitute),
        delimiter=element.get("delimiter"),
        look=look_of(element),
    )


def _group(element: Any) -> Group:
    return Group(_children(element), element.get("delimiter", ""), look_of(element))


def _choose(element: Any) -> Choose:
    return Choose(tuple(_branch(child) for child in element))


def _branch(element: Any) -> Branch:
    found = [(name, element.get(name)) for name in _CONDITIONS if name in element.attrib]
    conditions = tuple((name, tuple(value.split())) for name, value in found)
    return Branch(conditions, element.get("match", "all"), _children(element))


_READERS: Mapping[str, Callable[[Any], Element]] = {
    "text": _text,
    "number": _number,
    "label": _label,
    "date": read_date,
    "names": _names,
    "group": _group,
    "choose": _choose,
}
