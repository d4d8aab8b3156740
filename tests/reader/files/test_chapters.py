"""The chapters of sound and film for podcast apps."""

import pytest
from django.urls import reverse

from blog.media.files.describing import describe_file
from blog.posts.trashing import move_to_trash
from tests import sample_files as samples
from tests.factories import make_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def film():
    file = make_file(content=samples.mp4(), name="Film.mp4", chapters=samples.VTT)
    describe_file(file)
    return file


def test_chapters_are_json(client, film):
    response = client.get(reverse("file-chapters", args=[film.key]))
    assert response.headers["Content-Type"] == "application/json+chapters"
    assert response.json() == {
        "version": "1.2.0",
        "chapters": [
            {"startTime": 0, "endTime": 2, "title": "Good evening."},
            {"startTime": 83, "endTime": 85, "title": "Rosa: We walked."},
        ],
    }


def test_without_chapters_there_is_nothing(client):
    sound = make_file(content=samples.wav(), name="a.wav")
    for key in (sound.key, "none"):
        assert client.get(reverse("file-chapters", args=[key])).status_code == 404


def test_chapters_go_to_the_trash_with_their_file(client, film):
    move_to_trash(film)
    assert client.get(reverse("file-chapters", args=[film.key])).status_code == 410
