"""A blog with a post and two media files, and a folder for its backups."""

from pathlib import Path

import pytest

from tests.factories import make_post


@pytest.fixture
def media(settings, tmp_path) -> Path:
    copies = {"location": tmp_path / "copies", "base_url": None}
    settings.STORAGES = settings.STORAGES | {
        "copies": {**settings.STORAGES["copies"], "OPTIONS": copies}
    }
    settings.MEDIA_ROOT = str(tmp_path / "media")
    folder = tmp_path / "media" / "pictures"
    folder.mkdir(parents=True)
    (folder / "ferry.abc123.webp").write_bytes(b"a ferry")
    (folder / "lock.def456.webp").write_bytes(b"a lock")
    (folder / "half.ff.webp.part").write_bytes(b"not complete")
    return folder


@pytest.fixture
def blog(transactional_db, media):
    """A committed post, which pg_dump sees."""
    return make_post(title="On ferries")


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path / "backups"
