"""Originals in storage: comparing them with their digest, and storing them whole."""

import hashlib
from typing import Any

from django.core.files import File
from django.core.files.storage import default_storage

from blog.media.integrity.models import Fault

BLOCK = 1024 * 1024


def fault_at(path: str, *, digest: str) -> Fault | None:
    """Return what is wrong with the stored file that must have this digest, or None.

    The file is read in blocks, so that its size costs no memory.
    """
    try:
        with default_storage.open(path) as stored:
            return None if digest_of(stored) == digest else Fault.DAMAGED
    except FileNotFoundError:
        return Fault.MISSING
    except OSError:  # the disk cannot read it
        return Fault.DAMAGED


def digest_of(file: Any) -> str:
    """Return the SHA-256 of an open file, from its beginning."""
    file.seek(0)
    digest = hashlib.sha256()
    while block := file.read(BLOCK):
        digest.update(block)
    return digest.hexdigest()


def store_original(path: str, content: File[Any], *, digest: str) -> bool:
    """Store the file unless it is there intact, and return whether it had to be stored."""
    fault = fault_at(path, digest=digest) if default_storage.exists(path) else Fault.MISSING
    if fault is None:
        return False
    if fault == Fault.DAMAGED:
        default_storage.delete(path)
    content.seek(0)
    default_storage.save(path, content)
    return True
