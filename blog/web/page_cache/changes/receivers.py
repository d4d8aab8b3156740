"""Drop the triggers before the database is migrated, and create them afterwards."""

from typing import Any

from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate

from blog.web.page_cache.changes.triggers import create_triggers, drop_triggers


def connect() -> None:
    pre_migrate.connect(on_migrating, dispatch_uid="page-changes")
    post_migrate.connect(on_migrated, dispatch_uid="page-changes")


def on_migrating(sender: Any, using: str, **_extra: Any) -> None:
    if sender.name == "blog":
        drop_triggers(connections[using])


def on_migrated(sender: Any, using: str, **_extra: Any) -> None:
    if sender.name == "blog":
        create_triggers(connections[using])
