"""The copies of kept pages that nginx sends."""

import gzip
import json
import re
from pathlib import Path

import brotli
import pytest
import time_machine
from django.core.handlers.wsgi import WSGIHandler

from blog.statistics.buffering import discard, flush
from blog.statistics.models import PostViews
from blog.web.page_cache.changes.feed import DjangoFeed
from blog.web.page_cache.copies import Copies
from blog.web.page_cache.entries import entry_of
from blog.web.page_cache.keeping import PageCache
from blog.web.page_cache.nginx_views import count_view_of_copy
from blog.web.page_cache.serving import CachedApplication
from blog.web.page_cache.stores.sqlite import SQLiteStore
from tests.factories import A_DAY, make_comment, make_post
from tests.playing import environ_of

pytestmark = pytest.mark.django_db

ORIGIN = "http://localhost"


class Server:
    def __init__(self, folder: Path) -> None:
        self.folder = folder / "copies"
        store = SQLiteStore(folder, edition="1", max_bytes=10**6)
        self.pages = PageCache(store, DjangoFeed(), Copies(self.folder, origin=ORIGIN))
        self.application = CachedApplication(WSGIHandler(), self.pages)

    def get(self, path: str) -> bytes:
        return b"".join(self.application(environ_of(path), lambda *_arguments: None))

    @property
    def files(self) -> list[str]:
        found = self.folder.rglob("*.*")
        return sorted(path.relative_to(self.folder).as_posix() for path in found)


@pytest.fixture
def server(tmp_path):
    return Server(tmp_path)


@pytest.fixture
def clock():
    with time_machine.travel(A_DAY, tick=False) as clock:
        clock.shift(3600.5)
        yield clock


def test_a_page_that_is_read_again_is_copied_in_each_encoding(server, clock):
    post = make_post(at=A_DAY)
    path = post.get_absolute_url()
    server.get(path)
    server.get(path)
    assert server.files == []  # nginx could not tell it from another version of this second
    clock.shift(1)
    page = server.get(path)
    plain, br, gz = (server.folder / name for name in server.files)
    assert plain.relative_to(server.folder).as_posix() == f"{path[1:]}index.html"
    assert b'name="stamp" value="" id=' in plain.read_bytes()
    stamp = re.compile(rb'name="stamp" value="[^"]*"')
    assert stamp.sub(b"", plain.read_bytes()) == stamp.sub(b"", page)
    assert brotli.decompress(br.read_bytes()) == plain.read_bytes()
    assert gzip.decompress(gz.read_bytes()) == plain.read_bytes()
    assert plain.stat().st_mtime == A_DAY.timestamp() + 3601


def test_a_copy_is_deleted_with_its_page(server, clock):
    post = make_post(at=A_DAY)
    for _time in range(2):
        server.get(post.get_absolute_url())
        clock.shift(2)
    assert len(server.files) == 3
    make_comment(post=post)
    server.pages.delete_expired()
    assert server.files == []


def test_a_copy_is_deleted_when_its_page_expires_and_when_all_are_cleared(server, clock):
    for _time in range(2):
        server.get("/")
        clock.shift(2)
    assert len(server.files) == 3
    clock.shift(24 * 3600)
    server.pages.delete_expired()
    assert server.files == []
    for _time in range(2):
        server.get("/")
        clock.shift(2)
    server.pages.clear()
    assert server.files == []


@pytest.mark.parametrize(
    "key",
    [
        "http://localhost/?before=x",
        "http://localhost/robots.txt",
        "http://other/",
        "http://localhost/../secret/",
        "http://localhost/a//b/",
        "http://localhost/.hidden/",
        "http://localhost/feed/ in a browser",
    ],
)
def test_only_paths_that_nginx_finds_have_copies(tmp_path, key):
    assert Copies(tmp_path, origin=ORIGIN)._path_of(key) is None


def test_a_page_with_players_of_other_hosts_has_no_copy(tmp_path):
    copies, page = Copies(tmp_path, origin=ORIGIN), b"<p>Text</p>"
    html, policy = ("Content-Type", "text/html; charset=utf-8"), "Content-Security-Policy"
    for sources, is_wanted in (("frame-ancestors 'none'", True), ("frame-src x.org", False)):
        headers = [html, (policy, sources)]
        entry = entry_of(headers, page, at=1, expires_at=9, post=0, zone="UTC")
        assert copies.is_wanted(f"{ORIGIN}/x/", entry, now=2) is is_wanted


def test_feeds_have_no_copies(server, clock):
    make_post(at=A_DAY)
    for _time in range(2):
        server.get("/feed/")
        clock.shift(2)
    assert server.files == []


def test_views_that_nginx_reports_are_counted_as_others(server, clock):
    post = make_post(at=A_DAY)
    discard()
    server.get(post.get_absolute_url())
    variables = {
        "PATH_INFO": post.get_absolute_url(),
        "REQUEST_METHOD": "GET",
        "HTTP_HOST": "localhost",
        "REMOTE_ADDR": "192.0.2.7",
        "HTTP_USER_AGENT": "Mozilla/5.0 Firefox/140.0",
        "HTTP_SEC_FETCH_DEST": "document",
    }
    for agent in ("Mozilla/5.0 Firefox/140.0", "curl/8.5.0"):
        report = json.dumps(variables | {"HTTP_USER_AGENT": agent}).encode()
        count_view_of_copy(server.pages, b"<190>Jul 15 nginx: " + report, origin=ORIGIN)
    for nonsense in (b"", b"{", b'<190>nginx: {"PATH_INFO":"/never/"}', b"\xff{}"):
        count_view_of_copy(server.pages, nonsense, origin=ORIGIN)
    flush()
    assert list(PostViews.objects.values_list("post", "count")) == [(post.pk, 1)]
