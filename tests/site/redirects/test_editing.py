"""Redirects: exact and by pattern, each in one hop."""

import pytest

from blog.site.redirects import editing
from blog.site.redirects.editing import RedirectRefused, save_redirect
from blog.site.redirects.following import target_of
from blog.site.redirects.models import Redirect

pytestmark = pytest.mark.django_db


def redirect(path: str, target: str) -> Redirect:
    made = Redirect(path=path, target=target)
    save_redirect(made)
    return made


def test_the_path_itself_comes_before_patterns_and_longer_patterns_before_shorter():
    redirect("/old/*", "/archive/")
    redirect("/old/tags/*", "/tags/*")
    redirect("/old/tags/war/", "/tags/wars/")
    leads = {
        "/old/x/": "/archive/",
        "/old/tags/peace/feed/": "/tags/peace/feed/",
        "/old/tags/war/": "/tags/wars/",
        "/older/": "",
        "/old": "",
    }
    assert {path: target_of(path) for path in leads} == leads


def test_redirects_lead_to_the_end_in_one_hop():
    redirect("/a/", "/b/")
    redirect("/b/", "/c/")
    redirect("/z/", "/a/")
    redirect("/p/*", "/q/*")
    redirect("/y/", "/p/1/")
    assert {path: target_of(path) for path in ("/a/", "/b/", "/z/", "/y/")} == {
        "/a/": "/c/",
        "/b/": "/c/",
        "/z/": "/c/",
        "/y/": "/q/1/",
    }


@pytest.mark.parametrize(
    ("path", "target"),
    [("/a/", "/a/"), ("/old/*", "/old/new/"), ("/old/*", "/old/new/*"), ("/c/", "/b/")],
)
def test_circles_are_refused(path, target):
    redirect("/b/", "/c/")
    with pytest.raises(RedirectRefused):
        redirect(path, target)
    assert Redirect.objects.count() == 1


def test_an_address_is_redirected_once_and_patterns_are_bounded(monkeypatch):
    redirect("/a/*", "/b/")
    with pytest.raises(RedirectRefused, match="redirected already"):
        redirect("/a/*", "/c/")
    monkeypatch.setattr(editing, "MAX_PATTERNS", 1)
    with pytest.raises(RedirectRefused, match="as many as possible"):
        redirect("/c/*", "/d/")


def test_a_redirect_is_found_in_one_query(django_assert_num_queries):
    for number in range(5):
        redirect(f"/{number}/*", "/archive/")
    with django_assert_num_queries(1):
        assert target_of("/3/x/") == "/archive/"


@pytest.mark.parametrize(
    "path", ["/old//evil.example/", "/old/\\evil.example/", "/old//\\//e.example"]
)
def test_a_pattern_never_leads_to_a_host_that_the_address_names(path):
    redirect("/old/*", "/*")
    target = target_of(path)
    assert target.startswith("/")
    assert target[1] not in "/\\"


def test_what_a_pattern_takes_over_stays_a_path():
    redirect("/old/*", "/new/*")
    assert target_of("/old/why?#a/") == "/new/why%3F%23a/"


@pytest.mark.parametrize("target", ["https://new.example*", "http://new*"])
def test_a_pattern_does_not_make_up_hosts(target):
    with pytest.raises(RedirectRefused, match="Write it after a slash"):
        redirect("/old/*", target)
    redirect("/old/*", "https://new.example/*")
