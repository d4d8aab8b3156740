"""What machines are told of the blog."""

from datetime import UTC, datetime, timedelta

import pytest
from lxml import etree

from blog.posts.models import Post
from blog.posts.series.models import Series
from blog.site.models import Site
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


def found(client, address: str) -> dict[str, str]:
    """(path, lastmod) of every place the file names."""
    root = etree.fromstring(client.get(address).content)
    return {
        place.findtext("s:loc", namespaces=NAMES).removeprefix("http://testserver"): (
            place.findtext("s:lastmod", default="", namespaces=NAMES)
        )
        for place in root
    }


def test_the_index_names_a_part_for_each_year_with_its_last_change(client):
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


def test_a_year_names_its_live_posts_and_their_pictures(client):
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


def test_lists_name_what_readers_may_see(client):
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
def test_a_part_of_nothing_is_not_found(client, name):
    make_post(at=A_DAY)
    assert client.get(f"/sitemap/{name}.xml").status_code == 404


def test_robots_follow_the_owner_s_choice(client):
    page = client.get("/robots.txt").content.decode()
    assert "Disallow: /admin/\n" in page
    assert "User-agent: GPTBot\n" in page and "Disallow: /\n" in page
    assert page.endswith("Sitemap: http://testserver/sitemap.xml\n")
    Site.objects.update_or_create(pk=1, defaults={"allows_ai_crawlers": True})
    assert "GPTBot" not in client.get("/robots.txt").content.decode()


def test_humans_are_named(client):
    Site.objects.update_or_create(pk=1, defaults={"name": "Notes", "tagline": "On canals"})
    ann = make_account(name="Ann Lee", website="https://ann.example/", about="A historian.")
    make_post(author=ann, at=A_DAY)
    make_post(author=ann, at=A_DAY - timedelta(days=1))
    make_post(at=A_DAY - timedelta(days=2))
    make_draft(author=make_account(name="Silent"))
    assert client.get("/humans.txt").content.decode().splitlines() == [
        "/* Authors */",
        "",
        "A Guest",
        "1 post: http://testserver/authors/a-guest/",
        "",
        "Ann Lee",
        "A historian.",
        "https://ann.example/",
        "2 posts: http://testserver/authors/ann-lee/",
        "",
        "/* Notes */",
        "",
        "On canals",
        "http://testserver/",
        "Last update: 2013-07-15",
        "Ibid",
    ]
    assert client.get("/")["Link"] == '</humans.txt>; rel="author"; type="text/plain"'


def test_humans_lead_to_the_authors(client):
    response = client.get("/humans/")
    assert (response.status_code, response["Location"]) == (301, "/authors/")


@pytest.mark.parametrize("address", ["/sitemap.xml", "/sitemap/lists.xml", "/humans.txt"])
def test_an_empty_blog_has_them_too(client, address):
    assert client.get(address).status_code == 200


def test_queries_do_not_grow(client, django_assert_num_queries):
    def fill(count: int) -> None:
        for number in range(count):
            make_post(at=A_DAY + timedelta(hours=number), lead_picture=make_picture())

    for count in (1, 29):
        fill(count)
        with django_assert_num_queries(5):
            client.get("/sitemap/2013.xml")


def test_a_password_is_changed_in_the_admin_panel(client):
    assert client.get("/.well-known/change-password")["Location"] == "/admin/password_change/"
