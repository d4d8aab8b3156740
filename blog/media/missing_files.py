"""Finding pictures and files of the library whose bytes are missing."""

from django.utils import timezone

from blog.media.files.models import MediaFile
from blog.media.files.signals import file_changed
from blog.media.models import Picture
from blog.media.signals import picture_ready

BATCH = 500


def check_files() -> int:
    """Record which files are missing or back, and have the pages that show them rendered again.

    Return the number of pictures and files that changed.
    """
    changed = 0
    for picture in Picture.objects.order_by("pk").iterator(chunk_size=BATCH):
        if _is_changed(picture):
            picture_ready.send_robust(sender=Picture, picture=picture)
            changed += 1
    for file in MediaFile.objects.order_by("pk").iterator(chunk_size=BATCH):
        if _is_changed(file):
            file_changed.send_robust(sender=MediaFile, file=file)
            changed += 1
    return changed


def _is_changed(row: Picture | MediaFile) -> bool:
    """Return whether the file is newly missing or back, and store it."""
    if row.file_exists == (row.missing_since is None):
        return False
    row.missing_since = None if row.missing_since else timezone.now()
    row.save(update_fields=["missing_since"])
    return True
