"""Conversion of a CSL item to an entry for both BibTeX and biblatex, as far as they agree."""

import re
from collections.abc import Mapping
from typing import Any

from blog.sources.parsing import patches
from blog.sources.parsing.bibtex.dates import edtf_of, plain_year_and_month
from blog.sources.parsing.bibtex.encoding import latex_of, title_latex_of
from blog.sources.parsing.bibtex.inheriting import Entry
from blog.sources.parsing.bibtex.names import write_names
from blog.sources.parsing.bibtex.reading import item_of
from blog.sources.parsing.bibtex.vocabulary import (
    ARTICLES,
    BABEL_NAMES,
    BOOKS,
    DATE_PREFIXES,
    ENTRY_TYPES,
    FIELDS,
    GENRES,
    NAME_FIELDS,
    OWN_TEXTS,
    PARTS,
    TITLE_LIKE,
    TYPES_WITH_GENRE,
    VERBATIM,
    WRITTEN_AS,
)
from blog.sources.parsing.items import NAMES, Unusable

Fields = dict[str, str]

_NOT_VERBATIM = re.compile(r"[{}\\\s]")
_NOT_IN_KEY = re.compile(r"[\s,{}()\"#%~\\='@]")
_RANGE = re.compile(r"(?<=\w)-(?=\w)")
_MACROS = ("month",)


def entry_of(item: Mapping[str, Any]) -> str:
    """Return the item as an entry; its field x-csl has the data that BibTeX cannot express."""
    try:
        entry = _entry(item)
        read_back = item_of(entry)
    except Unusable:  # BibTeX cannot express the item at all: the patch contains everything
        entry = Entry("misc", _key(item), {})
        read_back = item_of(entry)
    if patch := patches.make_patch(read_back, to=item):
        entry.fields[patches.FIELD] = patch
    lines = [f"  {name} = {_enclosed(name, value)}," for name, value in entry.fields.items()]
    return "\n".join([f"@{entry.type}{{{entry.key},", *lines, "}"])


def _enclosed(name: str, value: str) -> str:
    return value if name in _MACROS else f"{{{value}}}"


def _entry(item: Mapping[str, Any]) -> Entry:
    kind = str(item.get("type"))
    fields = {
        **_titles(item, kind),
        **_people(item),
        **_dates(item),
        **_published(item, kind),
        **_texts(item),
        **_numbers(item, kind),
        **_identifiers(item),
    }
    entry_type = _entry_type(item, kind, fields)
    # Programs treat \r as the end of a line.
    fields = {name: value.replace("\r", "\n") for name, value in fields.items() if value}
    entry = Entry(entry_type, _key(item), fields)
    entry.fields.update(_missing(item, entry))
    return entry


def _key(item: Mapping[str, Any]) -> str:
    return _NOT_IN_KEY.sub("", str(item.get("id"))) or "entry"


def _missing(item: Mapping[str, Any], entry: Entry) -> Fields:
    """Return the variables without a BibTeX field as fields with their CSL names."""
    read_back = item_of(entry)
    return {
        field: latex_of(text)
        for field, name in OWN_TEXTS.items()
        if isinstance(text := item.get(name), str) and text != read_back.get(name)
    }


def _entry_type(item: Mapping[str, Any], kind: str, fields: Fields) -> str:
    """Return the type of the entry; add an entrysubtype to `fields` where the type is ambiguous."""
    for name in TYPES_WITH_GENRE:
        if kind == "thesis" and item.get("genre") == GENRES[name]:
            fields["type"] = ""
            return name
    name = ENTRY_TYPES.get(kind, "misc")
    bare = Entry(name, "", {field: value for field, value in fields.items() if value})
    if item_of(bare)["type"] != kind:
        fields["entrysubtype"] = kind
    return name


def _text(item: Mapping[str, Any], name: str, *, is_title: bool = False) -> str:
    text = str(item.get(name) or "")
    return title_latex_of(text) if is_title else latex_of(text)


def _titles(item: Mapping[str, Any], kind: str) -> Fields:
    title, container, volume = (
        _text(item, name, is_title=True) for name in ("title", "container-title", "volume-title")
    )
    if kind in ARTICLES:
        return {"title": title, "journal": container, "issuetitle": volume}
    if kind in BOOKS:
        return {"title": title, "maintitle": container, "issuetitle": volume}
    if volume:
        return {"title": title, "maintitle": container, "booktitle": volume}
    return {"title": title, "booktitle": container}


def _people(item: Mapping[str, Any]) -> Fields:
    roles = ("author", "editor", "translator", *sorted(NAMES - {"author", "editor", "translator"}))
    fields = {NAME_FIELDS.get(role, role): write_names(item.get(role) or []) for role in roles}
    particles = {part for role in roles for name in item.get(role) or [] for part in name}
    if "dropping-particle" in particles and "non-dropping-particle" not in particles:
        fields["options"] = "useprefix=false"
    return fields


def _dates(item: Mapping[str, Any]) -> Fields:
    fields: Fields = {}
    for name, prefix in DATE_PREFIXES.items():
        date = item.get(name) or {}
        year, month = plain_year_and_month(date)
        if name == "issued" and year:
            fields |= {"year": year, "month": month}
        else:
            fields[f"{prefix}date"] = latex_of(edtf_of(date))
    for name in ("available-date", "submitted"):
        fields[name] = latex_of(edtf_of(item.get(name) or {}))
    return fields


def _published(item: Mapping[str, Any], kind: str) -> Fields:
    names = {"thesis": "school", "report": "institution"}
    return {
        "type": _text(item, "genre"),
        names.get(kind, "publisher"): _text(item, "publisher"),
    }


def _texts(item: Mapping[str, Any]) -> Fields:
    fields = {
        WRITTEN_AS.get(variable, names[0]): _text(item, variable, is_title=variable in TITLE_LIKE)
        for variable, names in FIELDS.items()
    }
    fields["pages"] = _RANGE.sub("--", fields["pages"])
    language = str(item.get("language") or "")
    return fields | {"langid": BABEL_NAMES.get(language, latex_of(language))}


def _numbers(item: Mapping[str, Any], kind: str) -> Fields:
    issue, number = _text(item, "issue"), _text(item, "number")
    if kind in ARTICLES - {"article"} or kind == "periodical":
        return {"number": issue}
    if kind in BOOKS | PARTS and item.get("collection-title"):
        return {"number": _text(item, "collection-number"), "issue": issue}
    return {"number": number, "issue": issue}


def _identifiers(item: Mapping[str, Any]) -> Fields:
    """Return URLs and identifiers unescaped; leave any that would break the entry to the patch."""
    values = {field: str(item.get(name) or "") for name, field in VERBATIM.items()}
    values["url"] = str(item.get("URL") or "")
    if item.get("archive") == "arXiv":
        values |= {"eprint": str(item.get("archive_location") or ""), "eprinttype": "arXiv"}
    return {field: value for field, value in values.items() if not _NOT_VERBATIM.search(value)}
