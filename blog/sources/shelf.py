"""Which works are one: the sources here, to be found again by identifier or by being equal.

Two records are of one work if they have the same DOI, ISBN or web address, except where such a
number is known to be shared: a chapter often has the ISBN of its book, and many works the address
of one page. Without any of these they are one only if they say the same in everything.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet

from blog.sources.dates import csl_date, edtf_of
from blog.sources.exporting import exported_item
from blog.sources.identifiers import Identifier, comparable_url, doi, isbn
from blog.sources.kinds import Kind
from blog.sources.models import CslItem, Source

_PARTS = {"chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia"}
_WEB = {"webpage", "post", "post-weblog", "article-newspaper", "article-magazine"}
_LETTERS = re.compile(r"<[^<>]{0,60}>|[\W_]+")


class Card:
    """What names one work: a source here, or an item that is to become one."""

    def __init__(self, item: Mapping[str, Any], *, pk: int | None = None) -> None:
        self.pk = pk
        self.doi, self.isbn = doi(_text(item, "DOI")), isbn(_text(item, "ISBN"))
        self.url = comparable_url(_text(item, "URL"))
        self.title = _LETTERS.sub("", _text(item, "title").casefold())
        self.kind = item.get("type")
        self.volume = _text(item, "volume")
        self._item: CslItem | None = None if pk else dict(item)

    @property
    def item(self) -> CslItem:
        """All that is known of the work, and what it has gained since it came to the shelf."""
        if self._item is None and self.pk:
            self._item = exported_item(Source.objects.get(pk=self.pk))
        return self._item or {}

    def marks(self) -> list[str]:
        """Under what it stands on the shelf."""
        return [mark for mark in (self.doi, self.isbn, self.url, f"title {self.title}") if mark]

    def is_of_one_work(self, other: "Card") -> bool:
        if self.doi and self.doi == other.doi:
            return self.is_part == other.is_part
        if self.isbn and self.isbn == other.isbn:
            both_parts = self.is_part and other.is_part
            return self.is_alike(other) if both_parts else self.is_same_volume(other)
        if self.url and self.url == other.url:
            both_web = {self.kind, other.kind} <= _WEB
            return both_web or self.is_alike(other)
        return False

    @property
    def is_part(self) -> bool:
        return self.kind in _PARTS

    def is_alike(self, other: "Card") -> bool:
        """Whether the titles agree as far as they go, with or without a subtitle."""
        shorter, longer = sorted((self.title, other.title), key=len)
        return bool(shorter) and longer.startswith(shorter)

    def is_same_volume(self, other: "Card") -> bool:
        volumes = {self.volume, other.volume} - {""}
        return self.is_part == other.is_part and len(volumes) < 2


class Shelf:
    """The works in `sources`, and those added since."""

    def __init__(self, sources: QuerySet[Source]) -> None:
        self._cards: dict[str, list[Card]] = defaultdict(list)
        names = ("pk", "doi", "isbn", "url", "title", "kind", "rest__volume")
        for row in sources.order_by("pk").values_list(*names):
            pk, *values = row
            said = dict(zip(("DOI", "ISBN", "URL", "title", "type", "volume"), values, strict=True))
            self._put(Card(said, pk=pk))

    def add(self, item: CslItem) -> Card:
        card = Card(item)
        self._put(card)
        return card

    def find(self, item: CslItem) -> Card | None:
        """The work that `item` is a record of, if it is here."""
        wanted = Card(item)
        candidates = [card for mark in wanted.marks() for card in self._cards[mark]]
        found = (card for card in candidates if card.is_of_one_work(wanted))
        return next(found, None) or self._equal(item, candidates)

    def _equal(self, item: CslItem, candidates: list[Card]) -> Card | None:
        said = _as_stored(item)
        return next((card for card in candidates if _as_stored(card.item) == said), None)

    def _put(self, card: Card) -> None:
        for mark in card.marks():
            self._cards[mark].append(card)


def same_work(item: Mapping[str, Any]) -> Source | None:
    """The source that is a record of the same work as the CSL item, to be offered instead."""
    wanted = Card(item)
    named = Q(pk__in=[])
    if wanted.doi:
        named |= Q(doi__iexact=wanted.doi)
    if wanted.isbn:
        named |= Q(isbn__in={wanted.isbn, _text(item, "ISBN")})
    if wanted.url:
        named |= Q(url__icontains=wanted.url.partition("?")[0])
    card = Shelf(Source.objects.filter(named)).find({**item})
    return Source.objects.get(pk=card.pk) if card and card.pk else None


def named_by(identifier: Identifier) -> Source | None:
    """The source that has this DOI, ISBN or web address, the oldest if several have."""
    sources = Source.objects.order_by("pk")
    match identifier.kind:
        case "doi":
            return sources.filter(doi__iexact=identifier.value).first()
        case "isbn":
            return sources.filter(isbn=identifier.value).first()
        case "url":
            return _at(comparable_url(identifier.value))
    return None


def _at(address: str) -> Source | None:
    near = Source.objects.filter(url__icontains=address.partition("?")[0]).order_by("pk")
    return next((source for source in near if comparable_url(source.url) == address), None)


def _text(item: Mapping[str, Any], name: str) -> str:
    return str(item.get(name) or "")


def _as_stored(item: Mapping[str, Any]) -> CslItem:
    """What a source keeps of the item, to see whether another says the same."""
    kept = {
        name: value
        for name, value in item.items()
        if name not in {"id", "custom", "issued"} and value not in ("", [], None)
    }
    kept["type"] = item["type"] if item.get("type") in Kind.values else str(Kind.DOCUMENT)
    return kept | {"issued": csl_date(edtf_of(item.get("issued")))}
