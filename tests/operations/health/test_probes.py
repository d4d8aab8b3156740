"""Each probe notices its trouble and says what to do."""

from collections import namedtuple
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.utils import timezone

from blog.backups.manifests import NAME, VERIFIED
from blog.jobs.workers import Heart, Worker
from blog.operations.health import probes
from blog.operations.health.probes import Health, probe_all, worst
from blog.operations.hosts.joining import MARKER, join_hosts
from tests import needs, redis_server
from tests.run import found

pytestmark = pytest.mark.django_db
Usage = namedtuple("Usage", "total used free")


def probe(name: str) -> probes.Probe:
    return next(each for each in probe_all() if each.name == name)


@pytest.fixture(autouse=True)
def healthy(settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT, settings.BACKUP_DIR = str(tmp_path / "media"), tmp_path / "backups"
    monkeypatch.setattr(probes.shutil, "disk_usage", lambda _folder: Usage(9, 9, 50 * 1024**3))
    join_hosts()
    Heart("worker").beat()
    write_backup(tmp_path / "backups", at=timezone.now())
    return tmp_path


def write_backup(folder, *, at):
    backup = folder / f"ibid-{at:%Y%m%d}"
    backup.mkdir(parents=True)
    (backup / NAME).write_text("{}")
    (backup / VERIFIED).write_text(at.isoformat())


def test_a_healthy_blog_is_ok():
    assert {each.name: each.health for each in probe_all()} == dict.fromkeys(
        ["Database", "Disk", "Page cache", "Media", "Backup", "Migrations", "Worker"], Health.OK
    )
    assert worst(probe_all()) == Health.OK


def test_a_database_that_is_gone_is_a_failure(monkeypatch):
    def refuse():
        raise DatabaseError("connection refused\nIs the server running?")

    monkeypatch.setattr(connection, "cursor", refuse)
    monkeypatch.setattr(connection, "close", lambda: None)
    found = probe_all()
    assert worst(found) == Health.FAILED
    assert found[0].message == "The database cannot be used: connection refused"
    assert "Worker" not in {each.name for each in found}


def test_a_migration_that_is_missing_is_a_failure():
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE name LIKE '%%_operations'")
    assert probe("Migrations").health == Health.FAILED
    assert "upgrade" in probe("Migrations").hint


def test_a_worker_that_is_silent_is_a_warning():
    Worker.objects.update(seen_at=timezone.now() - timedelta(minutes=2))
    assert probe("Worker").health == Health.WARNING


@pytest.mark.parametrize(
    ("free", "health"),
    [(50 * 1024**2, Health.FAILED), (500 * 1024**2, Health.WARNING), (1024**3, Health.OK)],
)
def test_a_disk_is_full_before_it_is_empty(monkeypatch, free, health):
    monkeypatch.setattr(probes.shutil, "disk_usage", lambda _folder: Usage(9, 9, free))
    assert probe("Disk").health == health


def test_media_that_are_not_mounted_are_a_warning():
    default_storage.delete(MARKER)
    assert probe("Media").health == Health.WARNING
    assert "is it the right one, and mounted?" in probe("Media").message


def test_a_cache_that_cannot_be_written_is_a_warning(settings, tmp_path, monkeypatch):
    settings.DATA_DIR = tmp_path
    (tmp_path / "pages").mkdir()
    monkeypatch.setattr(probes.os, "access", lambda *_args: False)
    assert probe("Page cache").health == Health.WARNING
    settings.PAGE_CACHE = "off"
    assert probe("Page cache").health == Health.OK


def test_a_redis_that_does_not_answer_is_a_warning(settings, tmp_path):
    settings.CACHE_URL = f"unix://{tmp_path}/none"
    assert probe("Page cache").health == Health.WARNING
    assert "every page is rendered anew" in probe("Page cache").message
    with redis_server.running(found(needs.redis())) as settings.CACHE_URL:
        assert probe("Page cache").message == "Pages are kept in Redis."


def test_backups_that_stopped_are_a_warning(settings, tmp_path):
    settings.BACKUP_DIR = tmp_path / "none"
    assert probe("Backup").message == "There is none yet."
    settings.BACKUP_DIR = tmp_path / "old"
    write_backup(tmp_path / "old", at=timezone.now() - probes.BACKUP_AGE - timedelta(hours=1))
    assert probe("Backup").health == Health.WARNING
    settings.BACKUP_DIR = None
    assert "IBID_BACKUP_DIR" in probe("Backup").hint
