"""One canonical address for everything worth finding; the rest is not to be listed."""

import re

import pytest

from blog.posts.previews.sharing import preview_token
from blog.site.models import Site
from tests.factories import A_DAY, citing, make_draft, make_post, make_source
from tests.pages import PAGES
from tests.sample_blog import write_sample_blog

pytestmark = pytest.mark.django_db

NOT_LISTED = {"search", "found-nothing", "cite", "webmention", "missing", "withdrawn"}
ELSEWHERE = {"reply": "/2013/07/talk/"}


def canonicals(client, address: str) -> list[str]:
    page = client.get(address).content.decode()
    return re.findall(r'<link rel="canonical" href="http://testserver([^"]*)">', page)


def robots(client, address: str) -> list[str]:
    page = client.get(address).content.decode()
    return re.findall(r'<meta name="robots" content="([^"]*)">', page)


def test_every_kind_of_page_has_one_or_is_not_listed(client):
    write_sample_blog()
    for name, address in PAGES.items():
        is_listed = name not in NOT_LISTED
        expected = [ELSEWHERE.get(name, address)] if is_listed else []
        assert canonicals(client, address) == expected, name
        assert [words.partition(",")[0] for words in robots(client, address)] == (
            [] if is_listed else ["noindex"]
        ), name


def test_what_does_not_make_another_page_is_left_out(client):
    make_post(
        title="Quarrel", at=A_DAY, tags=("War",), body=f"<p>{citing(make_source(id='a'))}</p>"
    )
    for address in ("/", "/2013/07/quarrel/", "/tags/war/", "/sources/", "/sources/a/", "/tags/"):
        assert canonicals(client, f"{address}?utm_source=elsewhere") == [address]


def test_two_ways_to_one_page_of_a_list_are_one_address(client):
    for number in range(31):
        make_post(title=f"Post {number}", at=A_DAY.replace(day=1 + number // 2))
    second = client.get("/").context["page"].older
    third = client.get(f"/{second}").context["page"].older
    back = client.get(f"/{third}").context["page"].newer
    assert back != second
    assert canonicals(client, f"/{back}") == canonicals(client, f"/{second}") == [f"/{second}"]
    assert canonicals(client, f"/{client.get(f'/{second}').context['page'].newer}") == ["/"]


def test_a_draft_has_none_yet(client):
    address = f"/preview/{preview_token(make_draft())}/"
    assert canonicals(client, address) == []
    assert "application/ld+json" not in client.get(address).content.decode()


def test_sources_that_are_filtered_are_not_listed(client):
    make_post(body=f"<p>{citing(make_source())}</p>")
    for query in ("kind=book", "q=x", "decade=2000", "kind=nonsense"):
        assert canonicals(client, f"/sources/?{query}") == []
        assert robots(client, f"/sources/?{query}") == ["noindex, follow"]


def test_a_blog_that_wants_no_listing_says_so_once(client):
    Site.objects.update_or_create(pk=1, defaults={"robots": "noindex"})
    post = make_post()
    for address in ("/", post.get_absolute_url(), "/sources/", "/search/"):
        assert [words.partition(",")[0] for words in robots(client, address)] == ["noindex"]
