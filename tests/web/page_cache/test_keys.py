"""Which requests have the same page, and which have none."""

import pytest

from blog.web.page_cache.keys import is_kept, key_of, without_tracking
from tests.playing import environ_of


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("", ""),
        ("utm_source=a&utm_medium=b", ""),
        ("fbclid=1&before=x%20y&gclid=2&msclkid=3&mc_cid=4", "before=x+y"),
        ("after=20130715T120000.000000-7", "after=20130715T120000.000000-7"),
        ("clid=1&utm=2", "clid=1&utm=2"),
    ],
)
def test_parameters_that_track_readers_are_left_out(query, kept):
    assert without_tracking(query) == kept


def test_the_key_names_scheme_host_path_and_query():
    assert key_of(environ_of("/tags/?after=x")) == "http://localhost/tags/?after=x"
    browser = environ_of("/feed/", HTTP_ACCEPT="text/html,*/*")
    assert key_of(browser) != key_of(environ_of("/feed/", HTTP_ACCEPT="application/atom+xml"))


def test_the_scheme_behind_a_proxy_is_what_the_proxy_was_asked_with(settings):
    environ = environ_of("/", HTTP_X_FORWARDED_PROTO="https")
    assert key_of(environ) == "http://localhost/"
    settings.BEHIND_PROXY = True
    assert key_of(environ) == "https://localhost/"


@pytest.mark.parametrize(
    ("path", "variables"),
    [
        ("/", {"REQUEST_METHOD": "POST"}),
        ("/", {"HTTP_COOKIE": "a=b; ibid-session=c"}),
        ("/", {"HTTP_AUTHORIZATION": "Basic x"}),
        ("/", {"HTTP_HOST": ""}),
        ("/admin/", {}),
        ("/preview/token/", {}),
        ("/media/x.jpg", {}),
        ("/" + "x" * 700, {}),
    ],
)
def test_what_is_personal_or_no_page_has_no_key(path, variables):
    assert key_of(environ_of(path, **variables)) is None


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/", True),
        ("/?before=x", True),
        ("/?before=x&before=y", False),
        ("/?unknown=1", False),
        ("/2013/07/some-post/", True),
        ("/2013/07/some-post/?reply=17", False),
        ("/2013/07/some-post/?comment=17", False),
        ("/2013/07/some-post/cite/", True),
        ("/search/?q=walls", False),
        ("/comments/own/token/", False),
        ("/sitemap/lists.xml", True),
        ("/oembed/?url=x", False),
    ],
)
def test_only_known_pages_with_known_parameters_are_kept(path, kept):
    assert is_kept(environ_of(path)) is kept
