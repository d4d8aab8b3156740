"""Files of images that Ibid draws: named by their content, deleted when superseded."""

import hashlib
from collections.abc import Iterable
from functools import partial

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from blog.site.public_paths.keeping import move_path

DIGITS = 20  # of the digest in a name: short, because every post's page contains it


def store_generated(content: bytes, *, folder: str, extension: str) -> str:
    """Store the content and return its name in storage; the same content gets the same name."""
    name = name_of(hashlib.sha256(content).hexdigest(), folder=folder, extension=extension)
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(content))
    return name


def name_of(digest: str, *, folder: str, extension: str) -> str:
    """Return the name in storage of the generated file with this SHA-256."""
    return f"{folder}/{digest[:2]}/{digest[2:DIGITS]}.{extension}"


def delete_generated(names: Iterable[str], *, replacement: str = "") -> None:
    """Delete the files after the commit, when no row refers to them any longer.

    Their URLs redirect to the file `replacement`, or answer 410 Gone if there is none.
    """
    for name in names:
        move_path(f"/media/{name}", to=replacement and f"/media/{replacement}")
        transaction.on_commit(partial(default_storage.delete, name))
