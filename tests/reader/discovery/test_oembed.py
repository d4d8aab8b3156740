"""oEmbed: what other sites get of a post."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from blog.media.resizing import resize
from blog.posts.bylines.models import Byline
from blog.posts.permalinks.models import Permalink
from blog.posts.previews.sharing import share_preview
from blog.site.models import Site
from tests.factories import (
    A_DAY,
    PHOTO,
    make_account,
    make_draft,
    make_picture,
    make_post,
    make_scheduled,
    make_trashed,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db

POST = "http://testserver/2013/07/quarrel/"


def ask(client, url: str = POST, **more: str | int):
    return client.get("/oembed/", {"url": url, **more})


@pytest.fixture
def post():
    Site.objects.update_or_create(pk=1, defaults={"name": "Notes"})
    author = make_account(name="Ann Lee")
    return make_post(title="Quarrel & “peace”", slug="quarrel", author=author, at=A_DAY)


def test_an_embed_is_a_quotation_without_scripts(client, post):
    response = ask(client)
    data = response.json()
    html = LexborHTMLParser(data.pop("html"))
    assert response.headers["Content-Type"] == "application/json; charset=utf-8"
    assert data == {
        "version": "1.0",
        "type": "rich",
        "title": "Quarrel & “peace”",
        "author_name": "Ann Lee",
        "author_url": "http://testserver/authors/ann-lee/",
        "provider_name": "Notes",
        "provider_url": "http://testserver/",
        "cache_age": 86400,
        "width": 600,
        "height": 240,
    }
    assert [node.tag for node in html.body.css("*")] == [
        "body", "blockquote", "p", "a", "p", "footer", "cite", "a", "time",
    ]  # fmt: skip
    assert html.css_first("blockquote").attributes == {"cite": POST}
    assert [node.attributes["href"] for node in html.css("a")] == [POST, "http://testserver/"]
    assert " ".join(html.body.text().split()) == (
        "Quarrel & “peace” Some words. Ann Lee, Notes, July 15, 2013"
    )


def test_xml_has_the_same_data(client, post):
    response = ask(client, format="xml")
    root = etree.fromstring(response.content)
    assert response.headers["Content-Type"] == "text/xml; charset=utf-8"
    assert root.tag == "oembed"
    data = {name: str(value) for name, value in ask(client).json().items()}
    assert {part.tag: part.text for part in root} == data


def test_characters_that_xml_cannot_contain_are_left_out(client, post):
    type(post).objects.update(title="Quar\x0brel")
    assert b"<title>Quarrel</title>" in ask(client, format="xml").content


def test_the_post_s_header_links_both_formats(client, post):
    links = client.get(post.get_absolute_url())["Link"]
    for format, kind in (("json", "application/json+oembed"), ("xml", "text/xml+oembed")):
        url = "http://testserver/oembed/?url=http%3A%2F%2Ftestserver%2F2013%2F07%2Fquarrel%2F"
        assert f'<{url}&format={format}>; rel="alternate"; type="{kind}"' in links


@pytest.mark.parametrize(
    "url", [f"{POST}?utm=1#c5", "https://testserver/2013/07/quarrel/", "HTTP://TESTSERVER/old/"]
)
def test_any_url_it_has_had_works(client, post, url):
    Permalink.objects.create(path="/old/", post=post)
    assert ask(client, url).json()["title"] == post.title


def test_an_encoded_path_works(client):
    post = make_post(title="Other")
    post.permalink = Permalink.objects.create(path="/ссора/", post=post)
    post.save()
    assert (
        ask(client, "http://testserver/%D1%81%D1%81%D0%BE%D1%80%D0%B0/").json()["title"] == "Other"
    )


def test_several_authors_have_no_author_url(client, post):
    Byline.objects.create(post=post, guest="Bo Guest", position=1)
    data = ask(client).json()
    assert data["author_name"] == "Ann Lee, Bo Guest" and "author_url" not in data
    assert "Ann Lee, Bo Guest, Notes" in " ".join(LexborHTMLParser(data["html"]).text().split())


def test_the_lead_picture_comes_in_a_size_that_fits(client):
    picture = make_picture(size=PHOTO, alt="A lock")
    resize(picture)
    post = make_post(lead_picture=picture)
    url = f"http://testserver{post.get_absolute_url()}"

    def thumbnail(**bounds: int) -> tuple:
        data = ask(client, url, **bounds).json()
        return tuple(data.get(f"thumbnail_{name}") for name in ("url", "width", "height"))

    small = f"http://testserver{default_storage.url(picture.rendition_name(480, 'webp'))}"
    assert thumbnail() == thumbnail(maxwidth=480, maxheight=560) == (small, 480, 320)
    assert thumbnail(maxwidth=479) == thumbnail(maxheight=559) == (None, None, None)
    data = ask(client, url).json()
    image = LexborHTMLParser(data["html"]).css_first("img")
    assert image.attributes == {"src": small, "width": "480", "height": "320", "alt": "A lock"}
    assert (data["width"], data["height"]) == (600, 560)


def test_without_a_picture_the_card_is_the_thumbnail_if_it_fits(client, post):
    type(post).objects.update(card="cards/1.png")
    data = ask(client, maxwidth=1200, maxheight=630).json()
    card = {"thumbnail_url": "http://testserver/media/cards/1.png"}
    card |= {"thumbnail_width": 1200, "thumbnail_height": 630}
    assert {name: data.get(name) for name in card} == card
    assert "<img" not in data["html"]
    for bounds in ({"maxwidth": 1199}, {"maxheight": 629}):
        assert "thumbnail_url" not in ask(client, **bounds).json()


def test_a_small_space_gets_a_link(client, post):
    for bounds in ({"maxwidth": 239}, {"maxheight": 239}):
        data = ask(client, **bounds).json()
        assert data["type"] == "link"
        assert not {"html", "width", "height"} & set(data)
    data = ask(client, maxwidth=240, maxheight=240).json()
    assert (data["type"], data["width"], data["height"]) == ("rich", 240, 240)


@pytest.mark.parametrize("make", [make_draft, make_scheduled, make_withdrawn, make_trashed])
def test_unpublished_posts_are_not_found(client, make):
    post = make(title="Secret")
    assert ask(client, f"http://testserver{post.get_absolute_url()}").status_code == 404


@pytest.mark.parametrize(
    "url",
    ["http://testserver/none/", "http://testserver/", "http://elsewhere/2013/07/quarrel/", "x",
     "http://[", "http://testserver/%00", "/2013/07/quarrel/"],
)  # fmt: skip
def test_other_urls_are_not_found(client, post, url):
    response = ask(client, url)
    assert (response.status_code, response.content.decode()) == (
        404, "There is no post or page at this URL.",
    )  # fmt: skip


def test_previews_are_private(client, post):
    link = share_preview(make_draft())
    response = ask(client, f"http://testserver{link.get_absolute_url()}")
    assert (response.status_code, response.content.decode()) == (
        401, "This page is private and cannot be embedded. Link to it instead.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("query", "status", "message"),
    [
        ({"url": POST, "format": "yaml"}, 501, "Unknown format. Use json or xml."),
        ({}, 400, "url: Add the URL of a post as url=…"),
        ({"url": POST, "maxwidth": "wide"}, 400, "maxwidth: Enter a whole number."),
        (
            {"url": POST, "maxheight": "0"},
            400,
            "maxheight: Ensure this value is greater than or equal to 1.",
        ),
    ],
)
def test_invalid_parameters_are_explained(client, post, query, status, message):
    response = client.get("/oembed/", query)
    assert (response.status_code, response.content.decode()) == (status, message)


def test_queries(client, post, django_assert_num_queries):
    for number in range(3):
        Byline.objects.create(post=post, guest=f"Guest {number}", position=number + 1)
        make_post(at=A_DAY + timedelta(days=number))
        with django_assert_num_queries(4):
            ask(client)
