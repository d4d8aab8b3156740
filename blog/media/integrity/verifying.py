"""Verify pictures and files: compare each original with its digest, and look for its renditions.

The worker does so in small steps, so that each file is read about once a month. A step that is cut
off loses only the file it was reading.
"""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from blog.media.files.models import MediaFile
from blog.media.files.signals import file_changed
from blog.media.integrity.models import Fault
from blog.media.integrity.originals import fault_at
from blog.media.integrity.renditions import faulty_renditions, rebuild_later
from blog.media.models import Picture
from blog.media.signals import picture_ready

Media = Picture | MediaFile
Row = TypeVar("Row", Picture, MediaFile)

VERIFIED_EVERY = timedelta(days=30)
MAX_SECONDS = 5.0  # of a step, before its last file
MAX_FILES = 200  # of a step
BATCH = 100
NEVER = datetime(1, 1, 2, tzinfo=UTC)


def verify_due() -> int:
    """Verify the files that were not verified for longest, for some seconds; return how many.

    Missing and damaged renditions are made again.
    """
    deadline = time.monotonic() + MAX_SECONDS
    count = 0
    for media in _due():
        if verify(media) is None and faulty_renditions(media):
            rebuild_later(media)
        count += 1
        if time.monotonic() > deadline:
            break
    return count


def check_presence() -> int:
    """Look for every file, without reading it; return how many are newly missing or back.

    Damaged ones are read: a disk or network that failed for a while can be well again.
    """
    changed = 0
    for media in all_media():
        if media.is_damaged or media.is_intact == bool(media.missing_since):
            before = media.fault
            changed += (verify(media) or "") != before
    return changed


def verify(media: Media) -> Fault | None:
    """Compare the original with its digest, record and return what is wrong with it.

    If that has changed, the pages that show it are rendered again.
    """
    fault = fault_at(media.path, digest=media.digest)
    record(media, fault)
    return fault


def record(media: Media, fault: Fault | None) -> None:
    """Record what is wrong with the original, unless it has been replaced meanwhile."""
    now, before = timezone.now(), media.fault
    columns = {
        "missing_since": (media.missing_since or now) if fault else None,
        "is_damaged": fault == Fault.DAMAGED,
        "verified_at": now,
    }
    rows: QuerySet[Picture] | QuerySet[MediaFile] = type(media).objects.all()
    if not rows.filter(pk=media.pk, digest=media.digest).update(**columns):
        return
    for name, value in columns.items():
        setattr(media, name, value)
    if media.fault != before:
        announce(media)


def announce(media: Media) -> None:
    """Have the pages that show the picture or file rendered again."""
    match media:
        case Picture():
            picture_ready.send_robust(sender=Picture, picture=media)
        case MediaFile():
            file_changed.send_robust(sender=MediaFile, file=media)


def all_media() -> Iterator[Media]:
    """Yield all pictures and files, those in the trash too, a few in memory at a time."""
    yield from _in_batches(_pictures())
    yield from _in_batches(_files())


def _in_batches(rows: QuerySet[Row]) -> Iterator[Row]:
    last = 0
    while batch := list(rows.filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield from batch
        last = batch[-1].pk


def _due() -> list[Media]:
    is_due = Q(verified_at=None) | Q(verified_at__lt=timezone.now() - VERIFIED_EVERY)
    longest = (F("verified_at").asc(nulls_first=True), "pk")
    pictures = list(_pictures().filter(is_due).order_by(*longest)[:MAX_FILES])
    files = list(_files().filter(is_due).order_by(*longest)[:MAX_FILES])
    due: list[Media] = [*pictures, *files]
    return sorted(due, key=_verified_at)[:MAX_FILES]


def _verified_at(media: Media) -> datetime:
    return media.verified_at or NEVER


def _pictures() -> QuerySet[Picture]:
    return Picture.objects.all()


def _files() -> QuerySet[MediaFile]:
    return MediaFile.objects.defer("transcript", "chapters", "captions")
