from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from time_machine import travel

from blog.comments.models import Comment
from blog.imports.runs.models import KEPT, BlogImport, ImportStage, folder
from blog.imports.runs.running import check_import, continue_import
from blog.imports.runs.starting import (
    delete_old_uploads,
    discard_import,
    read_live_blog,
    receive_export,
    start_import,
    stop_import,
)
from blog.posts.models import Post
from tests.factories import make_account
from tests.imports.conftest import TAKEOUT
from tests.imports.test_fetching import RSS, feed
from tests.internet import Internet

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data_folder(settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path


@pytest.fixture
def run() -> BlogImport:
    upload = ContentFile(TAKEOUT.read_bytes())
    return receive_export(upload, name="feed.atom", by=make_account(), offline=True)


def fresh(run: BlogImport) -> BlogImport:
    return BlogImport.objects.get(pk=run.pk)


def test_an_upload_is_checked_and_nothing_is_stored(run):
    check_import(run)
    checked = fresh(run)
    assert (checked.stage, checked.total, checked.report["posts"]) == (ImportStage.CHECKED, 11, 2)
    assert ("Published posts", 2) in checked.counts
    assert not Post.objects.exists()


def test_a_confirmed_import_is_loaded_and_its_file_deleted(run):
    check_import(run)
    start_import(run)
    assert continue_import(fresh(run))
    finished = fresh(run)
    assert (finished.stage, finished.done) == (ImportStage.FINISHED, 11)
    assert finished.answering
    assert (Post.objects.count(), Comment.objects.count()) == (5, 6)
    assert not list(folder().rglob("*"))


def test_an_import_goes_on_in_the_next_turn(run):
    check_import(run)
    start_import(run)
    assert not continue_import(fresh(run), seconds=-1)
    assert 0 < fresh(run).done < 11
    assert continue_import(fresh(run))
    assert Post.objects.count() == 5


def test_an_import_is_stopped_and_continued(run):
    check_import(run)
    start_import(run)
    stop_import(run)
    assert continue_import(fresh(run))
    assert fresh(run).stage == ImportStage.STOPPED
    start_import(run)
    continue_import(fresh(run))
    assert fresh(run).stage == ImportStage.FINISHED


def test_what_is_no_export_fails_with_the_reason():
    run = receive_export(ContentFile(b"notes"), name="notes.txt", by=make_account())
    check_import(run)
    failed = fresh(run)
    assert failed.stage == ImportStage.FAILED
    assert "is not an export that Ibid knows" in failed.error
    assert not list(folder().rglob("*"))


def test_an_import_is_discarded_but_not_while_it_is_loaded(run):
    check_import(run)
    start_import(run)
    discard_import(run)
    assert fresh(run).stage == ImportStage.LOADING
    stop_import(run)
    discard_import(run)
    assert not BlogImport.objects.exists()
    assert not list(folder().rglob("*"))


def test_old_uploads_are_deleted(run):
    assert delete_old_uploads() == 0
    BlogImport.objects.update(created_at="2001-01-01T00:00:00Z")
    assert delete_old_uploads() == 1
    assert not list(folder().rglob("*"))


def test_a_live_blog_is_fetched_checked_and_loaded(internet: Internet):
    internet.page("old.example/feed/", feed(1, 2), kind=RSS)
    run = read_live_blog("https://old.example/feed/", by=make_account(), offline=True)
    check_import(run)
    checked = fresh(run)
    assert (checked.stage, checked.done, checked.total) == (ImportStage.CHECKED, 0, 2)
    assert not Post.objects.exists()
    start_import(run)
    assert continue_import(fresh(run))
    assert sorted(Post.objects.values_list("title", flat=True)) == ["P1", "P2"]
    assert not list(folder().rglob("*"))


def test_a_live_blog_is_fetched_anew_after_an_interruption(internet: Internet):
    internet.page("old.example/feed/", feed(1), kind=RSS)
    run = read_live_blog("https://old.example/feed/", by=make_account())
    run.path.mkdir(parents=True)
    (run.path / "0002.xml").write_text("half a pa")
    check_import(run)
    assert [file.name for file in run.path.iterdir()] == ["0001.xml"]


def test_a_live_blog_without_a_feed_fails_with_the_reason(internet: Internet):
    internet.page("old.example/", "<html></html>")
    run = read_live_blog("https://old.example/", by=make_account())
    check_import(run)
    assert fresh(run).stage == ImportStage.FAILED
    assert "names no feed" in fresh(run).error


def test_of_imports_begun_at_the_same_time_the_later_row_comes_first(run):
    later = receive_export(
        ContentFile(TAKEOUT.read_bytes()), name="b.atom", by=run.by, offline=True
    )
    BlogImport.objects.update(created_at=run.created_at)
    assert list(BlogImport.objects.all().recent()) == [later, run]
    BlogImport.objects.filter(pk=later.pk).update(created_at=run.created_at - KEPT)
    assert list(BlogImport.objects.all().recent()) == [run, later]


def test_an_import_is_old_after_thirty_days(run):
    now = timezone.now()
    with travel(now, tick=False):
        for age, is_old in ((KEPT, True), (KEPT - timedelta(seconds=1), False)):
            BlogImport.objects.update(created_at=now - age)
            assert BlogImport.objects.all().old().exists() is is_old
