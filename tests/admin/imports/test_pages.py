"""The pages to import a blog."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from blog.imports.runs.models import BlogImport
from blog.people.models import Role
from blog.posts.models import Post
from tests.factories import make_account
from tests.imports.conftest import TAKEOUT

pytestmark = pytest.mark.django_db

UPLOAD = "/admin/import/"


@pytest.fixture(autouse=True)
def data_folder(settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path


@pytest.fixture
def owner(client):
    client.force_login(make_account(role=Role.OWNER))
    return client


def test_an_export_is_uploaded_checked_confirmed_and_imported(
    owner, django_capture_on_commit_callbacks
):
    file = SimpleUploadedFile("feed.atom", TAKEOUT.read_bytes())
    with django_capture_on_commit_callbacks(execute=True):
        url = owner.post(UPLOAD, {"file": file, "offline": "on"})["Location"]
    page = owner.get(url).content.decode()
    assert "Nothing has changed yet." in page
    assert "Published comments" in page
    assert "lost.png is missing: it is not in the export." in page
    assert not Post.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        owner.post(f"{url}start/")
    assert "Every old address was requested" in owner.get(url).content.decode()
    assert Post.objects.count() == 5
    assert owner.post(f"{url}discard/")["Location"] == UPLOAD
    assert not BlogImport.objects.exists()


def test_the_page_explains_how_the_old_addresses_come_here(owner):
    page = owner.get(UPLOAD).content.decode()
    assert "Let the old addresses lead here" in page
    assert "blogspot.com" in page


def test_a_file_or_a_url_is_asked_for(owner):
    page = owner.post(UPLOAD, {"site_url": ""}).content.decode()
    assert "Choose a file, or enter the URL of a blog below." in page
    page = owner.post(UPLOAD, {"site_url": "no url"}).content.decode()
    assert "Choose a file" not in page
    assert not BlogImport.objects.exists()


def test_a_blog_without_an_export_is_read_by_its_feed(owner):
    url = owner.post(UPLOAD, {"site_url": "tides.example/feed/", "offline": "on"})["Location"]
    run = BlogImport.objects.get()
    assert (run.name, run.is_live, run.offline) == ("https://tides.example/feed/", True, True)
    assert "The worker reads the feed of the old blog." in owner.get(url).content.decode()
    BlogImport.objects.update(done=3)
    assert "the feed of the old blog: 3 pages so far." in owner.get(url).content.decode()


def test_an_author_cannot_import(client):
    client.force_login(make_account())
    assert client.get(UPLOAD).status_code in {302, 403, 404}
