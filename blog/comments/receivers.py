"""Render the stored heads of comments again when a setting that they show changes."""

from typing import Any

from blog.comments.tasks import render_heads
from blog.site.signals import settings_changed

RENDERED_IN_COMMENTS = {"language", "time_zone"}


def connect() -> None:
    settings_changed.connect(on_settings_changed, dispatch_uid="comments")


def on_settings_changed(changed: frozenset[str], **_extra: Any) -> None:
    if changed & RENDERED_IN_COMMENTS:
        render_heads.enqueue()
