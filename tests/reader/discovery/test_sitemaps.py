"""The sitemap."""

from datetime import UTC, datetime, timedelta

import pytest
from lxml import etree
from time_machine import travel

from blog.posts.listing import updating
from blog.posts.listing.updating import PART
from blog.posts.models import Post
from blog.posts.series.models import Series
from blog.reader.discovery import sitemaps
from tests.factories import (
    A_DAY,
    citing,
    make_account,
    make_draft,
    make_picture,
    make_post,
    make_scheduled,
    make_source,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db

NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "i": "http://www.google.com/schemas/sitemap-image/1.1",
}


NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


def part_of(post: Post) -> str:
    return f"/sitemap/posts-{updating.part_of(post.pk)}.xml"


def found(client, path: str) -> dict[str, str]:
    """The lastmod of every path in the file."""
    root = etree.fromstring(client.get(path).content)
    return {
        place.findtext("s:loc", namespaces=NAMES).removeprefix("http://testserver"): (
            place.findtext("s:lastmod", default="", namespaces=NAMES)
        )
        for place in root
    }


def test_the_index_has_a_part_for_posts_with_its_last_change(client):
    with travel(NOW, tick=False):
        part = part_of(make_post(at=A_DAY))
        make_post(kind="page", at=A_DAY)
        make_draft()
        make_withdrawn(at=A_DAY + timedelta(days=400))
        assert found(client, "/sitemap.xml") == {
            part: "2026-05-04T12:00:00+00:00",
            "/sitemap/pages.xml": "2013-07-15T12:00:00+00:00",
            "/sitemap/lists.xml": "2026-05-04T12:00:00+00:00",
        }


def test_a_part_of_scheduled_posts_is_listed_from_their_time_on(client):
    with travel(NOW, tick=False):
        part = part_of(make_scheduled())
        assert found(client, "/sitemap.xml") == {"/sitemap/lists.xml": ""}
    with travel(NOW + timedelta(days=2), tick=False):
        assert found(client, "/sitemap.xml")[part] == "2026-05-05T12:00:00+00:00"


def test_a_part_has_its_live_posts_and_their_pictures(client, monkeypatch):
    monkeypatch.setattr(updating, "PART", 1)
    monkeypatch.setattr(sitemaps, "PART", 1)
    picture = make_picture()
    post = make_post(at=A_DAY, lead_picture=picture)
    other = make_post(title="In the next part", at=A_DAY)
    make_withdrawn(at=A_DAY)
    page = make_post(kind="page")
    assert found(client, part_of(post)) == {post.get_absolute_url(): "2013-07-15T12:00:00+00:00"}
    assert list(found(client, part_of(other))) == [other.get_absolute_url()]
    root = etree.fromstring(client.get(part_of(post)).content)
    [shown] = root.iterfind(".//i:loc", namespaces=NAMES)
    assert shown.text == f"http://testserver{picture.file.url}"
    assert list(found(client, "/sitemap/pages.xml")) == [page.get_absolute_url()]


def test_a_former_part_of_a_year_redirects_to_the_index(client):
    answer = client.get("/sitemap/2013.xml")
    assert (answer.status_code, answer["Location"]) == (301, "/sitemap.xml")


def test_lists_are_those_readers_may_see(client):
    source, secret = make_source(), make_source()
    series = Series.objects.create(title="Days", slug="days")
    Series.objects.create(title="Secret", slug="secret")
    make_post(
        author=make_account(name="Ann Lee"),
        tags=("War",),
        body=f"<p>{citing(source)}</p>",
        series=series,
        series_position=1,
    )
    make_draft(tags=("Secret",), body=f"<p>{citing(secret)}</p>")
    assert list(found(client, "/sitemap/lists.xml")) == [
        "/",
        "/archive/",
        "/tags/",
        "/authors/",
        "/series/",
        "/sources/",
        "/authors/ann-lee/",
        "/tags/war/",
        "/series/days/",
    ]
    part = f"/sitemap/sources-{source.pk // PART + 1}.xml"
    assert part in found(client, "/sitemap.xml")
    assert list(found(client, part)) == [source.get_absolute_url()]


def test_a_part_with_sources_is_listed_only_if_readers_see_some(client):
    part = f"/sitemap/sources-{make_source().pk // PART + 1}.xml"
    assert part not in found(client, "/sitemap.xml")
    assert client.get(part)["Location"] == "/sitemap.xml"


@pytest.mark.parametrize(
    "name",
    ["sources-x", "posts-", "posts-x", "x", "pages", "20130"],
)
def test_an_empty_part_is_not_found(client, name):
    make_post(at=A_DAY)
    assert client.get(f"/sitemap/{name}.xml").status_code == 404


@pytest.mark.parametrize("name", ["posts-0", "posts-999", "sources-999"])
def test_a_part_with_nothing_now_leads_to_the_index(client, name):
    make_post(at=A_DAY)
    answer = client.get(f"/sitemap/{name}.xml")
    assert (answer.status_code, answer["Location"]) == (302, "/sitemap.xml")


@pytest.mark.parametrize("path", ["/sitemap.xml", "/sitemap/lists.xml"])
def test_an_empty_blog_has_them_too(client, path):
    assert client.get(path).status_code == 200


def test_queries_do_not_grow(client, django_assert_num_queries):
    def fill(count: int) -> None:
        for number in range(count):
            make_post(at=A_DAY + timedelta(hours=number), lead_picture=make_picture())

    for count in (1, 29):
        fill(count)
        part = part_of(Post.objects.latest("pk"))
        with django_assert_num_queries(3):
            client.get(part)
