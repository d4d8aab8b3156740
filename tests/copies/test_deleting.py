"""Deleting copies with their files, and files nobody has."""

import os
from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from blog.copies.deleting import delete_abandoned_files, delete_copy
from blog.copies.models import KeptCopy
from blog.copies.taking import keep_copy, read_page
from blog.sources.models import CopyPolicy
from tests.copies.conftest import files_in, keep, page
from tests.factories import make_account, make_source
from tests.interrupting import assert_all_or_nothing

pytestmark = pytest.mark.django_db


def test_a_copy_is_deleted_with_its_file(source, folder, django_capture_on_commit_callbacks):
    keep(source)
    second = keep(source, "<p>Two</p>")
    with django_capture_on_commit_callbacks(execute=True):
        delete_copy(source.copies.reference(), by=make_account())
    assert list(source.copies.all()) == [second]
    assert files_in(folder) == {second.warc}
    assert source.copy_policy == CopyPolicy.SHOWN


def test_no_new_copy_is_taken_after_the_last_was_deleted(source):
    delete_copy(keep(source), by=None)
    source.refresh_from_db()
    assert (source.copy_policy, source.copied_on) == (CopyPolicy.NONE, None)


def test_the_source_has_the_date_of_the_copy_that_is_left(source):
    first, second = keep(source), keep(source, "<p>Two</p>")
    second.taken_at = first.taken_at + timedelta(days=40)
    second.save()
    owner = make_account()
    delete_copy(first, by=owner)
    source.refresh_from_db()
    assert source.copied_on == second.taken_at.date()
    entry = LogEntry.objects.get()
    assert entry.change_message == f"Deleted the copy of {first.url} of {first.taken_at:%Y-%m-%d}."
    assert (entry.user, entry.object_id) == (owner, str(source.pk))


def test_a_copy_is_deleted_whole_or_not_at_all(source):
    keep(source)
    owner = make_account()
    assert_all_or_nothing(lambda: delete_copy(KeptCopy.objects.get(), by=owner))


def test_a_file_that_another_copy_has_stays(source, folder, django_capture_on_commit_callbacks):
    fetched = page(b"\x89PNG", kind="image/png")
    read = read_page(fetched)
    copy = keep_copy(source, fetched, read)
    other = keep_copy(make_source(type="webpage", URL="https://bob.example/"), fetched, read)
    with django_capture_on_commit_callbacks(execute=True):
        delete_copy(copy, by=None)
    assert files_in(folder) == {other.file}


def test_old_files_without_a_copy_are_deleted(source, folder):
    copy = keep(source)
    for name in ("aa/left.warc.gz", "aa/new.warc.gz"):
        (folder / "aa").mkdir(exist_ok=True)
        (folder / name).write_bytes(b"x")
    old = (timezone.now() - timedelta(days=2)).timestamp()
    for file in (folder / "aa/left.warc.gz", folder / copy.warc):
        os.utime(file, (old, old))
    assert delete_abandoned_files() == 1
    assert files_in(folder) == {copy.warc, "aa/new.warc.gz"}
