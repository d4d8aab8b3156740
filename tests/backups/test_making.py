"""What a backup holds, and what an interrupted one leaves."""

import fcntl
import os

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection

from blog.backups import making
from blog.backups.files import copy_to_storage
from blog.backups.making import BackupRunning, delete_old_backups, make_backup
from blog.backups.manifests import NAME, VERIFIED, BackupError, Manifest, backups_in
from blog.backups.verifying import verify_backup
from tests.factories import make_account

FERRY, LOCK = "media/pictures/ferry.abc123.webp", "media/pictures/lock.def456.webp"


def test_a_backup_holds_the_database_and_complete_media(blog, folder):
    backup = make_backup(folder)
    manifest = Manifest.read(backup)
    assert manifest.rows["blog_post"] == 1
    assert manifest.database == connection.vendor
    assert {FERRY, LOCK} <= manifest.files.keys()
    assert not any(path.endswith(".part") for path in manifest.files)
    assert (backup / FERRY).read_bytes() == b"a ferry"
    assert all(
        (backup / path).stat().st_size == entry.size for path, entry in manifest.files.items()
    )
    assert backups_in(folder) == [backup]


def test_a_backup_holds_the_copies_of_cited_pages(blog, folder):
    name = storages["copies"].save("ab/cd.warc.gz", ContentFile(b"a page"))
    backup = make_backup(folder)
    assert (backup / "copies" / name).read_bytes() == b"a page"
    storages["copies"].delete(name)
    copy_to_storage(backup / "copies" / name, f"copies/{name}")
    with storages["copies"].open(name) as file:
        assert file.read() == b"a page"


def test_a_backup_holds_no_keys_of_sessions(blog, folder, client):
    client.force_login(make_account())
    key = client.session.session_key
    backup = make_backup(folder)
    assert Manifest.read(backup).rows["blog_loginsession"] == 0
    assert all(key.encode() not in file.read_bytes() for file in backup.glob("database.*"))
    verify_backup(backup)


def test_media_are_stored_once(blog, media, folder):
    first = make_backup(folder)
    (media / "new.aa.webp").write_bytes(b"new")
    second = make_backup(folder)
    assert (second / FERRY).samefile(first / FERRY)
    assert (second / "media/pictures/new.aa.webp").read_bytes() == b"new"
    assert Manifest.read(second).files[FERRY] == Manifest.read(first).files[FERRY]
    assert backups_in(folder) == [second, first]


def test_what_an_interrupted_backup_left_is_deleted(blog, folder):
    left = folder / f"{making.PARTIAL}ibid-1"
    left.mkdir(parents=True)
    (left / "half").write_bytes(b"half")
    make_backup(folder)
    assert not left.exists()


def test_a_full_disk_leaves_nothing(blog, folder, monkeypatch):
    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(making, "entry_of", full)
    with pytest.raises(BackupError, match="No space left on device"):
        make_backup(folder)
    assert [file.name for file in folder.iterdir()] == ["lock"]


def test_a_damaged_backup_damages_no_later_one(blog, folder):
    first = make_backup(folder)
    (first / FERRY).write_bytes(b"A FERRY")
    second = make_backup(folder)
    assert (second / FERRY).read_bytes() == b"a ferry"
    (second / NAME).write_text("not a manifest")
    verify_backup(make_backup(folder))


def test_a_disk_without_links_gets_copies(blog, folder, monkeypatch):
    def refuse(*_args):
        raise OSError(95, "Operation not supported")

    first = make_backup(folder)
    monkeypatch.setattr(os, "link", refuse)
    second = make_backup(folder)
    assert (second / FERRY).read_bytes() == b"a ferry"
    assert not (second / FERRY).samefile(first / FERRY)


def test_one_backup_is_made_at_a_time(blog, folder):
    folder.mkdir()
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(BackupRunning):
            make_backup(folder)
    assert backups_in(folder) == []


def test_the_media_are_no_place_for_backups(media):
    with pytest.raises(BackupError, match="must not be among the files"):
        make_backup(media / "backups")


def test_old_backups_go_but_never_the_last_verified_one(tmp_path):
    for number in range(1, 5):
        backup = tmp_path / f"ibid-{number}"
        backup.mkdir()
        (backup / "manifest.json").write_text("{}")
    (tmp_path / "ibid-1" / VERIFIED).write_text("2026-05-01T12:00:00+00:00")
    deleted = delete_old_backups(tmp_path, keep=2)
    assert {backup.name for backup in deleted} == {"ibid-2"}
    assert [backup.name for backup in backups_in(tmp_path)] == ["ibid-4", "ibid-3", "ibid-1"]
    (tmp_path / "ibid-4" / VERIFIED).write_text("2026-05-04T12:00:00+00:00")
    assert [backup.name for backup in delete_old_backups(tmp_path, keep=2)] == ["ibid-1"]
