"""Conversion of a BibTeX entry to a CSL item."""

import re
from collections.abc import Mapping

from blog.sources.parsing import patches
from blog.sources.parsing.bibtex.dates import STATUSES, read_date
from blog.sources.parsing.bibtex.inheriting import Entry
from blog.sources.parsing.bibtex.latex import LatexTooDeep, text_of
from blog.sources.parsing.bibtex.names import OTHERS, CslName, read_names
from blog.sources.parsing.bibtex.vocabulary import (
    ARTICLES,
    BOOKS,
    COUNTRIES,
    CSL_TYPES,
    DATE_PREFIXES,
    EDITOR_TYPES,
    EDITORS,
    FIELDS,
    GENRES,
    LANGUAGES,
    OWN_TEXTS,
    PARTS,
    PUBLISHERS,
    ROLES,
    SUBTYPES,
    TITLE_LIKE,
    TYPES_WITH_GENRE,
    VERBATIM,
)
from blog.sources.parsing.items import TYPES, Unusable, clean_item
from blog.sources.parsing.results import CslItem

_MAX_LENGTH = 200_000
_ESCAPE = re.compile(r"\\([_%&#~$\-{}])|\{\\([_&%#])\}|\\url\b\s*|\\(?=/)")
_PAGES = re.compile(r"(?<=\w)\s*[-–—−]+\s*(?=\w)")
_URL = re.compile(r"\b(?:https?|ftp)://[^\s{}<>]+", re.IGNORECASE)
_ARXIV = re.compile(r"(?:arxiv:)?((?:[a-z.-]+/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?)", re.IGNORECASE)
_ISSN = re.compile(r"\d{4}-?\d{3}[\dxX]")
_COUNTRY = re.compile("|".join(COUNTRIES))
_SERIES = {"newseries": "new series", "oldseries": "old series"}


def item_of(entry: Entry) -> CslItem:
    """Return the CSL item of an entry, with the entry's key as its id; raise Unusable."""
    lengths = (len(value) for name, value in entry.fields.items() if name != patches.FIELD)
    if max(lengths, default=0) > _MAX_LENGTH:
        raise Unusable(f"One of its fields is longer than {_MAX_LENGTH:,} characters.")
    if entry.problem:
        raise Unusable(entry.problem)
    try:
        item = _variables(entry)
    except LatexTooDeep:
        raise Unusable("Its braces are nested too deeply.") from None
    if patch := entry.get(patches.FIELD):
        return patches.apply_patch(patch, to=item)
    return clean_item(item)


def _variables(entry: Entry) -> CslItem:
    kind = _kind(entry)
    item: CslItem = {"id": entry.key, "type": kind}
    for part in (
        _texts(entry, kind),
        _titles(entry, kind),
        _people(entry),
        _dates(entry),
        _numbers(entry, kind),
        _published(entry, kind),
        _identifiers(entry),
    ):
        item |= {name: value for name, value in part.items() if value}
    return item


def _kind(entry: Entry) -> str:
    subtype = entry.get("entrysubtype").lower()
    kind = SUBTYPES.get(subtype) or CSL_TYPES.get(entry.type, "document")
    if subtype in TYPES:
        return subtype
    journal, preprint = entry.get("journaltitle", "journal"), entry.get("eprint")
    if kind in {"article-journal", "webpage", "document", "manuscript"} and preprint:
        return kind if journal else "article"
    if entry.type in {"misc", "generic"}:
        return _kind_of_misc(entry)
    return kind


def _kind_of_misc(entry: Entry) -> str:
    """Return the CSL type of a @misc: an article, a web page or another."""
    if entry.get("journaltitle", "journal") and entry.get("volume", "number", "issue"):
        return "article-journal"
    is_online = entry.get("url", "urldate") or _URL.search(entry.get("howpublished"))
    return "webpage" if is_online else "document"


def _text(entry: Entry, *names: str, is_title: bool = False) -> str:
    return text_of(entry.get(*names), is_title=is_title)


# Titles


def _titles(entry: Entry, kind: str) -> CslItem:
    title, container, volume = _full(entry, "title"), "", ""
    book, whole = _full(entry, "booktitle"), _full(entry, "maintitle")
    journal = _full(entry, "journaltitle") or _text(entry, "journal", is_title=True)
    if kind in ARTICLES:
        container, volume = journal or book, _full(entry, "issuetitle")
    elif kind in BOOKS:
        container, volume = whole, _full(entry, "issuetitle")
    else:
        container, volume = (whole, book) if whole and book else (whole or book or journal, "")
    if entry.type == "inreference" and not container and entry.get("lista"):
        title, container = _text(entry, "lista", is_title=True), title
    if not title:
        title = whole or book or volume or _text(entry, "shorttitle", is_title=True)
        container = "" if container == title else container
    return {"title": title, "container-title": container, "volume-title": volume}


def _full(entry: Entry, name: str) -> str:
    """Return title, subtitle and addon joined: "Title: Subtitle. Addon"."""
    stem = name.removesuffix("title")
    title = _text(entry, name, is_title=True)
    subtitle = _text(entry, f"{stem}subtitle", is_title=True)
    addition = _text(entry, f"{name}addon", is_title=True)
    if title and subtitle:
        title += f" {subtitle}" if title[-1] in "?!:" else f": {subtitle}"
    return f"{title}. {addition}" if title and addition else title


# People


