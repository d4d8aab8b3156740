"""What is done when a post, or a source it names, changes: its links are to be looked at."""

from functools import partial
from typing import Any

from django.db import transaction

from blog.mentions.noticing import note_change, note_source_changed
from blog.posts.signals import post_changed
from blog.sources.models import Source
from blog.sources.signals import source_changed


def connect() -> None:
    post_changed.connect(on_post_changed, dispatch_uid="mentions")
    source_changed.connect(on_source_changed, dispatch_uid="mentions")


def on_post_changed(pk: int, **_said: Any) -> None:
    note_change(pk)


def on_source_changed(source: Source, **_said: Any) -> None:
    """Told within the transaction."""
    transaction.on_commit(partial(note_source_changed, source.pk))
