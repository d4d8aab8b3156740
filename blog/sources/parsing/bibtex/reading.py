"""One BibTeX entry as a CSL item."""

import re
from collections.abc import Mapping

from blog.sources.parsing import patches
from blog.sources.parsing.bibtex.dates import STATUSES, read_date
from blog.sources.parsing.bibtex.entries import Entry
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
_WEB_ADDRESS = re.compile(r"\b(?:https?|ftp)://[^\s{}<>]+", re.IGNORECASE)
_ARXIV = re.compile(r"(?:arxiv:)?((?:[a-z.-]+/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?)", re.IGNORECASE)
_ISSN = re.compile(r"\d{4}-?\d{3}[\dxX]")
_COUNTRY = re.compile("|".join(COUNTRIES))
_SERIES = {"newseries": "new series", "oldseries": "old series"}


def item_of(entry: Entry) -> CslItem:
    """The CSL item of an entry; its id is the key. Raises Unusable."""
    if any(len(value) > _MAX_LENGTH for value in entry.fields.values()):
        raise Unusable(f"One of its fields is longer than {_MAX_LENGTH:,} characters.")
    if entry.type == "set":
        raise Unusable(f"It is a set of other entries: {entry.get('entryset') or 'none'}.")
    try:
        said = _said(entry)
    except LatexTooDeep:
        raise Unusable("Its braces stand too deep in one another.") from None
    if patch := entry.get(patches.FIELD):
        return patches.apply_patch(patch, to=said)
    return clean_item(said)


def _said(entry: Entry) -> CslItem:
    kind = _kind(entry)
    said: CslItem = {"id": entry.key, "type": kind}
    for part in (
        _texts(entry, kind),
        _titles(entry, kind),
        _people(entry),
        _dates(entry),
        _numbers(entry, kind),
        _published(entry, kind),
        _addresses(entry),
    ):
        said |= {name: value for name, value in part.items() if value}
    return said


def _kind(entry: Entry) -> str:
    subtype = entry.get("entrysubtype").lower()
    kind = SUBTYPES.get(subtype) or CSL_TYPES.get(entry.type, "document")
    if subtype in TYPES:
        return subtype
    journal, preprint = entry.get("journaltitle", "journal"), entry.get("eprint")
    if kind in {"article-journal", "webpage", "document", "manuscript"} and preprint:
        return kind if journal else "article"
    if entry.type in {"misc", "generic"}:
        return _kind_of_anything(entry)
    return kind


def _kind_of_anything(entry: Entry) -> str:
    """@misc and the like hold what has a journal, an address or neither."""
    if entry.get("journaltitle", "journal") and entry.get("volume", "number", "issue"):
        return "article-journal"
    address = entry.get("url", "urldate") or _WEB_ADDRESS.search(entry.get("howpublished"))
    return "webpage" if address else "document"


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
    """Title: Subtitle. Addition."""
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
    """Fields with names and the CSL role of each."""
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
    if _WEB_ADDRESS.search(entry.get("howpublished")):
        texts["medium"] = ""
    return texts


def _language(entry: Entry) -> str:
    said = _text(entry, "langid", "language", "hyphenation").lower()
    if variant := re.search(r"variant\s*=\s*(\w+)", entry.get("langidopts")):
        said = variant[1] if variant[1] in LANGUAGES else said
    return LANGUAGES.get(said, "") or LANGUAGES.get(said.removeprefix("lang"), "") or _own(entry)


def _own(entry: Entry) -> str:
    return _text(entry, "language", "langid")


def _numbers(entry: Entry, kind: str) -> CslItem:
    """What `number` counts depends on what it stands in."""
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


# Addresses and identifiers


def _addresses(entry: Entry) -> CslItem:
    said = {variable: _verbatim(entry.get(field)) for variable, field in VERBATIM.items()}
    said["DOI"] = _doi(said["DOI"])
    if _ISSN.fullmatch(said["ISBN"]):  # Mendeley puts either into isbn
        said["ISSN"], said["ISBN"] = said["ISSN"] or said["ISBN"], ""
    said["URL"] = _verbatim(entry.get("url")) or _address_in(entry.get("howpublished"))
    return said | _preprint(entry, said)


def _preprint(entry: Entry, said: Mapping[str, str]) -> CslItem:
    eprint = _verbatim(entry.get("eprint"))
    service = entry.get("eprinttype", "archiveprefix")
    if service.lower() in {"pubmed", "pmid"}:
        return {"PMID": said["PMID"] or eprint}
    if arxiv := _ARXIV.fullmatch(eprint):
        address = said["URL"] or f"https://arxiv.org/abs/{arxiv[1]}"
        return {"archive": "arXiv", "archive_location": arxiv[1], "URL": address}
    return {"archive": service, "archive_location": eprint} if service and eprint else {}


def _verbatim(latex: str) -> str:
    r"""An address letter for letter, but for what other programs escape in it."""
    plain = _ESCAPE.sub(lambda match: match[1] or match[2] or "", latex).strip()
    if plain.startswith("{") and plain.endswith("}"):
        plain = plain[1:-1]
    return " ".join(plain.split())


def _address_in(latex: str) -> str:
    found = _WEB_ADDRESS.search(_verbatim(latex))
    return found[0] if found else ""


def _doi(words: str) -> str:
    return re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", words, flags=re.IGNORECASE)
