"""The page to export the blog."""

import pytest
from django.core.files.storage import storages

from blog.exports.runs.models import BlogExport
from blog.people.models import Role
from tests.factories import make_account, make_post

pytestmark = pytest.mark.django_db

PAGE = "/admin/export/"


@pytest.fixture
def owner(client):
    client.force_login(make_account(role=Role.OWNER))
    return client


def test_an_export_is_asked_for_downloaded_and_deleted(owner, django_capture_on_commit_callbacks):
    make_post(title="A flood")
    assert "Recent exports" not in owner.get(PAGE).content.decode()
    assert owner.post(PAGE, {"format": "xml", "author": ""})["Location"] == PAGE
    page = owner.get(PAGE).content.decode()
    assert "The worker writes the export." in page and "in preparation" in page

    with django_capture_on_commit_callbacks(execute=True):
        owner.post(PAGE, {"format": "xml", "author": ""})
    run = BlogExport.objects.exclude(file="").get()
    assert f"{run.file_name}</a> (1 post," in owner.get(PAGE).content.decode()
    response = owner.get(f"{PAGE}{run.pk}/download/")
    assert b"A flood" in b"".join(response)
    assert response.headers["Content-Disposition"] == f'attachment; filename="{run.file_name}"'
    assert "no-store" in response.headers["Cache-Control"]

    assert owner.post(f"{PAGE}{run.pk}/delete/")["Location"] == PAGE
    assert not storages["exports"].exists(run.file)
    assert owner.get(f"{PAGE}{run.pk}/download/").status_code == 404


def test_a_lost_file_is_not_found(owner, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        owner.post(PAGE, {"format": "zip"})
    run = BlogExport.objects.get()
    storages["exports"].delete(run.file)
    assert owner.get(f"{PAGE}{run.pk}/download/").status_code == 404


def test_an_unknown_format_is_an_error(owner):
    page = owner.post(PAGE, {"format": "docx"}).content.decode()
    assert "Select a valid choice" in page
    assert not BlogExport.objects.exists()


def test_only_owners_export(client):
    client.force_login(make_account(role=Role.EDITOR))
    assert client.get(PAGE).status_code == 404
