"""Numbers and addresses that name a work, known as typed and brought to one form."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

KindOfIdentifier = Literal["doi", "isbn", "issn", "pmid", "arxiv", "wikidata", "url"]

MAX_LENGTH = 2_000
_DOI = re.compile(
    r"(?:doi:?\s*|(?:https?://)?(?:dx\.|www\.)?doi\.org/)?(10\.\d{4,9}/\S+)", re.IGNORECASE
)
_ISBN = re.compile(
    r"(?:isbn(?:-?1[03])?:?\s*)?((?:97[89][- ]?)?\d[\d -]{7,11}[\dx])", re.IGNORECASE
)
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_ISSN = re.compile(r"(?:e?issn:?\s*)?(\d{4})-?(\d{3}[\dx])", re.IGNORECASE)
_PMID = re.compile(
    r"(?:pmid:?\s*|https?://(?:pubmed\.ncbi\.nlm\.nih\.gov|www\.ncbi\.nlm\.nih\.gov/pubmed)/)"
    r"(\d{1,9})/?",
    re.IGNORECASE,
)
_ARXIV = re.compile(
    r"(?:arxiv:\s*|https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/)?"
    r"((?:[a-z-]+(?:\.[a-z]{2})?/\d{7}|\d{4}\.\d{4,5})(?:v\d{1,3})?)(?:\.pdf)?",
    re.IGNORECASE,
)
_WIKIDATA = re.compile(
    r"(?:https?://(?:www\.|m\.)?wikidata\.org/(?:wiki|entity)/)?(Q[1-9]\d{0,11})"
)
_URL = re.compile(r"(?:https?|ftp)://[^\s<>\"]+", re.IGNORECASE)
_TRACKING = re.compile(
    r"utm_|(?:fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|yclid)$", re.IGNORECASE
)
_PORTS = {"http": 80, "https": 443, "ftp": 21}


@dataclass(frozen=True)
class Identifier:
    kind: KindOfIdentifier
    value: str


def recognize(text: str) -> Identifier | None:
    """What a pasted line names a work by, in its one form; None if it is none of these."""
    words = text.strip().strip("<>")
    if len(words) > MAX_LENGTH:
        return None
    for kind, known in _FORMS.items():
        if value := known(words):
            return Identifier(kind, value)
    return None


def doi(text: str) -> str:
    """A DOI in small letters, without an address before it or a full stop after it; "" for none."""
    words = text.strip()
    found = _DOI.fullmatch(unquote(words) if "%" in words else words)
    return found[1].lower().rstrip(".,;:\"'") if found else ""


def isbn(text: str) -> str:
    """The thirteen digits of an ISBN of either length; "" if there is none or its check fails."""
    found = _ISBN.fullmatch(_DASHES.sub("-", text.strip()))
    if not found:
        return ""
    digits = re.sub(r"[ -]", "", found[1]).upper()
    if len(digits) == 10 and _check_10(digits):
        digits = f"978{digits[:9]}"
        return digits + _last_of_13(digits)
    whole = len(digits) == 13 and digits.isdigit() and digits[12] == _last_of_13(digits[:12])
    return digits if whole else ""


def _check_10(digits: str) -> bool:
    values = [10 if digit == "X" else int(digit) for digit in digits]
    weighed = sum(weight * value for weight, value in zip(range(10, 0, -1), values, strict=True))
    return weighed % 11 == 0


def _last_of_13(digits: str) -> str:
    weighed = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return str(-weighed % 10)


def issn(text: str) -> str:
    """An ISSN as 1234-5679; "" if there is none or its check fails."""
    found = _ISSN.fullmatch(_DASHES.sub("-", text.strip()))
    if not found:
        return ""
    digits = (found[1] + found[2]).upper()
    values = [10 if digit == "X" else int(digit) for digit in digits]
    weighed = sum(weight * value for weight, value in zip(range(8, 0, -1), values, strict=True))
    return f"{digits[:4]}-{digits[4:]}" if weighed % 11 == 0 else ""


def pmid(text: str) -> str:
    """The number of a record in PubMed, given as "PMID: 123" or by its address."""
    return _match(_PMID, text)


def arxiv(text: str) -> str:
    """The number of a preprint in arXiv, with its version if it has one."""
    return _match(_ARXIV, text).lower()


def wikidata(text: str) -> str:
    """The number of an item in Wikidata: Q42."""
    return _match(_WIKIDATA, text)


def url(text: str) -> str:
    """A web address as it was typed; "" if it is none or names no host."""
    words = text.strip()
    return words if _URL.fullmatch(words) and comparable_url(words) else ""


def _match(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.fullmatch(text.strip())
    return found[1] if found else ""


_FORMS: dict[KindOfIdentifier, Callable[[str], str]] = {
    "doi": doi,
    "arxiv": arxiv,
    "pmid": pmid,
    "wikidata": wikidata,
    "isbn": isbn,
    "issn": issn,
    "url": url,
}


# For comparing


def comparable_url(text: str) -> str:
    """What two addresses of one page have in common; "" for what is no address.

    Without scheme, default port, fragment, marks of advertisers and final slash; host in small
    letters, query in order.
    """
    try:
        parts = urlsplit(text.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
        pairs = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=200)
    except ValueError:
        return ""
    if not host or parts.scheme not in _PORTS:
        return ""
    place = host if port in (None, _PORTS[parts.scheme]) else f"{host}:{port}"
    query = urlencode(sorted(pair for pair in pairs if not _TRACKING.match(pair[0])))
    return f"{place}{parts.path.rstrip('/')}{'?' if query else ''}{query}"


def tidied(item: Mapping[str, Any]) -> dict[str, Any]:
    """The CSL item with the identifiers that can be read in their one form."""
    forms = {"DOI": doi, "ISBN": isbn, "ISSN": issn}
    tidy = {
        name: form(str(item[name])) or item[name] for name, form in forms.items() if item.get(name)
    }
    if re.match(r"www\.[\w-]+\.", address := str(item.get("URL") or "")):
        tidy["URL"] = f"http://{address}"
    return {**item, **tidy}
