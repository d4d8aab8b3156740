"""humans.txt."""

from datetime import timedelta

import pytest

from blog.site.models import Site
from tests.factories import A_DAY, make_account, make_draft, make_post

pytestmark = pytest.mark.django_db


def test_authors_and_the_last_update_are_named(client):
    Site.objects.update_or_create(pk=1, defaults={"name": "Notes", "tagline": "On canals"})
    ann = make_account(name="Ann Lee", website="https://ann.example/", about="A historian.")
    make_post(author=ann, at=A_DAY)
    make_post(author=ann, at=A_DAY - timedelta(days=1))
    make_post(at=A_DAY - timedelta(days=2))
    make_draft(author=make_account(name="Silent"))
    assert client.get("/humans.txt").content.decode().splitlines() == [
        "/* Authors */",
        "",
        "A Guest",
        "1 post: http://testserver/authors/a-guest/",
        "",
        "Ann Lee",
        "A historian.",
        "https://ann.example/",
        "2 posts: http://testserver/authors/ann-lee/",
        "",
        "/* Notes */",
        "",
        "On canals",
        "http://testserver/",
        "Last update: 2013-07-15",
        "Ibid",
    ]
    assert client.get("/")["Link"].startswith('</humans.txt>; rel="author"; type="text/plain"')


def test_humans_redirects_to_the_authors(client):
    response = client.get("/humans/")
    assert (response.status_code, response["Location"]) == (301, "/authors/")


def test_an_empty_blog_has_one_too(client):
    assert client.get("/humans.txt").status_code == 200
