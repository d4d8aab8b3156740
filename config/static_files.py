"""The storage of static files, which bundles style sheets and hashes and compresses all files."""

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import File
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEETS = "css/*.css"

_IMPORT = re.compile(r'^@import url\("(?P<name>[\w-]+\.css)"\);$', re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s*([{};,])\s*|(?<=:)\s+")


class JoinedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """A storage that bundles a style sheet and its `@import`s into one file.

    In development it is not used, and browsers follow the imports.
    """

    def post_process(self, paths: dict[str, Any], **options: Any) -> Iterator[Any]:
        def read(name: str) -> str:
            storage, path = paths[name]
            with storage.open(path) as file:
                return str(file.read().decode())

        sheets = [name for name in paths if PurePosixPath(name).match(SHEETS)]
        joined = {name: (Joined(joined_sheet(name, read)), paths[name][1]) for name in sheets}
        yield from super().post_process(paths | joined, **options)


class Joined:
    """A bundled sheet that acts as the storage from which Django reads it."""

    def __init__(self, css: str) -> None:
        self._css = css

    def open(self, _path: str) -> "File[bytes]":
        return File(BytesIO(self._css.encode()))


def joined_sheet(name: str, read: Callable[[str], str]) -> str:
    """Return the sheet `name` with the imported sheets of its folder in place of the imports.

    Comments and unnecessary whitespace are removed.
    """
    folder = PurePosixPath(name).parent
    joined = _IMPORT.sub(lambda found: joined_sheet(str(folder / found["name"]), read), read(name))
    return _SPACE.sub(r"\1", _COMMENT.sub("", joined)).strip()
