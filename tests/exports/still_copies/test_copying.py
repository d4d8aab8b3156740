"""A still copy: complete, without links that lead nowhere, and nothing that is not public."""

import gzip
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from django.test import override_settings
from selectolax.lexbor import LexborHTMLParser
from warcio.archiveiterator import ArchiveIterator

from blog.comments.models import State
from blog.exports.still_copies.freezing import freeze
from blog.statistics.buffering import flush
from blog.statistics.models import PostViews
from blog.welcome.writing import write_welcome_blog
from tests.factories import (
    attaching,
    citing,
    make_account,
    make_comment,
    make_draft,
    make_file,
    make_picture,
    make_post,
    make_scheduled,
    make_source,
    make_withdrawn,
    rewrite,
    showing,
)

pytestmark = pytest.mark.django_db
SECRET = "xyzzy"


@pytest.fixture(scope="module")
def post(module_queue, module_rows, tmp_path_factory):
    """A post with evidence in a blog with much to link to."""
    with override_settings(MEDIA_ROOT=str(tmp_path_factory.mktemp("media"))):
        write_welcome_blog()
        make_draft(title=SECRET)
        make_scheduled(title=SECRET)
        withdrawn = make_withdrawn(title="Rash", reason="Wrong")
        source, file = make_source(title="Über Fähren"), make_file(name="paper.pdf")
        body = f"<h2>Locks</h2><p>So.{citing(source)}</p>{showing(make_picture())}{attaching(file)}"
        body += f'<p><a href="{withdrawn.get_absolute_url()}">before</a></p>'
        post = make_post(title="On ferries", body=body, author=make_account("ada"), tags=("Łódź",))
        rewrite(post, series="Canals")
        first = make_comment(post=post, body="Hello there", name="Eve")
        make_comment(post=post, parent=first)
        make_comment(post=post, body=SECRET, state=State.PENDING)
        make_post(title="Fähre", slug="", language="de")
        yield post


@pytest.fixture(scope="module")
def frozen(post, tmp_path_factory):
    folder = tmp_path_factory.mktemp("copies") / "still"
    copy = freeze(folder, url="https://new.example", warc=folder.with_name("all.warc.gz"))
    return folder, copy


def page_at(folder: Path, path: str) -> LexborHTMLParser:
    return LexborHTMLParser((folder / path).read_text("utf-8"))


def links_in(folder: Path):
    """Yield (file, link) of every relative link in every page."""
    for file in folder.rglob("*.html"):
        tree = LexborHTMLParser(file.read_text("utf-8"))
        for name in ("href", "src", "poster", "srcset", "action", "data"):
            for node in tree.css(f"[{name}]"):
                for link in (node.attributes[name] or "").split(", "):
                    yield file, link.split(" ")[0]


def test_every_link_leads_somewhere(frozen):
    folder, copy = frozen
    assert copy.broken == []
    lost, anchors = [], {}
    for file, link in links_in(folder):
        path, fragment = urldefrag(link)
        if urlsplit(link).scheme:
            continue
        target = (file.parent / unquote(path)).resolve() if path else file
        if path.startswith("/") or not target.is_file():
            lost.append((str(file.relative_to(folder)), link))
        elif fragment and target.suffix == ".html":
            if target not in anchors:
                tree = LexborHTMLParser(target.read_text("utf-8"))
                anchors[target] = {node.attributes["id"] for node in tree.css("[id]")}
            if unquote(fragment) not in anchors[target]:
                lost.append((str(file.relative_to(folder)), link))
    assert lost == []


def test_it_has_the_whole_public_site(frozen, post):
    folder, copy = frozen
    page = f"{post.get_absolute_url().strip('/')}/index.html"
    paths = {"index.html", "feed/index.xml", "feed.json", "sitemap.xml", "archive/index.html"}
    paths |= {"tags/lodz/index.html", "authors/ada/index.html", "series/canals/index.html", page}
    assert {path for path in paths if not (folder / path).is_file()} == set()
    assert copy.pages == len(list(folder.rglob("*.html")))
    text = page_at(folder, page).css_first("main").text()
    assert "Hello there" in text
    assert "This is a copy of the blog: nothing can be sent from here." in text
    [paper] = folder.glob("media/files/*/paper.pdf")
    assert paper.read_bytes().startswith(b"%PDF")
    files = [file for file in folder.rglob("*.*") if file.is_file() and file.suffix != ".html"]
    heads = {str(file): file.read_bytes()[:15].lower() for file in files}
    assert [file for file, head in heads.items() if head == b"<!doctype html>"] == []


def test_it_has_nothing_that_is_not_public_and_no_forms_or_scripts(frozen):
    folder, _copy = frozen
    for file in folder.rglob("*"):
        assert not file.is_file() or SECRET.encode() not in file.read_bytes(), file
        assert file.suffix != ".js" or file.is_relative_to(folder / "search")
    for file in folder.rglob("*.html"):
        tree = LexborHTMLParser(file.read_text("utf-8"))
        assert not tree.css("form[method=post]")
        assert all(
            node.attributes.get("src") == "still-search.js"
            or node.attributes.get("type") == "application/ld+json"
            for node in tree.css("script")
        )
    assert not (folder / "admin").exists()


def test_feeds_and_canonical_links_name_the_place_of_the_copy(frozen, post):
    folder, _copy = frozen
    feed = (folder / "feed/index.xml").read_text("utf-8")
    assert f"https://new.example{post.get_absolute_url()}" in feed
    tree = page_at(folder, f"{post.get_absolute_url().strip('/')}/index.html")
    link = tree.css_first("link[rel=canonical]").attributes["href"]
    assert link == f"https://new.example{post.get_absolute_url()}"
    assert "http://localhost" not in feed


def test_a_withdrawn_post_says_so(frozen, post):
    folder, _copy = frozen
    page = page_at(folder, f"{post.get_absolute_url().strip('/')}/index.html")
    link = next(node for node in page.css(".text a") if node.text() == "before")
    place = folder / post.get_absolute_url().strip("/") / link.attributes["href"]
    assert "Wrong" in place.resolve().read_text("utf-8")


def test_the_warc_has_every_page_as_it_was_answered(frozen, post):
    folder, copy = frozen
    with (folder.parent / "all.warc.gz").open("rb") as file:
        found = {
            record.rec_headers["WARC-Target-URI"]: record.content_stream().read()
            for record in ArchiveIterator(file, check_digests="raise")
            if record.rec_type == "response"
        }
    url = f"https://new.example{post.get_absolute_url()}"
    assert b"Hello there" in found[url]
    assert len(found) >= copy.pages
    assert gzip.decompress((folder.parent / "all.warc.gz").read_bytes()).startswith(b"WARC/1.1")


def test_no_view_is_counted(frozen):
    flush()
    assert not PostViews.objects.exists()
