"""Media files."""

import pytest
from django.core.files.storage import default_storage

from tests.factories import THUMBNAIL, make_picture

pytestmark = pytest.mark.django_db


def test_a_picture_is_cached_for_a_year(client):
    picture = make_picture()
    response = client.get(picture.file.url)
    assert response.status_code == 200
    assert response["Content-Type"] == "image/png"
    assert "immutable" in response["Cache-Control"]
    with default_storage.open(picture.path) as file:
        assert response.getvalue() == file.read()


def test_a_copy_has_the_type_of_its_format(client):
    picture = make_picture(size=THUMBNAIL)
    response = client.get(default_storage.url(picture.rendition_name(90, "avif")))
    assert (response.status_code, response["Content-Type"]) == (200, "image/avif")
    response.close()


@pytest.mark.parametrize(
    "name",
    [
        "pictures/00/" + "0" * 64 + ".png",
        "../secret-key",
        "secret-key",
        "pictures/../../secret-key",
        "pictures/00/x.svg",
        "%2e%2e/db.sqlite3",
    ],
)
def test_other_files_are_not_found(client, name):
    assert client.get(f"/media/{name}").status_code == 404
