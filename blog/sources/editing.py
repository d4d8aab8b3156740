"""Storing sources: conversion between CSL-JSON items and the columns of a row."""

import re
from collections.abc import Iterable, Mapping
from itertools import chain, count, islice
from typing import Any

from django.db import transaction

from blog.site.public_paths.keeping import move_path, was_public
from blog.sources.dates.csl import csl_date, stored_date
from blog.sources.dates.edtf import year_of
from blog.sources.kinds import Kind
from blog.sources.models import CslItem, FormerKey, Source, SourceRole
from blog.sources.signals import source_changed
from blog.text.words.folding import fold_name
from blog.text.words.slugs import slugify

# Variables of the item with a column of their own.
COLUMNS = {
    "title": "title",
    "container-title": "container_title",
    "DOI": "doi",
    "ISBN": "isbn",
    "URL": "url",
}
NAME_VARIABLES = (
    *("author", "editor", "director", "composer", "performer", "interviewer", "translator"),
    *("collection-editor", "container-author", "producer", "host", "curator"),
)
# Prefix of Ibid's own fields in the "custom" of exports.
OWN_PREFIX = "ibid-"


def to_csl(source: Source) -> CslItem:
    """Return the source as a CSL-JSON 1.0.2 item whose id is the key."""
    item: CslItem = {"id": source.key, "type": str(source.kind), **source.rest}
    columns = {variable: getattr(source, column) for variable, column in COLUMNS.items()}
    item |= {variable: value for variable, value in columns.items() if value}
    if issued := csl_date(source.issued, source.issued_text):
        item["issued"] = issued
    return item


@transaction.atomic
def write_source(
    source: Source, item: Mapping[str, Any], *, source_role: str = "", note: str = ""
) -> Source:
    """Store the CSL-JSON `item` in `source`, new or existing; emit `source_changed`; return it.

    The key of a new source is the item's id, or made from its names and year; a suffix makes it
    unique.
    """
    fill(source, item, source_role=source_role, note=note)
    source.key = source.key or free_key(str(item.get("id") or "") or _key(source))
    source.save()
    source_changed.send_robust(sender=Source, source=source)
    return source


def fill(source: Source, item: Mapping[str, Any], *, source_role: str = "", note: str = "") -> None:
    """Set the columns of `source`, except its key, from the CSL-JSON `item`, without storing it."""
    rest = {
        name: value
        for name, value in {**item, "custom": _custom(item)}.items()
        if name not in {*COLUMNS, "id", "type", "issued"} and value not in ("", [], {}, None)
    }
    for variable, column in COLUMNS.items():
        setattr(source, column, str(item.get(variable) or ""))
    source.kind = Kind(item["type"]) if item.get("type") in Kind.values else Kind.DOCUMENT
    source.issued, source.issued_text = stored_date(item.get("issued"))
    source.year = year_of(source.issued)
    source.names = short_names(item)
    source.folded_names = fold_name(source.names)
    source.rest = rest
    source.source_role = source_role if source_role in SourceRole.values else ""
    source.note = note


def _custom(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return the identifiers without a CSL variable (arXiv, Wikidata), no fields of exports."""
    custom = item.get("custom") or {}
    return {name: value for name, value in custom.items() if not name.startswith(OWN_PREFIX)}


@transaction.atomic
def rename_source(source: Source, *, key: str) -> None:
    """Give the source another key; its old URL redirects to the new one."""
    path = source.get_absolute_url()
    FormerKey.objects.create(key=source.key, source=source)
    FormerKey.objects.filter(key=key).delete()
    source.key = key
    if was_public(path):
        move_path(path, to=source.get_absolute_url())
    source.save(update_fields=["key", "updated_at"])
    source_changed.send_robust(sender=Source, source=source)


def is_taken(key: str, *, except_by: Source) -> bool:
    """Return whether another source has or had this key."""
    sources = Source.objects.exclude(pk=except_by.pk).filter(key=key)
    former = FormerKey.objects.exclude(source=except_by.pk).filter(key=key)
    return sources.exists() or former.exists()


def short_names(item: Mapping[str, Any]) -> str:
    """Return the creators in short form: "Lüthi", "Chen and Westad" or "Westad et al."."""
    people: Iterable[Mapping[str, str]] = next(
        (item[variable] for variable in NAME_VARIABLES if item.get(variable)), []
    )
    names = [person.get("family") or person.get("literal") or "" for person in people]
    names = [name for name in names if name]
    if len(names) > 2:
        return f"{names[0]} et al."
    return " and ".join(names)


def free_key(text: str) -> str:
    """Return `text` as a key, with a suffix if it is taken: luthi2008, luthi2008b, luthi2008c …"""
    base = (slugify(text) or "source")[:70]
    if not _taken([base]):
        return base
    suffixes = chain("bcdefghijklmnopqrstuvwxyz", (f"-{number}" for number in count(27)))
    keys = (f"{base}{suffix}" for suffix in suffixes)
    while True:
        some = list(islice(keys, 200))
        taken = _taken(some)
        if free := next((key for key in some if key not in taken), ""):
            return free


def _taken(keys: list[str]) -> set[str]:
    """Return those of the keys that a source has or had."""
    return {
        *Source.objects.filter(key__in=keys).values_list("key", flat=True),
        *FormerKey.objects.filter(key__in=keys).values_list("key", flat=True),
    }


def _key(source: Source) -> str:
    name = re.split(r" and | et al", source.names)[0] or source.heading.split()[0]
    return slugify(name).replace("-", "") + (str(source.year) if source.year else "")
