"""Uploading to the library."""

from io import BytesIO

import pytest

from blog.media.files.models import MediaFile
from blog.media.models import Picture
from tests.factories import picture_file
from tests.sample_files import pdf

pytestmark = pytest.mark.django_db

MEDIA = "/api/v1/media/"


def named(content: bytes, name: str) -> BytesIO:
    file = BytesIO(content)
    file.name = name
    return file


def test_a_picture_is_stored(program):
    answer = program.client.post(MEDIA, {"file": picture_file(), "alt": "A map"})
    picture = Picture.objects.get()
    assert (answer.status_code, picture.alt) == (201, "A map")
    assert answer.json() == {
        "id": picture.pk,
        "kind": "picture",
        "url": f"http://testserver{picture.file.url}",
        "html": f'<figure data-picture="{picture.pk}"></figure>',
    }


def test_a_document_is_stored(program):
    answer = program.client.post(MEDIA, {"file": named(pdf("Words"), "a.pdf"), "caption": "What"})
    file = MediaFile.objects.get()
    assert (answer.json()["kind"], file.description) == ("file", "What")
    assert answer.json()["url"] == f"http://testserver{file.get_absolute_url()}"


@pytest.mark.parametrize("name", ["a.png", "a.pdf", "a.exe", ""])
def test_what_is_no_picture_and_no_file_is_refused(program, name):
    answer = program.client.post(MEDIA, {"file": named(b"<html>", name or "x")})
    assert answer.status_code == 422
    assert answer.json()["detail"].endswith("It was not stored.")
    assert not Picture.objects.exists()
    assert not MediaFile.objects.exists()


def test_a_form_without_a_file_or_with_too_long_a_text_is_refused(program):
    assert program.client.post(MEDIA, {"alt": "x"}).status_code == 422
    long = {"file": picture_file(), "alt": "x" * 501}
    assert program.client.post(MEDIA, long).status_code == 422
