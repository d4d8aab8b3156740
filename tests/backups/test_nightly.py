"""The daily backup."""

import fcntl

from django.utils import timezone

from blog.backups.manifests import backups_in
from blog.backups.nightly import back_up, last_verified_at


def test_it_is_made_verified_and_kept_for_some_days(blog, folder, settings):
    settings.BACKUP_DIR, settings.BACKUPS_KEPT = folder, 2
    assert last_verified_at() is None
    assert [back_up() for _day in range(3)] == [1, 1, 1]
    assert len(backups_in(folder)) == 2
    assert (timezone.now() - last_verified_at()).total_seconds() < 300


def test_without_a_folder_there_is_none(settings):
    settings.BACKUP_DIR = None
    assert back_up() == 0
    assert last_verified_at() is None


def test_two_workers_make_one(folder, settings):
    settings.BACKUP_DIR = folder
    folder.mkdir()
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert back_up() == 0
    assert backups_in(folder) == []
