"""The sitemap."""

from datetime import UTC, datetime, timedelta

import pytest
from lxml import etree

from blog.posts.models import Post
from blog.posts.series.models import Series
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


def found(client, path: str) -> dict[str, str]:
    """The lastmod of every path in the file."""
    root = etree.fromstring(client.get(path).content)
    return {
        place.findtext("s:loc", namespaces=NAMES).removeprefix("http://testserver"): (
            place.findtext("s:lastmod", default="", namespaces=NAMES)
        )
        for place in root
    }


def test_the_index_has_a_part_for_each_year_with_its_last_change(client):
    make_post(at=A_DAY)
    old = make_post(at=A_DAY - timedelta(days=400))
    Post.objects.filter(pk=old.pk).update(updated_at=datetime(2020, 1, 2, tzinfo=UTC))
    make_post(kind="page", at=A_DAY)
    make_draft()
    make_scheduled()
    make_withdrawn(at=A_DAY + timedelta(days=400))
    assert found(client, "/sitemap.xml") == {
        "/sitemap/2012.xml": "2020-01-02T00:00:00+00:00",
        "/sitemap/2013.xml": "2013-07-15T12:00:00+00:00",
        "/sitemap/pages.xml": "2013-07-15T12:00:00+00:00",
        "/sitemap/lists.xml": "2020-01-02T00:00:00+00:00",
    }


def test_a_year_has_its_live_posts_and_their_pictures(client):
    picture = make_picture()
    post = make_post(at=A_DAY, lead_picture=picture)
    make_post(at=A_DAY - timedelta(days=400))
    make_withdrawn(at=A_DAY)
    page = make_post(kind="page")
    assert found(client, "/sitemap/2013.xml") == {
        post.get_absolute_url(): "2013-07-15T12:00:00+00:00"
    }
    root = etree.fromstring(client.get("/sitemap/2013.xml").content)
    [shown] = root.iterfind(".//i:loc", namespaces=NAMES)
    assert shown.text == f"http://testserver{picture.file.url}"
    assert list(found(client, "/sitemap/pages.xml")) == [page.get_absolute_url()]


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
        source.get_absolute_url(),
    ]


@pytest.mark.parametrize("name", ["2012", "9999", "0000", "x", "pages", "20130"])
def test_an_empty_part_is_not_found(client, name):
    make_post(at=A_DAY)
    assert client.get(f"/sitemap/{name}.xml").status_code == 404


@pytest.mark.parametrize("path", ["/sitemap.xml", "/sitemap/lists.xml"])
def test_an_empty_blog_has_them_too(client, path):
    assert client.get(path).status_code == 200


def test_queries_do_not_grow(client, django_assert_num_queries):
    def fill(count: int) -> None:
        for number in range(count):
            make_post(at=A_DAY + timedelta(hours=number), lead_picture=make_picture())

    for count in (1, 29):
        fill(count)
        with django_assert_num_queries(5):
            client.get("/sitemap/2013.xml")
