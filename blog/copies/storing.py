"""The files of copies, in a storage of their own, which no URL leads to."""

import hashlib
from collections.abc import Iterator
from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages


def storage() -> Storage:
    return storages["copies"]


def store(content: bytes, *, extension: str) -> str:
    """Store the content under its hash, whole or not at all; return its name."""
    name = _hashed_name(content, extension=extension)
    if not storage().exists(name):
        storage().save(name, ContentFile(content))
    return name


def _hashed_name(content: bytes, *, extension: str) -> str:
    digest = hashlib.sha256(content).hexdigest()
    return f"{digest[:2]}/{digest}.{extension}"


def names_before(time: datetime, *, folder: str = "") -> Iterator[str]:
    """Yield the names of the stored files that are older than `time`."""
    try:
        folders, files = storage().listdir(folder)
    except FileNotFoundError:
        return  # nothing was stored yet
    for file in files:
        name = f"{folder}/{file}" if folder else file
        if storage().get_modified_time(name) < time:
            yield name
    for inner in folders:
        yield from names_before(time, folder=f"{folder}/{inner}" if folder else inner)
