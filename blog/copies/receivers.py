"""Copies follow their source when it is merged, and the owner's settings."""

from typing import Any

from blog.copies.models import KeptCopy, RemovalRequest
from blog.copies.showing import mark_all_copies, mark_copies
from blog.site.signals import settings_changed
from blog.sources.models import Source
from blog.sources.signals import sources_merged


def connect() -> None:
    sources_merged.connect(on_sources_merged, dispatch_uid="copies")
    settings_changed.connect(on_settings_changed, dispatch_uid="copies")


def on_sources_merged(kept: Source, gone: Source, **_extra: Any) -> None:
    KeptCopy.objects.filter(source=gone).update(source=kept)
    RemovalRequest.objects.filter(source=gone).update(source=kept)
    mark_copies([kept])


def on_settings_changed(changed: frozenset[str], **_extra: Any) -> None:
    if "shows_copies" in changed:
        mark_all_copies()
