"""Pages answered from what is kept: when they are, with which headers, and when not."""

import gzip
import re
from pathlib import Path
from typing import Any

import brotli
import pytest
import time_machine
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blog.comments.spam.layers.timing import made_at
from blog.posts.previews.sharing import preview_token
from blog.statistics.buffering import discard, flush
from blog.statistics.models import PostViews
from blog.web.page_cache.changes.feed import DjangoFeed
from blog.web.page_cache.entries import entry_of, pack, unpack
from blog.web.page_cache.keeping import PageCache
from blog.web.page_cache.serving import CachedApplication
from blog.web.page_cache.stores import StoreFailed
from blog.web.page_cache.stores.sqlite import SQLiteStore
from tests.factories import make_comment, make_draft, make_post
from tests.playing import environ_of

pytestmark = pytest.mark.django_db

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
STAMP = re.compile(rb'name="stamp" value="([^"]+)"')


class Browser:
    """Requests to the cached application."""

    def __init__(self, folder: Path) -> None:
        store = SQLiteStore(folder, edition="1", max_bytes=10**6)
        self.pages = PageCache(store, DjangoFeed())
        self.application = CachedApplication(WSGIHandler(), self.pages)
        self.status, self.headers = "", {}

    def get(self, path: str, **variables: Any) -> bytes:
        answered = self.application(environ_of(path, **variables), self._start_response)
        content = b"".join(answered)
        if hasattr(answered, "close"):
            answered.close()
        return content

    @property
    def is_hit(self) -> bool:
        return self.headers.get("Cache-Status") == "Ibid; hit"

    def _start_response(self, status: str, headers: list[tuple[str, str]], _error: Any = None):
        self.status, self.headers = status, dict(headers)


@pytest.fixture
def browser(tmp_path):
    return Browser(tmp_path)


@pytest.fixture
def post():
    return make_post()


def test_the_second_reader_gets_the_kept_page_without_a_query_by_django(browser, post):
    path = post.get_absolute_url()
    first = browser.get(path)
    assert (browser.status, browser.is_hit) == ("200 OK", False)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        second = browser.get(path)
    assert (browser.status, browser.is_hit) == ("200 OK", True)
    assert STAMP.sub(b"", first) == STAMP.sub(b"", second)
    assert len(queries) == 1  # the log of changes, which a file of SQLite need not be asked for


def test_a_kept_page_has_the_headers_of_a_rendered_one(browser, client):
    browser.get("/")
    browser.get("/")
    rendered = client.get("/")
    own = {"Cache-Control", "Cache-Status", "Content-Length", "ETag", "Vary"}
    assert browser.is_hit
    assert {name: browser.headers[name] for name in browser.headers if name not in own} == {
        name: value for name, value in rendered.headers.items() if name not in own
    }
    assert browser.headers["Cache-Control"] == "no-cache"
    assert browser.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    ("accepted", "encoding", "decode"),
    [
        ("gzip, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("br;q=0", None, bytes),
        ("", None, bytes),
    ],
)
def test_the_page_is_sent_in_the_best_encoding_accepted(browser, post, accepted, encoding, decode):
    path = post.get_absolute_url()
    plain = browser.get(path)
    content = browser.get(path, HTTP_ACCEPT_ENCODING=accepted)
    assert browser.headers.get("Content-Encoding") == encoding
    assert browser.headers["Content-Length"] == str(len(content))
    assert STAMP.sub(b"", decode(content)) == STAMP.sub(b"", plain)


def test_head_sends_the_headers_of_the_kept_page(browser):
    content = browser.get("/")
    assert browser.get("/", REQUEST_METHOD="HEAD") == b""
    assert browser.is_hit
    assert browser.headers["Content-Length"] == str(len(content))


def test_whoever_has_the_page_is_answered_304(browser):
    with time_machine.travel("2013-07-15T12:00:00.5Z", tick=False) as clock:
        browser.get("/")
        assert "Last-Modified" not in browser.headers  # another page may follow in this second
        clock.shift(10)
        browser.get("/")
        etag, modified = browser.headers["ETag"], browser.headers["Last-Modified"]
        assert modified == "Mon, 15 Jul 2013 12:00:01 GMT"
        for headers in (
            {"HTTP_IF_NONE_MATCH": f'"other", {etag}'},
            {"HTTP_IF_NONE_MATCH": etag.removeprefix("W/")},
            {"HTTP_IF_MODIFIED_SINCE": modified},
        ):
            assert browser.get("/", **headers) == b""
            assert browser.status == "304 Not Modified"
            assert browser.headers["ETag"] == etag
            assert "Content-Length" not in browser.headers
        for headers in (
            {"HTTP_IF_NONE_MATCH": '"other"', "HTTP_IF_MODIFIED_SINCE": modified},
            {"HTTP_IF_MODIFIED_SINCE": "Mon, 15 Jul 2013 12:00:00 GMT"},
            {"HTTP_IF_MODIFIED_SINCE": "yesterday"},
        ):
            assert browser.get("/", **headers)
            assert browser.status == "200 OK"


