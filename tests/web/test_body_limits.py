"""Too large bodies are refused before they are read."""

import pytest
from django.urls import get_resolver, reverse

from blog.people.models import Role
from blog.web import body_limits
from tests.factories import make_account, make_post
from tests.house.test_walks import routes

pytestmark = pytest.mark.django_db

MEGABYTE = 1024 * 1024


class Unread:
    """A body that must not be read."""

    def read(self, *_size: int) -> bytes:
        raise AssertionError("the body was read")

    readline = read


def send(client, path: str, *, megabytes: int):
    return client.generic(
        "POST",
        path,
        content_type="multipart/form-data; boundary=x",
        **{"CONTENT_LENGTH": str(megabytes * MEGABYTE), "wsgi.input": Unread()},
    )


@pytest.mark.parametrize(
    "name", ["comment-post", "admin:picture-upload", "admin:login", "webmention", "api:media"]
)
def test_a_stranger_s_large_body_is_refused_unread(client, name):
    path = reverse(name, args=[make_post().pk] if name == "comment-post" else [])
    response = send(client, path, megabytes=2)
    assert response.status_code == 413
    assert "larger than this page accepts" in response.content.decode()


@pytest.mark.parametrize(
    ("name", "megabytes"),
    [
        ("comment-post", 2),
        ("admin:me", 6),
        ("admin:picture-upload", 600),
        ("admin:source-import", 600),
    ],
)
def test_an_owner_s_too_large_body_is_refused_unread(client, name, megabytes):
    client.force_login(make_account(role=Role.OWNER))
    path = reverse(name, args=[make_post().pk] if name == "comment-post" else [])
    assert send(client, path, megabytes=megabytes).status_code == 413


def test_a_program_with_a_token_may_send_more_and_a_wrong_one_is_refused_unread(client):
    headers = {"HTTP_AUTHORIZATION": "Bearer ibid_wrong", "wsgi.input": Unread()}
    for megabytes, status in ((2, 401), (600, 413)):
        length = str(megabytes * MEGABYTE)
        sent = client.generic("POST", reverse("api:media"), CONTENT_LENGTH=length, **headers)
        assert (sent.status_code, sent["Content-Type"]) == (status, "application/problem+json")


def test_the_longest_comment_fits(settings):
    text = "中" * settings.COMMENTS_MAX_LENGTH
    assert len(text.encode()) * 3 + 1000 < body_limits.limit_of("comment-post")


def test_an_upload_of_the_allowed_size_fits(settings):
    assert body_limits.limit_of("admin:picture-upload") > settings.MAX_UPLOAD_MB * MEGABYTE


def test_every_named_route_exists():
    names = {name for name, _pattern in routes(get_resolver())}
    assert {*body_limits.A_FILE, *body_limits.SEVERAL_FILES} <= names


def test_several_files_may_be_as_large_as_that_many():
    several = body_limits.limit_of("admin:picture-upload-many")
    assert several == body_limits.FILES_AT_ONCE * body_limits.limit_of("admin:picture-upload")
