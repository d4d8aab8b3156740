"""Imports in the worker."""

from datetime import timedelta

import pytest
from django.utils import timezone

from blog.sources import importing
from blog.sources.imports.models import KEPT, ImportRun
from blog.sources.imports.queueing import start_import
from blog.sources.imports.running import continue_import, delete_old_imports
from blog.sources.models import Source
from blog.sources.tasks import run_import

pytestmark = pytest.mark.django_db

TEXT = "".join(f"@book{{k{n}, title = {{Title {n}}}, year = 2001}}\n" for n in range(45))


def test_an_import_is_queued_and_stored(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        run = start_import(TEXT, by=None)
    run.refresh_from_db()
    assert Source.objects.count() == 45
    assert (run.text, run.done, run.total) == ("", 45, 45)
    assert run.finished_at is not None
    assert run.counts == {"new": 45, "same": 0, "merged": 0, "failed": 0}
    assert len(run.report["keys"]) == 45


def test_an_import_lets_other_tasks_have_their_turn_and_goes_on():
    run = ImportRun.objects.create(text=TEXT)
    assert continue_import(run, seconds=0) is False
    run.refresh_from_db()
    assert 0 < run.done <= importing.BATCH and run.finished_at is None
    first = run.done
    run_import.enqueue(run.pk)
    run.refresh_from_db()
    assert first < run.done == run.total == Source.objects.count() == 45
    assert run.counts["new"] == 45


def test_an_entry_stored_in_an_earlier_turn_is_not_alike_one_of_a_later_turn():
    letter = (
        "@book{{{key}, title = {{Letter}}, author = {{Mao, Z.}}, year = 1950, note = {{{key}}}}}"
    )
    text = "\n".join(letter.format(key=f"k{n}") for n in range(25))
    run = ImportRun.objects.create(text=text)
    while not continue_import(run, seconds=0):
        pass
    assert Source.objects.count() == 25


def test_a_finished_import_does_not_run_again():
    run = ImportRun.objects.create(text=TEXT, finished_at=timezone.now())
    run_import.enqueue(run.pk)
    assert Source.objects.count() == 0


def test_reports_are_kept_for_a_month():
    now = timezone.now()
    ImportRun.objects.create(finished_at=now - KEPT - timedelta(days=1))
    kept = [ImportRun.objects.create(finished_at=now), ImportRun.objects.create()]
    assert delete_old_imports() == 1
    assert list(ImportRun.objects.order_by("pk")) == kept
