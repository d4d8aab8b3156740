"""Exports that the worker makes: asked for, made, kept for a week."""

import zipfile
from datetime import timedelta

import pytest
import time_machine
from django.core.files.storage import storages
from django.utils import timezone

from blog.exports.archives.zip_files import checked
from blog.exports.runs import starting
from blog.exports.runs.models import BlogExport, ExportFormat
from blog.exports.runs.running import make_export
from blog.exports.runs.tasks import make_requested_export
from tests.factories import make_account, make_post

pytestmark = pytest.mark.django_db


def request(format: ExportFormat = ExportFormat.ARCHIVE, **fields: object) -> BlogExport:
    return starting.request_export(format, by=make_account(), **fields)


@pytest.fixture
def made(django_capture_on_commit_callbacks):
    """Ask for an export, and let the worker make it."""

    def make(*args: object, **fields: object) -> BlogExport:
        with django_capture_on_commit_callbacks(execute=True):
            run = request(*args, **fields)
        run.refresh_from_db()
        return run

    return make


def test_an_archive_of_everything(made):
    make_post(title="A flood")
    run = made()
    assert (run.posts, run.is_working, run.error) == (1, False, "")
    with storages["exports"].open(run.file) as file, zipfile.ZipFile(file) as archive:
        assert "posts.jsonl" in checked(archive)
    assert run.size == storages["exports"].size(run.file)
    assert run.file_name == f"ibid-{timezone.now():%Y-%m-%d}.zip"


def test_posts_of_an_author_for_wordpress(made):
    ann = make_account(username="ann")
    make_post(title="Mine", author=ann)
    make_post(title="Another’s")
    run = made(ExportFormat.WXR, author=ann)
    with storages["exports"].open(run.file) as file:
        content = file.read().decode()
    assert "Mine" in content and "Another’s" not in content
    assert run.file_name.startswith("wordpress-ann-") and run.file_name.endswith(".xml")


def test_a_full_disk_is_named_and_leaves_nothing(settings, tmp_path):
    settings.DATA_DIR = tmp_path / "missing"
    run = request()
    make_export(run)
    run.refresh_from_db()
    assert run.error.startswith("The export could not be written:")
    assert not (run.file or run.is_working)


def test_an_export_is_made_once(made):
    run = made()
    make_requested_export.call(run.pk)
    assert BlogExport.objects.get().file == run.file


def test_the_file_of_an_export_deleted_meanwhile_is_deleted(made):
    run = request()
    BlogExport.objects.all().delete()
    make_export(run)
    assert run.file and not storages["exports"].exists(run.file)


def test_exports_are_deleted_after_a_week(made):
    run, failed = made(), request()
    assert starting.delete_old_exports() == 0
    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1)):
        assert starting.delete_old_exports() == 2
    assert not storages["exports"].exists(run.file)
    assert not BlogExport.objects.filter(pk__in=[run.pk, failed.pk]).exists()
