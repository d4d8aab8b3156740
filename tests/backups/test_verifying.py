"""A backup that was altered in any way is not verified."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from blog.backups.databases import FILES
from blog.backups.making import make_backup
from blog.backups.manifests import NAME, BackupError, verified_at
from blog.backups.verifying import verify_backup
from tests.backups.test_making import FERRY


@pytest.fixture
def backup(blog, folder):
    return make_backup(folder)


def rewrite_manifest(backup, **changes) -> None:
    data = json.loads((backup / NAME).read_text())
    (backup / NAME).write_text(json.dumps(data | changes))


def test_a_whole_backup_is_verified(backup):
    assert verified_at(backup) is None
    assert verify_backup(backup).rows["blog_post"] == 1
    assert datetime.now(UTC) - verified_at(backup) < timedelta(minutes=5)


@pytest.mark.parametrize(
    "alter",
    [
        lambda file: file.write_bytes(b"A ferry"),
        lambda file: file.write_bytes(b"a ferry, longer"),
        lambda file: file.write_bytes(b""),
        lambda file: file.unlink(),
    ],
    ids=["altered", "longer", "empty", "missing"],
)
def test_an_altered_or_missing_file_is_named(backup, alter):
    alter(backup / FERRY)
    with pytest.raises(BackupError, match="is damaged: media/pictures/ferry"):
        verify_backup(backup)
    assert verified_at(backup) is None


def test_an_altered_database_is_found(backup):
    file = backup / FILES[connection.vendor]
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    with pytest.raises(BackupError, match="is damaged: database"):
        verify_backup(backup)


def test_missing_rows_are_found(backup):
    rows = json.loads((backup / NAME).read_text())["rows"]
    rewrite_manifest(backup, rows=rows | {"blog_post": 2})
    with pytest.raises(BackupError, match="Rows are missing in the backup, in blog_post"):
        verify_backup(backup)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "is not a complete backup"),
        ("[]", "is not a complete backup"),
        ('{"format": 1, "rows": {}}', "is not a complete backup"),
        ('{"format": 2}', "was made by a newer version"),
    ],
)
def test_a_manifest_that_cannot_be_used(backup, content, message):
    (backup / NAME).write_text(content)
    with pytest.raises(BackupError, match=message):
        verify_backup(backup)


@pytest.mark.parametrize("path", ["../db.sqlite3", "media/../../etc/passwd", "/etc/passwd"])
def test_a_manifest_that_leads_outside_is_refused(backup, path):
    files = json.loads((backup / NAME).read_text())["files"]
    rewrite_manifest(backup, files=files | {path: {"sha256": "", "size": 0}})
    with pytest.raises(BackupError, match="outside its folder"):
        verify_backup(backup)


def test_the_backup_of_another_kind_of_database(backup):
    rewrite_manifest(backup, database="oracle")
    with pytest.raises(BackupError, match="is a backup of oracle"):
        verify_backup(backup)
