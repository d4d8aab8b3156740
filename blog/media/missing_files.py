"""Finding pictures whose file is missing."""

from django.utils import timezone

from blog.media.models import Picture
from blog.media.signals import picture_ready

BATCH = 500


def check_files() -> int:
    """Record which files are missing or back, and have the pages that show them rendered again.

    Return the number of pictures that changed.
    """
    changed = 0
    for picture in Picture.objects.order_by("pk").iterator(chunk_size=BATCH):
        if picture.file_exists == (picture.missing_since is None):
            continue
        picture.missing_since = None if picture.missing_since else timezone.now()
        picture.save(update_fields=["missing_since"])
        picture_ready.send_robust(sender=Picture, picture=picture)
        changed += 1
    return changed
