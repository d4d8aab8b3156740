"""Identifiers of works (DOI, ISBN, URL …): recognized as typed, and normalized."""

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
    """Return the identifier in a pasted line, normalized; None if there is none."""
    line = text.strip().strip("<>")
    if len(line) > MAX_LENGTH:
        return None
    for kind, normalize in _NORMALIZERS.items():
        if value := normalize(line):
            return Identifier(kind, value)
    return None


def doi(text: str) -> str:
    """Return the DOI in lower case, without resolver or final period; "" if there is none."""
    line = text.strip()
    found = _DOI.fullmatch(unquote(line) if "%" in line else line)
    return found[1].lower().rstrip(".,;:\"'") if found else ""


def isbn(text: str) -> str:
    """Return an ISBN-10 or ISBN-13 as 13 digits; "" if there is none or its check digit fails."""
    found = _ISBN.fullmatch(_DASHES.sub("-", text.strip()))
    if not found:
        return ""
    digits = re.sub(r"[ -]", "", found[1]).upper()
    if len(digits) == 10 and _is_valid_10(digits):
        digits = f"978{digits[:9]}"
        return digits + _check_digit_13(digits)
    is_valid = len(digits) == 13 and digits.isdigit() and digits[12] == _check_digit_13(digits[:12])
    return digits if is_valid else ""


def _is_valid_10(digits: str) -> bool:
    values = [10 if digit == "X" else int(digit) for digit in digits]
    weighted = sum(weight * value for weight, value in zip(range(10, 0, -1), values, strict=True))
    return weighted % 11 == 0


def _check_digit_13(digits: str) -> str:
    weighted = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return str(-weighted % 10)


def issn(text: str) -> str:
    """Return an ISSN as 1234-5679; "" if there is none or its check digit is wrong."""
    found = _ISSN.fullmatch(_DASHES.sub("-", text.strip()))
    if not found:
        return ""
    digits = (found[1] + found[2]).upper()
    values = [10 if digit == "X" else int(digit) for digit in digits]
    weighted = sum(weight * value for weight, value in zip(range(8, 0, -1), values, strict=True))
    return f"{digits[:4]}-{digits[4:]}" if weighted % 11 == 0 else ""


def pmid(text: str) -> str:
    """Return the PubMed ID given as "PMID: 123" or as a URL; "" if there is none."""
    return _match(_PMID, text)


def arxiv(text: str) -> str:
    """Return the arXiv ID of a preprint, with its version if it has one; "" if there is none."""
    return _match(_ARXIV, text).lower()


def wikidata(text: str) -> str:
    """Return the Wikidata ID of an item: Q42; "" if there is none."""
    return _match(_WIKIDATA, text)


def url(text: str) -> str:
    """Return the URL as typed; "" if it is invalid or has no host."""
    line = text.strip()
    return line if _URL.fullmatch(line) and comparable_url(line) else ""


def _match(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.fullmatch(text.strip())
    return found[1] if found else ""


_NORMALIZERS: dict[KindOfIdentifier, Callable[[str], str]] = {
    "doi": doi,
    "arxiv": arxiv,
    "pmid": pmid,
    "wikidata": wikidata,
    "isbn": isbn,
    "issn": issn,
    "url": url,
}


def comparable_url(text: str) -> str:
    """Return a form that is equal for two URLs of the same page; "" if the text is not a URL.

    It has no scheme, default port, fragment, tracking parameters or trailing slash; the host is
    in lower case and the query sorted.
    """
    try:
        parts = urlsplit(text.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
        pairs = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=200)
    except ValueError:
        return ""
    if not host or parts.scheme not in _PORTS:
        return ""
    netloc = host if port in (None, _PORTS[parts.scheme]) else f"{host}:{port}"
    query = urlencode(sorted(pair for pair in pairs if not _TRACKING.match(pair[0])))
    return f"{netloc}{parts.path.rstrip('/')}{'?' if query else ''}{query}"


def normalized(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return the CSL item with normalized identifiers; invalid ones stay as they are."""
    identifiers = {
        name: normalize(str(item[name])) or item[name]
        for name, normalize in (("DOI", doi), ("ISBN", isbn), ("ISSN", issn))
        if item.get(name)
    }
    if re.match(r"www\.[\w-]+\.", location := str(item.get("URL") or "")):
        identifiers["URL"] = f"http://{location}"
    return {**item, **identifiers}
