"""Matching incoming works with stored sources, by identifier or by equality.

Two records describe the same work if they have the same DOI, ISBN or URL, except where works are
known to share such an identifier: a chapter often has the ISBN of its book, and many works have
the URL of one page. Without any of these, two records match only if all fields are equal.

Two records are alike if title, first name and year agree and nothing else says that they differ.
That is a question for a person, not an answer: two letters may have one title.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from blog.sources.dates.csl import csl_date, edtf_of, stored_date
from blog.sources.dates.edtf import year_of
from blog.sources.editing import short_names
from blog.sources.exporting import exported_item
from blog.sources.identifiers import Identifier, comparable_url, doi, isbn
from blog.sources.kinds import Kind
from blog.sources.models import CslItem, Source
from blog.text.words.folding import fold

_PARTS = {"chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia"}
_WEB = {"webpage", "post", "post-weblog", "article-newspaper", "article-magazine"}
# Variables that differ between works with one title, name and year.
_TELLING = (
    *("container-title", "volume", "issue", "page", "edition", "number", "recipient"),
    *("archive", "archive_collection", "archive_location", "event-title"),
)
_NO_LETTERS = re.compile(r"<[^<>]{0,60}>|[\W_]+")


class Candidate:
    """The identifying data of a work: a stored source if it has a `pk`, else an item to store."""

    def __init__(
        self,
        item: Mapping[str, Any],
        *,
        pk: int | None = None,
        likeness: "Likeness | None" = None,
    ) -> None:
        self.pk = pk
        self.doi, self.isbn = doi(_text(item, "DOI")), isbn(_text(item, "ISBN"))
        self.url = comparable_url(_text(item, "URL"))
        self.title = _NO_LETTERS.sub("", fold(_text(item, "title")))
        self.kind = item.get("type")
        self.volume = _text(item, "volume")
        self._likeness = likeness
        self._item: CslItem | None = None if pk else dict(item)

    @property
    def item(self) -> CslItem:
        """Every field of the work, including those gained during the import."""
        if self._item is None and self.pk:
            self._item = exported_item(Source.objects.get(pk=self.pk))
        return self._item or {}

    @property
    def likeness(self) -> "Likeness":
        self._likeness = self._likeness or Likeness.of(self.item)
        return self._likeness

    def index_keys(self) -> list[str]:
        """Return the keys of the work in the index."""
        title = f"title {self.title or self.likeness.name}"
        return [key for key in (self.doi, self.isbn, self.url, title) if key]

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

    def is_alike(self, other: "Candidate") -> bool:
        """Return whether both may well be the same work, though no identifier shows it."""
        return (
            self.is_part == other.is_part
            and self.likeness.agrees_with(other.likeness)
            and not (self.doi and other.doi)
            and not (self.isbn and other.isbn)
        )

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


@dataclass(frozen=True)
class Likeness:
    """What two records of a work have in common: folded titles and names, and the date."""

    title: str  # without the subtitle
    subtitle: str
    name: str
    issued: str
    others: dict[str, str]  # what differs between works of one title: volume, pages …

    @classmethod
    def of(cls, item: Mapping[str, Any]) -> "Likeness":
        issued = edtf_of(item.get("issued"))
        return cls.from_columns(_text(item, "title"), short_names(item), issued, item)

    @classmethod
    def from_columns(
        cls, title: str, names: str, issued: str, others: Mapping[str, Any]
    ) -> "Likeness":
        title, _colon, subtitle = re.sub(r"<[^<>]{0,60}>", "", title).partition(":")
        return cls(
            title=_folded(title),
            subtitle=_folded(subtitle),
            name=_folded(re.split(r" and | et al", names)[0]),
            issued=issued.rstrip("?~%"),
            others={name: _folded(_text(others, name)) for name in _TELLING if _text(others, name)},
        )

    @property
    def index_key(self) -> str:
        return f"{self.title} {self.name}"

    def agrees_with(self, other: "Likeness") -> bool:
        if not self.title or not self.name or not self.issued or not other.issued:
            return False
        longer, shorter = sorted((self.issued, other.issued), key=len, reverse=True)
        subtitles = {self.subtitle, other.subtitle} - {""}
        common = self.others.keys() & other.others.keys()
        return (
            (self.title, self.name) == (other.title, other.name)
            and longer.startswith(shorter)
            and len(subtitles) < 2
            and all(self.others[name] == other.others[name] for name in common)
        )


class WorkIndex:
    """The works of `sources` by identifier and title, and those added since.

    Only sources created before `before`, if given, can be alike.
    """

    def __init__(self, sources: QuerySet[Source], *, before: datetime | None = None) -> None:
        self._candidates: dict[str, list[Candidate]] = defaultdict(list)
        self._alike: dict[str, list[Candidate]] = defaultdict(list)
        variables = ("DOI", "ISBN", "URL", "title", "type", "container-title")
        columns = ("doi", "isbn", "url", "title", "kind", "container_title")
        more = ("rest", "names", "issued", "created_at", "trashed_at")
        for pk, *values in sources.order_by("pk").values_list("pk", *columns, *more):
            rest, names, issued, created_at, trashed_at = values[-len(more) :]
            item = {**rest, **dict(zip(variables, values[: -len(more)], strict=True))}
            likeness = Likeness.from_columns(str(item["title"]), names, issued, item)
            candidate = Candidate(item, pk=pk, likeness=likeness)
            self._put(candidate)
            if trashed_at is None and (before is None or created_at < before):
                self._alike[likeness.index_key].append(candidate)

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

    def find_alike(self, item: CslItem) -> Candidate | None:
        """Return a source that is alike `item`, or None."""
        wanted = Candidate(item)
        nearby = self._alike[wanted.likeness.index_key]
        return next((found for found in nearby if found.is_alike(wanted)), None)

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


def find_alike(item: Mapping[str, Any], *, except_for: int | None = None) -> Source | None:
    """Return the oldest source that is alike the CSL item; None if there is none."""
    year = year_of(edtf_of(item.get("issued")))
    if year is None or not short_names(item):
        return None
    others = Source.objects.filter(year=year).exclude(pk=except_for or 0)
    match = WorkIndex(others).find_alike({**item})
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


def _folded(text: str) -> str:
    return _NO_LETTERS.sub("", fold(text))


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
    return stored | {"issued": csl_date(*stored_date(item.get("issued")))}