def _people(entry: Entry) -> CslItem:
    particle = "non-dropping-particle"
    if re.search(r"useprefix\s*=\s*false", entry.get("options")):
        particle = "dropping-particle"
    people: dict[str, list[CslName]] = {}
    for field, role in _roles(entry):
        known = people.setdefault(role, [])
        names = read_names(entry.get(field), particle=particle)
        known += [name for name in names if name == OTHERS or name not in known]
    if people["container-author"] == people["author"]:
        del people["container-author"]
    return {**people}


def _roles(entry: Entry) -> list[tuple[str, str]]:
    """Return the fields that contain names, each with its CSL role."""
    roles = [(field, role) for field, role in ROLES.items() if field not in EDITORS]
    for field in EDITORS:
        role = "editor" if field == "editor" else "contributor"
        roles.append((field, EDITOR_TYPES.get(entry.get(f"{field}type").lower(), role)))
    return roles


# Dates


def _dates(entry: Entry) -> CslItem:
    dates = {name: read_date(entry.fields, prefix) for name, prefix in DATE_PREFIXES.items()}
    for name in ("available-date", "submitted"):
        dates[name] = read_date({"date": entry.get(name)})
    return {name: date for name, date in dates.items() if date}


# Texts and numbers


def _texts(entry: Entry, kind: str) -> CslItem:
    texts = {
        variable: _text(entry, *fields, is_title=variable in TITLE_LIKE)
        for variable, fields in FIELDS.items()
    }
    texts |= {variable: _text(entry, field) for field, variable in OWN_TEXTS.items()}
    texts["page"] = _PAGES.sub("-", texts["page"])
    if kind in BOOKS and texts["page"].isdigit() and not texts["number-of-pages"]:
        texts["number-of-pages"], texts["page"] = texts["page"], ""
    texts["note"] = ". ".join(filter(None, (texts["note"], _text(entry, "addendum"))))
    texts["collection-title"] = _SERIES.get(texts["collection-title"], texts["collection-title"])
    texts["language"] = _language(entry)
    year = _text(entry, "year")
    if not texts["status"] and not entry.get("date") and STATUSES.fullmatch(year):
        texts["status"] = year
    if _URL.search(entry.get("howpublished")):
        texts["medium"] = ""
    return texts


def _language(entry: Entry) -> str:
    name = _text(entry, "langid", "language", "hyphenation").lower()
    if variant := re.search(r"variant\s*=\s*(\w+)", entry.get("langidopts")):
        name = variant[1] if variant[1] in LANGUAGES else name
    tag = LANGUAGES.get(name) or LANGUAGES.get(name.removeprefix("lang"))
    return tag or _text(entry, "language", "langid")


def _numbers(entry: Entry, kind: str) -> CslItem:
    """Return the numbers; `number` is an issue, a volume of a series or a number, by type."""
    number, issue = _text(entry, "number"), _text(entry, "issue")
    if kind in ARTICLES - {"article"} or kind == "periodical":
        return {"issue": number or issue}
    if kind in BOOKS | PARTS and entry.get("series") and number:
        return {"collection-number": number, "issue": issue}
    return {"number": number, "issue": issue}


def _published(entry: Entry, kind: str) -> CslItem:
    genre = _text(entry, "type")
    if not genre and entry.type in TYPES_WITH_GENRE:
        genre = GENRES[entry.type]
    fields = ("school", *PUBLISHERS) if kind == "thesis" else PUBLISHERS
    place = _COUNTRY.sub(
        lambda match: COUNTRIES[match[0]], _text(entry, *FIELDS["publisher-place"])
    )
    return {
        "publisher": _text(entry, *fields),
        "publisher-place": place,
        "genre": GENRES.get(genre.lower(), genre),
    }


# URLs and identifiers


def _identifiers(entry: Entry) -> CslItem:
    identifiers = {variable: _verbatim(entry.get(field)) for variable, field in VERBATIM.items()}
    identifiers["DOI"] = _doi(identifiers["DOI"])
    if _ISSN.fullmatch(identifiers["ISBN"]):  # Mendeley writes either into isbn
        identifiers["ISSN"] = identifiers["ISSN"] or identifiers["ISBN"]
        identifiers["ISBN"] = ""
    identifiers["URL"] = _verbatim(entry.get("url")) or _url_in(entry.get("howpublished"))
    return identifiers | _preprint(entry, identifiers)


def _preprint(entry: Entry, identifiers: Mapping[str, str]) -> CslItem:
    eprint = _verbatim(entry.get("eprint"))
    service = entry.get("eprinttype", "archiveprefix")
    if service.lower() in {"pubmed", "pmid"}:
        return {"PMID": identifiers["PMID"] or eprint}
    if arxiv := _ARXIV.fullmatch(eprint):
        url = identifiers["URL"] or f"https://arxiv.org/abs/{arxiv[1]}"
        return {"archive": "arXiv", "archive_location": arxiv[1], "URL": url}
    return {"archive": service, "archive_location": eprint} if service and eprint else {}


def _verbatim(latex: str) -> str:
    r"""Return a URL or number unchanged but for the escapes that other programs add."""
    plain = _ESCAPE.sub(lambda match: match[1] or match[2] or "", latex).strip()
    if plain.startswith("{") and plain.endswith("}"):
        plain = plain[1:-1]
    return " ".join(plain.split())


def _url_in(latex: str) -> str:
    found = _URL.search(_verbatim(latex))
    return found[0] if found else ""


def _doi(text: str) -> str:
    return re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", text, flags=re.IGNORECASE)
