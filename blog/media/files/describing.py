"""A file's metadata and captions; the pages that show it are rendered again."""

from functools import partial

from django.core.files.storage import default_storage
from django.db import transaction

from blog.media.files.models import MediaFile
from blog.media.files.signals import file_changed
from blog.media.generated_files import store_generated
from blog.text.formats.captions import read_captions, webvtt

METADATA = (
    *("title", "description", "credit", "license", "source"),
    *("poster", "language", "captions", "chapters", "transcript"),
)
TRACKS = ("captions", "chapters")
FOLDER = "captions"


@transaction.atomic
def describe_file(file: MediaFile) -> None:
    """Save the metadata, and the captions and chapters as clean WebVTT files.

    Raise CaptionsRefused.
    """
    former = {file.captions_file, file.chapters_file}
    file.save(update_fields=METADATA)
    for name in former - store_tracks(file) - {""}:
        if not MediaFile.objects.made_into(name).exists():
            transaction.on_commit(partial(default_storage.delete, name))
    file_changed.send_robust(sender=MediaFile, file=file)


def store_tracks(file: MediaFile) -> set[str]:
    """Store the captions and chapters as clean WebVTT files, and return their names in storage."""
    made = {f"{track}_file": _store_track(getattr(file, track)) for track in TRACKS}
    MediaFile.objects.filter(pk=file.pk).update(**made)
    for field, name in made.items():
        setattr(file, field, name)
    return set(made.values())


def _store_track(text: str) -> str:
    """Store a track and return its name in storage; "" without one."""
    if not text.strip():
        return ""
    clean = webvtt(read_captions(text))
    return store_generated(clean.encode(), folder=FOLDER, extension="vtt")
