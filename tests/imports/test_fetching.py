import pytest
from django.core.management import call_command

from blog.imports import fetching
from blog.imports.fetching import fetch_feed
from blog.imports.records import ExportRefused
from blog.posts.models import Post
from tests.internet import Internet

RSS = "application/rss+xml"
ITEM = (
    "<item><title>P{0}</title><link>https://old.example/2020/01/p{0}/</link>"
    "<guid>https://old.example/?p={0}</guid>"
    "<pubDate>Wed, 01 Jan 2020 10:00:00 +0000</pubDate><description>Text {0}</description></item>"
)


def feed(*numbers: int, head: str = "") -> str:
    items = "".join(ITEM.format(number) for number in numbers)
    return f"<rss><channel><title>Old</title>{head}{items}</channel></rss>"


WORDPRESS = "<generator>https://wordpress.org/?v=6.5</generator>"


def test_a_feed_of_wordpress_is_paged_to_the_first_post(internet: Internet, tmp_path):
    internet.page("old.example/feed/", feed(3, head=WORDPRESS), kind=RSS)
    internet.page("old.example/feed/?paged=2", feed(2, head=WORDPRESS), kind=RSS)
    internet.page("old.example/feed/?paged=3", status="404 Not Found")
    assert fetch_feed("https://old.example/feed/", tmp_path, pause=0) == 2
    assert internet.urls == [
        "old.example/feed/",
        "old.example/feed/?paged=2",
        "old.example/feed/?paged=3",
    ]


def test_the_links_of_a_feed_to_its_next_page_are_followed(internet: Internet, tmp_path):
    following = '<atom:link rel="next" href="/feed/2?a=1&amp;b=2"/>'
    internet.page("old.example/feed/", feed(3, head=following), kind=RSS)
    internet.page("old.example/feed/2?a=1&b=2", feed(2), kind=RSS)
    assert fetch_feed("https://old.example/feed/", tmp_path, pause=0) == 2


def test_a_feed_that_goes_round_in_a_circle_ends(internet: Internet, tmp_path):
    following = '<link rel="next" href="/feed/"/>'
    internet.page("old.example/feed/", feed(3, head=following), kind=RSS)
    assert fetch_feed("https://old.example/feed/", tmp_path, pause=0) == 1


def test_the_feed_of_a_page_is_found(internet: Internet, tmp_path):
    link = '<link rel="alternate" type="application/rss+xml" href="/index.xml">'
    internet.page("old.example/", f"<html><head>{link}</head></html>")
    internet.page("old.example/index.xml", feed(1), kind=RSS)
    assert fetch_feed("https://old.example/", tmp_path, pause=0) == 1


@pytest.mark.parametrize("url", ["https://old.example/", "http://127.0.0.1/feed/"])
def test_what_has_no_feed_or_is_not_public_is_refused(internet: Internet, tmp_path, url):
    internet.page("old.example/", "<html></html>")
    with pytest.raises(ExportRefused, match="Nothing was imported"):
        fetch_feed(url, tmp_path, pause=0)


def test_a_page_that_fails_stops_the_import(internet: Internet, tmp_path):
    internet.page("old.example/feed/", feed(3, head=WORDPRESS), kind=RSS)
    internet.page("old.example/feed/?paged=2", status="500 Internal Server Error")
    with pytest.raises(ExportRefused, match="could not be fetched"):
        fetch_feed("https://old.example/feed/", tmp_path, pause=0)


@pytest.mark.django_db
def test_the_command_imports_a_live_blog(internet: Internet, monkeypatch):
    monkeypatch.setattr(fetching, "PAUSE", 0)
    internet.page("old.example/feed/", feed(1, 2), kind=RSS)
    call_command("import_blog", "https://old.example/feed/", "--offline")
    assert sorted(Post.objects.values_list("title", flat=True)) == ["P1", "P2"]
