"""URLs as people typed them."""

import pytest

from blog.imports.links import host_of, path_of
from blog.imports.pictures.names import file_name, original_url
from blog.imports.readers.comments.places import entry_at
from blog.imports.readers.wordpress.index import plain_url
from blog.text.formats.urls import join_url, split_url


def test_a_url_is_split():
    assert split_url(" https://tides.example/2011/ ")[:3] == ("https", "tides.example", "/2011/")


@pytest.mark.parametrize("url", ["http://[pier", "http://[> :)]/", "//[", "http://a]b/"])
def test_what_cannot_be_a_url_has_no_parts_and_is_no_error(url):
    assert not any(split_url(url))
    assert (host_of(url), path_of(url), file_name(url), entry_at(url)) == ("", "", "", "path:/")
    assert original_url(url) == url
    plain_url(url)
    assert join_url("https://tides.example/", url) == ""


def test_a_url_is_joined():
    assert join_url("https://tides.example/2011/", " ../a.png ") == "https://tides.example/a.png"
    assert join_url("https://tides.example/2011/", None) == "https://tides.example/2011/"
