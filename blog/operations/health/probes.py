"""Probes of what this host needs, each with a sentence and what to do."""

import os
import shutil
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from blog.backups.nightly import last_verified_at
from blog.jobs.workers import Worker
from blog.operations.hosts.joining import MARKER, media_place

BACKUP_AGE = timedelta(hours=50)
DISK_LOW, DISK_FULL = 1024**3, 100 * 1024**2  # bytes free


class Health(StrEnum):
    OK = "ok"
    WARNING = "warning"  # readers notice nothing yet
    FAILED = "failed"  # this host cannot answer


@dataclass(frozen=True)
class Probe:
    """The result of a probe; `hint` is what to do about it."""

    name: str
    health: Health
    message: str
    hint: str = ""


def probe_all() -> list[Probe]:
    """Return all results; what needs the database is left out if that cannot be used."""
    database = _database()
    here = [database, _disk(), _cache(), _media(), _backup()]
    return here if database.health == Health.FAILED else [*here, _migrations(), _worker()]


def worst(probes: list[Probe]) -> Health:
    found = {probe.health for probe in probes}
    return next(health for health in (Health.FAILED, Health.WARNING, Health.OK) if health in found)


def _database() -> Probe:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        connection.close()
        reason = str(error).strip().partition("\n")[0]
        hint = "Check that the database runs and that DATABASE_URL is right."
        return Probe("Database", Health.FAILED, f"The database cannot be used: {reason}", hint)
    return Probe("Database", Health.OK, f"{connection.display_name} answers.")


def _migrations() -> Probe:
    missing = _known_migrations() - set(MigrationRecorder(connection).applied_migrations())
    if missing:
        message = f"{len(missing)} migrations have not been applied."
        return Probe("Migrations", Health.FAILED, message, "Run `manage.py upgrade`.")
    return Probe("Migrations", Health.OK, "The database is up to date.")


@cache
def _known_migrations() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None).disk_migrations)


def _worker() -> Probe:
    running = Worker.objects.running().count()
    if not running:
        message = "No worker has been heard of for a minute: emails, cards and imports wait."
        return Probe("Worker", Health.WARNING, message, "Start `manage.py db_worker`.")
    return Probe(
        "Worker", Health.OK, "1 worker runs." if running == 1 else f"{running} workers run."
    )


def _disk() -> Probe:
    free = min(shutil.disk_usage(folder).free for folder in _folders())
    message = f"{free / 1024**3:.1f} GB are free."
    hint = "Free some space, or move IBID_DATA_DIR or IBID_MEDIA_DIR to a larger disk."
    if free < DISK_FULL:
        return Probe("Disk", Health.FAILED, message, hint)
    return Probe("Disk", Health.WARNING if free < DISK_LOW else Health.OK, message, hint)


def _cache() -> Probe:
    if settings.PAGE_CACHE == "off":
        return Probe("Page cache", Health.OK, "It is turned off.")
    if settings.CACHE_URL and settings.PAGE_CACHE != "nginx":
        return _redis()
    folder = settings.DATA_DIR / "pages"
    if folder.exists() and not os.access(folder, os.W_OK | os.X_OK):
        message = f"{folder} cannot be written, so every page is rendered anew."
        return Probe("Page cache", Health.WARNING, message, "Give it to the user that runs Ibid.")
    return Probe("Page cache", Health.OK, "Pages are kept.")


def _redis() -> Probe:
    from blog.operations.hosts.redis import reason_of_failure  # noqa: PLC0415  takes 14 MB

    if reason := reason_of_failure(settings.CACHE_URL):
        message = f"Redis cannot be used, so every page is rendered anew: {reason}"
        hint = "Check that Redis runs and that CACHE_URL is right."
        return Probe("Page cache", Health.WARNING, message, hint)
    return Probe("Page cache", Health.OK, "Pages are kept in Redis.")


def _media() -> Probe:
    try:
        is_there = default_storage.exists(MARKER)
        reason = "Its marker is missing; is it the right one, and mounted?"
    except Exception as error:  # whatever an object storage raises
        is_there, reason = False, f"{type(error).__name__}: {error}"
    if not is_there:
        message = f"The media are not in {media_place()}. {reason}"
        return Probe("Media", Health.WARNING, message, "Check the mount, or the settings of S3.")
    return Probe("Media", Health.OK, f"They are in {media_place()}.")


def _backup() -> Probe:
    if settings.BACKUP_DIR is None:
        message = "No daily backup is made."
        return Probe("Backup", Health.WARNING, message, "Set IBID_BACKUP_DIR to another disk.")
    last = last_verified_at()
    if last is None or timezone.now() - last > BACKUP_AGE:
        when = f"The last verified backup is of {last:%Y-%m-%d}." if last else "There is none yet."
        return Probe(
            "Backup", Health.WARNING, when, "See *Failed jobs*, or run `manage.py backup`."
        )
    return Probe("Backup", Health.OK, f"Verified on {last:%Y-%m-%d at %H:%M} UTC.")


def _folders() -> list[str]:
    folders = [settings.DATA_DIR, *([] if settings.S3_BUCKET else [settings.MEDIA_ROOT])]
    return [str(folder) for folder in folders if Path(folder).is_dir()]
