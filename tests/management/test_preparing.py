"""Each step of preparing is done once, and again only for a reason."""

import os

import pytest
from django.conf import settings
from django.urls import reverse

from blog.management import preparing
from blog.management.preparing import CannotServe
from blog.operations.hosts.models import Installation
from blog.people.inviting import find_invitation
from blog.people.models import Account
from blog.posts.models import Post
from blog.search.models import IndexEntry
from tests.factories import make_post


@pytest.fixture
def static_folder(tmp_path, settings):
    """A folder with one static file, and the folder it is collected to."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "blog.css").write_text("p { color: black }")
    settings.DATA_DIR = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    return source


def prepare_static_files() -> list[str]:
    printed: list[str] = []
    preparing.prepare_static_files(printed.append)
    return printed


STATIC_FILES = ["Preparing the static files, once; this takes a few seconds..."]


@pytest.mark.usefixtures("static_folder")
def test_static_files_are_prepared_once():
    assert prepare_static_files() == STATIC_FILES
    assert (settings.STATIC_ROOT / "staticfiles.json").is_file()
    assert prepare_static_files() == []


def test_a_changed_static_file_is_noticed(static_folder):
    prepare_static_files()
    before = (settings.STATIC_ROOT / "staticfiles.json").read_text()
    (static_folder / "blog.css").write_text("p { color: white }")

    assert prepare_static_files() == STATIC_FILES
    assert (settings.STATIC_ROOT / "staticfiles.json").read_text() != before


@pytest.mark.usefixtures("static_folder")
def test_static_files_that_were_removed_come_back():
    prepare_static_files()
    (settings.STATIC_ROOT / "staticfiles.json").unlink()
    assert prepare_static_files() == STATIC_FILES


@pytest.mark.django_db
def test_a_prepared_database_is_left_alone():
    printed: list[str] = []
    preparing.prepare_database(printed.append)
    assert printed == []


@pytest.mark.django_db
def test_posts_rendered_by_other_code_are_rendered_again():
    printed: list[str] = []
    preparing.prepare_pages(printed.append)
    assert printed == []
    post = make_post()
    Post.objects.filter(pk=post.pk).update(rendered="<p>As an earlier version rendered it.</p>")
    preparing.prepare_pages(printed.append)
    assert printed == []
    Installation.objects.update(rendering="an earlier version")
    preparing.prepare_pages(printed.append)
    preparing.prepare_pages(printed.append)

    assert printed == ["Rendering all posts again, in the background..."]
    post.refresh_from_db()
    assert post.rendered == "<p>Some words.</p>"


@pytest.mark.django_db
@pytest.mark.usefixtures("queued_tasks")
def test_the_example_blog_is_for_a_new_blog_only():
    printed: list[str] = []
    preparing.prepare_welcome(printed.append)
    preparing.prepare_welcome(printed.append)

    assert printed == ["Writing the example blog..."]
    assert Post.objects.live().exists()


@pytest.mark.django_db
def test_what_was_written_before_there_was_an_index_can_be_found():
    make_post(title="The Quiet River")  # indexed after a commit, and this test has none
    printed: list[str] = []
    preparing.prepare_search(printed.append)
    preparing.prepare_search(printed.append)

    assert printed == ["Preparing the search..."]
    assert [entry.title for entry in IndexEntry.objects.all()] == ["The Quiet River"]


@pytest.mark.django_db
def test_the_owner_link_opens_while_nobody_has_an_account():
    link = preparing.owner_link("https://blog.example")

    token = link.rstrip("/").rpartition("/")[2]
    assert find_invitation(token)
    assert link == "https://blog.example" + reverse("admin:set-up", args=[token])


@pytest.mark.django_db
def test_there_is_no_owner_link_once_there_is_an_account():
    Account.objects.create_user("ada")
    assert preparing.owner_link("https://blog.example") is None


def test_a_data_folder_is_held_by_one_process_at_a_time(tmp_path):
    with preparing.hold_data_folder(tmp_path):
        with pytest.raises(CannotServe) as refused, preparing.hold_data_folder(tmp_path):
            pass
        assert str(refused.value) == (
            f"Ibid is already running in the data folder {tmp_path} (process {os.getpid()})."
        )
    with preparing.hold_data_folder(tmp_path):
        pass
