"""What is not restored. tests/journeys/test_backups.py restores a blog."""

import pytest

from blog.backups.making import make_backup
from blog.backups.manifests import BackupError
from blog.backups.restoring import restore_backup
from tests.backups.test_making import FERRY


def test_nothing_is_written_over_a_blog(blog, media, folder):
    backup = make_backup(folder)
    (media / "ferry.abc123.webp").unlink()
    with pytest.raises(BackupError, match="There is a blog in this database already"):
        restore_backup(backup)
    assert not (media / "ferry.abc123.webp").exists()


def test_a_damaged_backup_is_refused_first(blog, folder):
    backup = make_backup(folder)
    (backup / FERRY).write_bytes(b"other")
    with pytest.raises(BackupError, match="is damaged"):
        restore_backup(backup)
