"""Feeds over HTTP: conditional requests, media types, the hub."""

import json

import pytest

from blog.posts.models import Post
from blog.reader.feeds.responses import MAX_REMEMBERED
from tests.factories import make_post
from tests.reader.feeds.test_formats import ALL, XML, links

pytestmark = pytest.mark.django_db

BROWSER = {"accept": "text/html,application/xml;q=0.9"}


@pytest.mark.parametrize("path", ALL)
def test_a_feed_the_client_has_is_not_serialized_again(client, monkeypatch, path):
    post = make_post()
    first = client.get(path)

    def fail(*_args, **_kwargs):
        raise AssertionError("nothing is to be serialized")

    with monkeypatch.context() as patch:
        patch.setattr("blog.reader.feeds.responses.SERIALIZERS", {})
        patch.setattr("blog.reader.feeds.responses.feed_content", fail)
        for headers in (
            {"If-None-Match": first["ETag"]},
            {"If-Modified-Since": first["Last-Modified"]},
        ):
            again = client.get(path, headers=headers)
            assert (again.status_code, again.content) == (304, b"")
            assert again["ETag"] == first["ETag"]
    Post.objects.filter(pk=post.pk).update(rendered="<p>Other text.</p>")
    assert client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_last_modified_is_the_newest_update(client):
    make_post()
    assert client.get("/feed/")["Last-Modified"] == "Mon, 15 Jul 2013 12:00:00 GMT"


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/feed/", "application/atom+xml"),
        ("/feed/rss/", "application/rss+xml"),
        ("/feed.json", "application/feed+json"),
    ],
)
def test_feed_readers_get_the_media_type_of_the_format(client, path, media_type):
    response = client.get(path)
    assert response["Content-Type"] == f"{media_type}; charset=utf-8"
    assert "Accept" in response["Vary"]


@pytest.mark.parametrize("path", XML)
def test_browsers_get_xml_with_a_style_sheet(client, path):
    assert client.get(path, headers=BROWSER)["Content-Type"] == "application/xml; charset=utf-8"


def test_browsers_get_json_as_json(client):
    response = client.get("/feed.json", headers=BROWSER)
    assert response["Content-Type"] == "application/feed+json; charset=utf-8"


def test_the_hub_is_announced(client, settings):
    settings.WEBSUB_HUB = "https://hub.example/"
    response = client.get("/feed/")
    assert response["Link"] == (
        '<http://testserver/feed/>; rel="self", <https://hub.example/>; rel="hub"'
    )
    for path in XML:
        assert links(client.get(path))["hub"] == "https://hub.example/"
    assert json.loads(client.get("/feed.json").content)["hubs"] == [
        {"type": "WebSub", "url": "https://hub.example/"}
    ]


@pytest.mark.parametrize("path", ALL)
def test_without_a_hub_none_is_announced(client, path):
    response = client.get(path)
    assert not response.has_header("Link")
    assert b"hub" not in response.content


@pytest.mark.parametrize("length", [10, MAX_REMEMBERED])
def test_a_text_of_any_length_is_adapted_and_its_changes_are_seen(client, length):
    post = make_post()
    for link in ("/one/", "/two/"):
        text = f'<p><a href="{link}">Link</a> {"x" * length}</p>'
        Post.objects.filter(pk=post.pk).update(rendered=text)
        (item,) = json.loads(client.get("/feed.json").content)["items"]
        assert f'<a href="http://testserver{link}">' in item["content_html"]
