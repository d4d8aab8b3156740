"""Where files of pictures lie: each is there whole or not at all."""

import os
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage
from django.utils.crypto import get_random_string


class WholeFileStorage(FileSystemStorage):
    """The data folder. A name stands for its content, and what has a name is never written again:
    a full disk, or a kill in the middle, must leave no half of it there.
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
