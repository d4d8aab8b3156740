"""Matching incoming works with stored sources, by identifier or by equality.

Two records describe the same work if they have the same DOI, ISBN or URL, except where works are
known to share such an identifier: a chapter often has the ISBN of its book, and many works have
the URL of one page. Without any of these, two records match only if all fields are equal.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet

from blog.sources.dates.csl import csl_date, edtf_of
from blog.sources.exporting import exported_item
from blog.sources.identifiers import Identifier, comparable_url, doi, isbn
from blog.sources.kinds import Kind
from blog.sources.models import CslItem, Source
from blog.text.words.folding import fold

_PARTS = {"chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia"}
_WEB = {"webpage", "post", "post-weblog", "article-newspaper", "article-magazine"}
_NO_LETTERS = re.compile(r"<[^<>]{0,60}>|[\W_]+")


class Candidate:
    """The identifying data of a work: a stored source if it has a `pk`, else an item to store."""

    def __init__(self, item: Mapping[str, Any], *, pk: int | None = None) -> None:
        self.pk = pk
        self.doi, self.isbn = doi(_text(item, "DOI")), isbn(_text(item, "ISBN"))
        self.url = comparable_url(_text(item, "URL"))
        self.title = _NO_LETTERS.sub("", fold(_text(item, "title")))
        self.kind = item.get("type")
        self.volume = _text(item, "volume")
        self._item: CslItem | None = None if pk else dict(item)

    @property
    def item(self) -> CslItem:
        """Every field of the work, including those gained during the import."""
        if self._item is None and self.pk:
            self._item = exported_item(Source.objects.get(pk=self.pk))
        return self._item or {}

    def index_keys(self) -> list[str]:
        """Return the keys of the work in the index."""
        return [key for key in (self.doi, self.isbn, self.url, f"title {self.title}") if key]

    def is_same_work(self, other: "Candidate") -> bool:
        """Return whether a common identifier shows that both are the same work."""
        if self.doi and self.doi == other.doi:
            return self.is_part == other.is_part
        if self.isbn and self.isbn == other.isbn:
            both_parts = self.is_part and other.is_part
            return self.has_same_title(other) if both_parts else self.is_same_volume(other)
        if self.url and self.url == other.url:
            both_web = {self.kind, other.kind} <= _WEB
            return both_web or self.has_same_title(other)
        return False

    @property
    def is_part(self) -> bool:
        return self.kind in _PARTS

    def has_same_title(self, other: "Candidate") -> bool:
        """Return whether the titles are equal, with or without a subtitle."""
        shorter, longer = sorted((self.title, other.title), key=len)
        return bool(shorter) and longer.startswith(shorter)

    def is_same_volume(self, other: "Candidate") -> bool:
        volumes = {self.volume, other.volume} - {""}
        return self.is_part == other.is_part and len(volumes) < 2


class WorkIndex:
    """The works of `sources` by identifier and title, and those added since."""

    def __init__(self, sources: QuerySet[Source]) -> None:
        self._candidates: dict[str, list[Candidate]] = defaultdict(list)
        variables = ("DOI", "ISBN", "URL", "title", "type", "volume")
        columns = ("doi", "isbn", "url", "title", "kind", "rest__volume")
        for pk, *values in sources.order_by("pk").values_list("pk", *columns):
            self._put(Candidate(dict(zip(variables, values, strict=True)), pk=pk))

    def add(self, item: CslItem) -> Candidate:
        """Add an item that will be stored, so that later entries match it."""
        candidate = Candidate(item)
        self._put(candidate)
        return candidate

    def find(self, item: CslItem) -> Candidate | None:
        """Return the work that `item` is a record of, or None."""
        wanted = Candidate(item)
        nearby = [found for key in wanted.index_keys() for found in self._candidates[key]]
        same = (candidate for candidate in nearby if candidate.is_same_work(wanted))
        return next(same, None) or _equal(item, nearby)

    def _put(self, candidate: Candidate) -> None:
        for key in candidate.index_keys():
            self._candidates[key].append(candidate)


def find_same_work(item: Mapping[str, Any]) -> Source | None:
    """Return the source that is a record of the same work as the CSL item, or None."""
    wanted = Candidate(item)
    by_identifier = Q(pk__in=[])
    if wanted.doi:
        by_identifier |= Q(doi__iexact=wanted.doi)
    if wanted.isbn:
        by_identifier |= Q(isbn__in={wanted.isbn, _text(item, "ISBN")})
    if wanted.url:
        by_identifier |= Q(url__icontains=wanted.url.partition("?")[0])
    match = WorkIndex(Source.objects.filter(by_identifier)).find({**item})
    return Source.objects.get(pk=match.pk) if match and match.pk else None


def find_by_identifier(identifier: Identifier) -> Source | None:
    """Return the source with this DOI, ISBN or URL, the oldest if several have it, or None."""
    sources = Source.objects.order_by("pk")
    match identifier.kind:
        case "doi":
            return sources.filter(doi__iexact=identifier.value).first()
        case "isbn":
            return sources.filter(isbn=identifier.value).first()
        case "url":
            return _find_by_url(comparable_url(identifier.value))
    return None


def _find_by_url(url: str) -> Source | None:
    similar = Source.objects.filter(url__icontains=url.partition("?")[0]).order_by("pk")
    return next((source for source in similar if comparable_url(source.url) == url), None)


def _text(item: Mapping[str, Any], name: str) -> str:
    return str(item.get(name) or "")


def _equal(item: CslItem, candidates: list[Candidate]) -> Candidate | None:
    stored = _as_stored(item)
    return next((match for match in candidates if _as_stored(match.item) == stored), None)


def _as_stored(item: Mapping[str, Any]) -> CslItem:
    """Return the item as a source would store it, for comparison."""
    stored = {
        name: value
        for name, value in item.items()
        if name not in {"id", "custom", "issued"} and value not in ("", [], None)
    }
    stored["type"] = item["type"] if item.get("type") in Kind.values else str(Kind.DOCUMENT)
    return stored | {"issued": csl_date(edtf_of(item.get("issued")))}
