"""Files that are sent in parts."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from blog.media.files.models import MediaFile
from tests import sample_files as samples
from tests.factories import make_account

pytestmark = pytest.mark.django_db

BEGIN = reverse("admin:upload-begin")
CONTENT = samples.wav()


@pytest.fixture
def author(client):
    account = make_account()
    client.force_login(account)
    return account


def begin(client: Client) -> dict[str, str]:
    answer = client.post(BEGIN, {"name": "talk.wav", "size": len(CONTENT)})
    assert answer.status_code == 200
    return answer.json()


def send(client: Client, url: str, content: bytes, offset: object):
    return client.patch(
        url,
        content,
        content_type="application/octet-stream",
        headers={"upload-offset": str(offset)},
    )


def test_parts_become_a_file(client, author):
    begun = begin(client)
    assert send(client, begun["url"], CONTENT[:9000], 0).json() == {"offset": 9000}
    assert client.get(begun["url"]).json() == {"offset": 9000}
    add = reverse("admin:blog_mediafile_add")
    unfinished = client.post(add, {"upload": begun["token"], "description": "A talk"})
    assert "The upload did not finish" in unfinished.content.decode()
    assert send(client, begun["url"], CONTENT[9000:], 9000).json() == {"offset": len(CONTENT)}
    client.post(add, {"upload": begun["token"], "description": "A talk"})
    file = MediaFile.objects.get()
    assert (file.title, file.size, file.duration) == ("talk", len(CONTENT), 2)


def test_a_part_at_the_wrong_place_tells_the_right_place(client, author):
    begun = begin(client)
    answer = send(client, begun["url"], CONTENT, 5)
    assert (answer.status_code, answer.json()) == (409, {"offset": 0})
    assert send(client, begun["url"], CONTENT, "x").status_code == 400


def test_nobody_else_adds_to_an_upload(client, author):
    begun = begin(client)
    other = Client()
    other.force_login(make_account())
    assert send(other, begun["url"], CONTENT, 0).status_code == 404
    assert other.get(begun["url"]).status_code == 404


@pytest.mark.parametrize(
    ("sent", "error"),
    [
        ({"name": "a.wav"}, "missing"),
        ({"name": "a.wav", "size": 10**15}, "larger than"),
        ({"name": "a.wav", "size": 0}, "empty"),
    ],
)
def test_an_upload_that_cannot_succeed_is_refused_at_once(client, author, sent, error):
    answer = client.post(BEGIN, sent)
    assert answer.status_code == 400
    assert error in json.loads(answer.content)["error"]


def test_a_part_is_no_larger_than_a_form(client, author):
    begun = begin(client)
    answer = client.generic("PATCH", begun["url"], b"", CONTENT_LENGTH=str(64 * 1024 * 1024))
    assert answer.status_code == 413


def test_a_form_with_errors_keeps_the_upload(client, author):
    begun = begin(client)
    send(client, begun["url"], CONTENT, 0)
    page = client.post(reverse("admin:blog_mediafile_add"), {"upload": begun["token"]})
    assert "Uploaded: talk.wav." in page.content.decode()
    assert f'value="{begun["token"]}"' in page.content.decode()
