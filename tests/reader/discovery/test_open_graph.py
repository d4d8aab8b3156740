"""Open Graph, and the file of a post's card."""

import re
from html import unescape

import pytest
from django.core.files.storage import default_storage

from blog.media.site_images import draw_site
from blog.posts.models import Post
from blog.posts.rendering.card_pictures import draw_card
from blog.site.models import Site
from tests.factories import PHOTO, make_picture, make_post

pytestmark = pytest.mark.django_db


def properties(client, path: str) -> dict[str, str]:
    page = client.get(path).content.decode()
    found = re.findall(r'<meta (?:name="description" )?property="([^"]+)" content="([^"]*)"', page)
    assert len(found) == len(dict(found))
    return {name: unescape(content) for name, content in found}


def drawn(post: Post) -> Post:
    draw_card(post, site=Site.objects.current())
    return Post.objects.get(pk=post.pk)


def test_a_post_has_its_card(client):
    Site.objects.create(pk=1, name="Marginal Notes")
    post = drawn(make_post(title="Quarrel & “peace”", tags=("China",)))
    assert properties(client, post.get_absolute_url()) == {
        "og:type": "article",
        "og:title": "Quarrel & “peace”",
        "og:url": f"http://testserver{post.get_absolute_url()}",
        "og:site_name": "Marginal Notes",
        "og:description": "Some words.",
        "article:published_time": "2013-07-15T12:00:00+00:00",
        "article:author": "http://testserver/authors/a-guest/",
        "article:tag": "China",
        "og:image": f"http://testserver{default_storage.url(post.card)}",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Quarrel & “peace”",
        "twitter:card": "summary_large_image",
    }


def test_a_card_with_the_lead_picture_has_its_alt_text(client):
    post = drawn(make_post(lead_picture=make_picture(size=PHOTO, alt="A map")))
    found = properties(client, post.get_absolute_url())
    assert found["og:image"].endswith(".jpg")
    assert found["og:image:alt"] == "A map"


def test_until_the_card_is_drawn_there_is_no_image(client):
    post = make_post()
    assert set(properties(client, post.get_absolute_url())) == {
        "og:type", "og:title", "og:url", "og:site_name", "og:description",
        "article:published_time", "article:author",
    }  # fmt: skip


def test_a_page_is_not_an_article(client):
    post = make_post(kind="page", title="About")
    assert properties(client, post.get_absolute_url())["og:type"] == "website"


@pytest.mark.parametrize(
    ("path", "title"), [("/", "Marginal Notes"), ("/2013/07/", "July 2013"), ("/tags/war/", "War")]
)
def test_lists_have_the_card_of_the_blog(client, path, title):
    make_post(tags=("War",))
    draw_site(Site.objects.create(pk=1, name="Marginal Notes"))
    card = default_storage.url(Site.objects.current().drawn["card.png"])
    found = properties(client, path)
    assert (found["og:type"], found["og:title"]) == ("website", title)
    assert found["og:url"] == f"http://testserver{path}"
    assert found["og:image"] == f"http://testserver{card}"


def test_a_card_is_cached_for_a_year(client):
    post = drawn(make_post())
    response = client.get(default_storage.url(post.card))
    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    with default_storage.open(post.card) as file:
        assert response.getvalue() == file.read()


def test_a_replaced_card_is_not_found(client):
    assert client.get("/media/cards/00/" + "0" * 18 + ".png").status_code == 404
