"""Pages that ask not to be kept."""

import pytest

from blog.copies.permission import forbids_copies


@pytest.mark.parametrize(
    ("header", "html", "forbids"),
    [
        ("", "<p>Hello</p>", False),
        ("noarchive", "", True),
        ("noindex, NoArchive", "", True),
        ("none", "", True),
        ("noindex", "", False),
        ("googlebot: noarchive", "", False),
        ("googlebot: nofollow, noarchive", "", False),
        ("googlebot: noindex, ibid: noarchive", "", True),
        ("max-snippet: 5, noarchive", "", True),
        ("", "<meta name='robots' content='index, noarchive'>", True),
        ("", "<META NAME=Ibid CONTENT=noarchive>", True),
        ("", "<meta name='googlebot' content='noarchive'>", False),
        ("", "<meta name='robots'>", False),
        ("", "<meta name='description' content='noarchive'>", False),
    ],
)
def test_rules_of_headers_and_meta_elements(header, html, forbids):
    assert forbids_copies({"x-robots-tag": header} if header else {}, html) is forbids
