"""Absolute URLs have one origin, and a page that may be listed has one canonical URL."""

import re

import pytest

from blog.posts.previews.sharing import preview_token
from blog.site.models import Site
from blog.web.origin import canonical_url, origin_of
from tests.factories import A_DAY, citing, make_draft, make_post, make_source

pytestmark = pytest.mark.django_db


def test_the_origin_is_that_of_the_request_or_public_url(rf, settings):
    request = rf.get("/tags/?after=x", secure=True)
    assert origin_of(request) == "https://testserver"
    settings.PUBLIC_URL = "https://notes.example"
    assert origin_of(request) == "https://notes.example"
    assert canonical_url(request, after="x", q="") == "https://notes.example/tags/?after=x"
    assert canonical_url(request, after="") == "https://notes.example/tags/"


def canonicals(client, path: str) -> list[str]:
    page = client.get(path).content.decode()
    return re.findall(r'<link rel="canonical" href="http://testserver([^"]*)">', page)


def robots(client, path: str) -> list[str]:
    page = client.get(path).content.decode()
    return re.findall(r'<meta name="robots" content="([^"]*)">', page)


def test_parameters_that_do_not_select_content_are_left_out(client):
    make_post(
        title="Quarrel", at=A_DAY, tags=("War",), body=f"<p>{citing(make_source(id='a'))}</p>"
    )
    for path in ("/", "/2013/07/quarrel/", "/tags/war/", "/sources/", "/sources/a/", "/tags/"):
        assert canonicals(client, f"{path}?utm_source=elsewhere") == [path]


def test_a_page_of_a_list_has_one_url_from_either_side(client):
    for number in range(31):
        make_post(title=f"Post {number}", at=A_DAY.replace(day=1 + number // 2))
    second = client.get("/").context["page"].older
    third = client.get(f"/{second}").context["page"].older
    back = client.get(f"/{third}").context["page"].newer
    assert back != second
    assert canonicals(client, f"/{back}") == canonicals(client, f"/{second}") == [f"/{second}"]
    assert canonicals(client, f"/{client.get(f'/{second}').context['page'].newer}") == ["/"]


def test_a_draft_has_no_canonical_url(client):
    path = f"/preview/{preview_token(make_draft())}/"
    assert canonicals(client, path) == []
    assert "application/ld+json" not in client.get(path).content.decode()


def test_filtered_sources_are_not_listed(client):
    make_post(body=f"<p>{citing(make_source())}</p>")
    for query in ("kind=book", "q=x", "decade=2000", "kind=nonsense"):
        assert canonicals(client, f"/sources/?{query}") == []
        assert robots(client, f"/sources/?{query}") == ["noindex, follow"]


def test_a_blog_that_is_not_to_be_listed_has_one_noindex(client):
    Site.objects.update_or_create(pk=1, defaults={"robots": "noindex"})
    post = make_post()
    for path in ("/", post.get_absolute_url(), "/sources/", "/search/"):
        assert [content.partition(",")[0] for content in robots(client, path)] == ["noindex"]


def test_a_port_comes_from_the_settings_not_from_the_request(rf, settings):
    settings.PORT = 8001
    for host in ("localhost:8001", "localhost:9999"):
        assert origin_of(rf.get("/", headers={"host": host})) == "http://localhost:8001"
    assert origin_of(rf.get("/", headers={"host": "[::1]:9"})) == "http://[::1]:8001"
