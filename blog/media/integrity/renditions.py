"""What Ibid makes of originals: renditions of pictures, previews and tracks of files."""

import hashlib

from django.core.files.storage import default_storage
from PIL import Image

from blog.media.files.describing import store_tracks
from blog.media.files.models import MediaFile
from blog.media.files.tasks import read_file
from blog.media.generated_files import name_of
from blog.media.integrity.models import Fault
from blog.media.models import Picture
from blog.media.resizing import resize
from blog.media.tasks import resize_picture

Media = Picture | MediaFile


def faulty_renditions(media: Media) -> dict[str, Fault]:
    """Return the missing and damaged files that were made of the original, by name in storage."""
    match media:
        case Picture():
            faults = {name: _fault_of_picture(name) for name in media.rendition_names}
        case MediaFile():
            faults = {name: _fault_of_generated(name) for name in media.generated_files}
    return {name: fault for name, fault in faults.items() if fault}


def rebuild(media: Media, *, all_of_them: bool = False) -> None:
    """Make the missing and damaged renditions again from the original, or all of them."""
    names = faulty_renditions(media)
    names |= dict.fromkeys(made_of(media) if all_of_them else (), Fault.DAMAGED)
    _delete(names)
    match media:
        case Picture() if names or not media.widths:
            resize(media)
        case MediaFile() if names:
            read_file.call(media.pk)
            store_tracks(media)


def rebuild_later(media: Media) -> None:
    """Have the worker make the missing and damaged renditions again."""
    _delete(faulty_renditions(media))
    match media:
        case Picture():
            resize_picture.enqueue(media.pk)
        case MediaFile():
            read_file.enqueue(media.pk)
            store_tracks(media)


def made_of(media: Media) -> list[str]:
    """Return the names in storage of all files that were made of the original."""
    return media.rendition_names if isinstance(media, Picture) else media.generated_files


def _delete(faults: dict[str, Fault]) -> None:
    for name, fault in faults.items():
        if fault == Fault.DAMAGED:
            default_storage.delete(name)


def _fault_of_picture(name: str) -> Fault | None:
    """Return what is wrong with a rendition: it is missing, or no picture can be read from it."""
    try:
        with default_storage.open(name) as file, Image.open(file) as image:
            return None if f"-{image.width}." in name else Fault.DAMAGED
    except FileNotFoundError:
        return Fault.MISSING
    except Exception:  # Pillow raises many kinds of errors for a broken file
        return Fault.DAMAGED


def _fault_of_generated(name: str) -> Fault | None:
    """Return what is wrong with a generated file, whose name contains its digest."""
    try:
        with default_storage.open(name) as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return Fault.MISSING
    except OSError:
        return Fault.DAMAGED
    folder, extension = name.partition("/")[0], name.rpartition(".")[2]
    is_same = name_of(digest, folder=folder, extension=extension) == name
    return None if is_same else Fault.DAMAGED
