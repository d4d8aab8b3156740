"""Paths of pages and files in a still copy."""

import pytest

from blog.exports.still_copies.places import file_of, is_copied, is_page, relative


@pytest.mark.parametrize(
    ("target", "file"),
    [
        ("/", "index.html"),
        ("/2013/07/ferries/", "2013/07/ferries/index.html"),
        ("/2013/07/ferries.html", "2013/07/ferries.html/index.html"),
        ("/2013/07/ferries.html/cite/", "2013/07/ferries.html/cite/index.html"),
        ("/feed/", "feed/index.xml"),
        ("/tags/water/feed/rss/", "tags/water/feed/rss/index.xml"),
        ("/feed.json", "feed.json"),
        ("/static/css/a.css", "static/css/a.css"),
        ("/media/files/K/paper.html", "media/files/K/paper.html"),
        ("/?before=2013-07-15T12%3A00~7", "before=2013-07-15T12_00_7.html"),
        ("/sources/?format=bibtex", "sources/format=bibtex.bib"),
        ("/a/cite/?sources=ris", "a/cite/sources=ris.ris"),
        ("/%C5%82/", "ł/index.html"),
    ],
)
def test_each_path_has_a_file(target, file):
    assert file_of(target) == file


@pytest.mark.parametrize(
    "target",
    [
        *("/admin/", "/preview/x/", "/comments/7/post/", "/comments/mine/", "/webmention/"),
        *("/oembed/?url=x", "/health/", "/search/?q=x", "/sources/?kind=book", "/a/?reply=7"),
        *(
            "/%2e%2e/etc/",
            "/.well-known/change-password",
            "/api/rsd.xml",
            "/sources/?kind=book&format=ris",
        ),
    ],
)
def test_what_is_not_copied(target):
    assert not is_copied(target)


@pytest.mark.parametrize("target", ["/", "/search/", "/comments/feed/", "/?after=x", "/a.html"])
def test_what_is_copied(target):
    assert is_copied(target)


def test_links_are_relative():
    assert relative("/", start="/2013/07/a/") == "../../../index.html"
    assert relative("/2013/07/b/", start="/2013/07/a/") == "../b/index.html"
    assert relative("/tags/%C5%82/", start="/") == "tags/%C5%82/index.html"
    assert relative("/a/", start="/a/") == "index.html"


def test_pages_and_files_differ():
    assert is_page("/a/")
    assert not is_page("/feed/")
    assert not is_page("/sources/?format=ris")