def test_a_change_gives_another_etag(browser, post):
    path = post.get_absolute_url()
    browser.get(path)
    etag = browser.headers["ETag"]
    make_comment(post=post)
    browser.get(path, HTTP_IF_NONE_MATCH=etag)
    assert browser.status == "200 OK"
    assert browser.headers["ETag"] != etag


def test_the_form_of_a_kept_page_has_the_time_of_its_reader(browser, post):
    path = post.get_absolute_url()
    with time_machine.travel("2013-07-15T13:00:00Z", tick=False) as clock:
        browser.get(path)
        clock.shift(3600)
        stamps = {
            STAMP.search(decode(browser.get(path, HTTP_ACCEPT_ENCODING=encoding)))[1].decode()
            for encoding, decode in {"br": brotli.decompress, "gzip": gzip.decompress}.items()
        }
        assert browser.is_hit
        assert [f"{made_at(stamp):%H:%M}" for stamp in stamps] == ["14:00"]


def test_a_comment_purges_the_pages_that_show_it_and_no_other(browser):
    post, other = make_post(), make_post()
    paths = [post.get_absolute_url(), other.get_absolute_url(), "/tags/", "/"]
    for path in paths:
        browser.get(path)
    make_comment(post=post)
    hits = []
    for path in paths:
        browser.get(path)
        hits.append(browser.is_hit)
    assert hits == [False, True, True, False]


def test_tracking_parameters_are_the_same_page_and_unknown_ones_are_not_kept(browser):
    browser.get("/?utm_source=newsletter")
    browser.get("/?fbclid=1")
    assert browser.is_hit
    for _time in range(2):
        browser.get("/?unknown=1")
        assert not browser.is_hit


def test_errors_redirects_previews_and_sessions_are_not_kept(browser, post):
    draft = make_draft()
    for path, status in {
        "/never/": "404",
        f"{post.get_absolute_url()}?comment=1": "302",
        f"/preview/{preview_token(draft)}/": "200",
    }.items():
        for _time in range(2):
            browser.get(path)
            assert browser.status.startswith(status)
            assert not browser.is_hit
    for _time in range(2):
        browser.get("/", HTTP_COOKIE="ibid-session=x")
        assert not browser.is_hit
    assert browser.pages.store.count() == (0, 0)


def test_errors_are_compressed_as_without_the_cache(browser):
    content = browser.get("/never/", HTTP_ACCEPT_ENCODING="br")
    assert browser.headers["Content-Encoding"] == "br"
    assert b"<h1" in brotli.decompress(content)


def test_readers_of_kept_pages_are_counted_and_bots_are_not(browser, post):
    discard()
    for agent in (FIREFOX, FIREFOX, "curl/8.5.0"):
        browser.get(post.get_absolute_url(), HTTP_USER_AGENT=agent, REMOTE_ADDR="192.0.2.7")
    assert browser.is_hit
    flush()
    assert list(PostViews.objects.values_list("count", "visitors")) == [(2, 1)]
    browser.get("/")
    assert post.get_absolute_url().encode() in browser.get("/")


class BrokenStore(SQLiteStore):
    """A store that is full, or whose disk is gone."""

    def get(self, key: str) -> bytes | None:
        raise StoreFailed("gone")


def test_a_store_that_fails_leaves_pages_uncached(tmp_path, caplog):
    browser = Browser(tmp_path)
    broken = PageCache(BrokenStore(tmp_path, edition="1", max_bytes=10), DjangoFeed())
    browser.application = CachedApplication(WSGIHandler(), broken)
    for _time in range(2):
        assert browser.get("/")
        assert (browser.status, browser.is_hit) == ("200 OK", False)
    assert "The page cache cannot be used." in caplog.text


def test_a_page_that_changes_while_it_is_rendered_is_not_kept(browser, post):
    def changing(environ: Any, start_response: Any) -> Any:
        answered = WSGIHandler()(environ, start_response)
        make_comment(post=post)
        return answered

    browser.application = CachedApplication(changing, browser.pages)
    browser.get(post.get_absolute_url())
    assert browser.pages.store.count() == (0, 0)


def test_clearing_deletes_all_pages(browser):
    browser.get("/")
    browser.pages.clear()
    browser.get("/")
    assert not browser.is_hit


def test_an_entry_survives_being_stored():
    content = b'<input type="hidden" name="stamp" value="1:abc" id="s"><p>Text</p>'
    entry = entry_of([("A", "b")], content, at=1.5, expires_at=9.0, post=7, zone="UTC")
    assert unpack(pack(entry)) == entry
    assert entry.modified == 2
