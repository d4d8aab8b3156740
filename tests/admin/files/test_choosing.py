"""The editor's dialog for files."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from blog.media.files.models import MediaFile
from tests import sample_files as samples
from tests.factories import attaching, make_account, make_draft, make_file

pytestmark = pytest.mark.django_db

CHOOSE, UPLOAD = reverse("admin:file-choose"), reverse("admin:file-upload")


@pytest.fixture(autouse=True)
def author(client):
    account = make_account()
    client.force_login(account)
    return account


def test_the_dialog_offers_files_and_finds_them(client):
    wheat, rye = make_file(title="Wheat"), make_file(title="Rye")
    assert client.get(CHOOSE).context["files"] == [rye, wheat]
    assert client.get(CHOOSE, {"q": "whe"}).context["files"] == [wheat]
    chosen = client.get(CHOOSE, {"chosen": wheat.pk, "caption": "In <1938>"})
    assert chosen.context["files"] == [wheat, rye]
    assert 'value="In &lt;1938&gt;"' in chosen.content.decode()


def test_an_uploaded_file_is_the_chosen_file(client):
    sent = {"file": SimpleUploadedFile("a.pdf", samples.pdf("Hi")), "description": "Minutes"}
    response = client.post(UPLOAD, sent)
    file = MediaFile.objects.get()
    assert response.status_code == 201
    assert f'value="{file.pk}"' in response.content.decode()
    refused = client.post(UPLOAD, {**sent, "file": SimpleUploadedFile("a.exe", b"MZ")})
    assert (refused.status_code, MediaFile.objects.count()) == (200, 1)
    assert "not accepted" in refused.content.decode()


def test_the_editor_knows_the_files_of_its_text(client, author):
    file = make_file(title='A "title"')
    post = make_draft(author=author, body=attaching(file))
    page = client.get(reverse("admin:blog_post_change", args=[post.pk])).content.decode()
    assert "A \\&quot;title\\&quot;" in page
