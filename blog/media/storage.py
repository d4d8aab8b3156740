"""The storage of uploaded and generated files: each file is complete or absent."""

import os
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage
from django.utils.crypto import get_random_string


class AtomicFileStorage(FileSystemStorage):
    """The data folder.

    A file's name contains the digest of its content, and an existing file is never written again.
    So an incomplete file must never get that name, even if the disk is full or the process killed.
    """

    def _save(self, name: str, content: Any) -> str:
        part = f"{name}.{get_random_string(12)}.part"
        try:
            super()._save(part, content)  # type: ignore[misc]  # which django-stubs does not know
            path = Path(self.path(part))
            with path.open("rb") as written:
                os.fsync(written.fileno())
            path.replace(self.path(name))
        except BaseException:
            self.delete(part)
            raise
        return name
