"""Archives that someone has changed, with or without a manifest that agrees."""

import zipfile
from collections.abc import Callable
from pathlib import Path

from blog.exports.archives.zip_files import MANIFEST, ZipWriter

Change = Callable[[str, bytes], bytes]


def repacked(archive: Path, target: Path, change: Change, *, keeps_manifest: bool = False) -> Path:
    """Write the archive's files, each changed, to `target`, and return it."""
    with (
        zipfile.ZipFile(archive) as original,
        target.open("wb") as file,
        ZipWriter(file) as writer,
    ):
        for name in original.namelist():
            if name != MANIFEST:
                writer.add(name, [change(name, original.read(name))])
    if keeps_manifest:
        _restore_manifest(archive, target)
    return target


def _restore_manifest(archive: Path, target: Path) -> None:
    with zipfile.ZipFile(archive) as original, zipfile.ZipFile(target) as changed:
        files = {name: changed.read(name) for name in changed.namelist()}
        files[MANIFEST] = original.read(MANIFEST)
    with zipfile.ZipFile(target, "w") as rewritten:
        for name, content in files.items():
            rewritten.writestr(name, content)
