"""Indexes: the archive, tags, authors."""

from datetime import UTC, datetime, timedelta

import pytest

from blog.posts.tags.models import Tag
from blog.reader.lists import indexes
from blog.site.models import Site
from tests.factories import (
    A_DAY,
    make_account,
    make_draft,
    make_post,
    make_scheduled,
    make_withdrawn,
    rewrite,
)
from tests.reader.lists.test_posts import text, titles

pytestmark = pytest.mark.django_db


def months(response) -> dict[str, int]:
    return {
        f"{month.start:%Y-%m}": month.count
        for year in response.context["years"]
        for month in year.months
    }


def test_the_archive_counts_live_posts_by_month(client):
    make_post(at=A_DAY + timedelta(days=200))
    make_post(at=A_DAY)
    make_post(at=A_DAY + timedelta(days=1))
    make_post(kind="page")
    make_draft()
    make_scheduled()
    make_withdrawn()
    response = client.get("/archive/")
    assert months(response) == {"2014-01": 1, "2013-07": 2}
    assert [year.count for year in response.context["years"]] == [1, 2]


def test_the_archive_lists_the_titles_of_complete_months(client, monkeypatch):
    monkeypatch.setattr(indexes, "MAX_TITLES", 3)
    for title, days in {"Ice": 0, "Coal": 5, "Thaw": 40, "Boats": 45}.items():
        make_post(title=title, at=A_DAY + timedelta(days=days))
    response = client.get("/archive/")
    [year] = response.context["years"]
    assert [[post.title for post in month.posts] for month in year.listed] == [["Boats", "Thaw"]]
    assert [(month.start.month, month.count) for month in year.counted] == [(7, 2)]
    assert "August 29 Boats 24 Thaw July 2 posts" in text(response)


def test_months_are_those_of_the_blog_s_time_zone(client):
    Site.objects.update_or_create(pk=1, defaults={"time_zone": "Pacific/Auckland"})
    make_post(at=datetime(2013, 7, 31, 20, tzinfo=UTC))
    assert months(client.get("/archive/")) == {"2013-08": 1}


def test_tags_count_live_posts_only(client):
    make_post(tags=("Cold War", "China"))
    make_post(tags=("Cold War",))
    make_draft(tags=("Secret", "China"))
    Tag.objects.filter(name="China").update(description="The People’s Republic.")
    response = client.get("/tags/")
    assert [(tag.name, tag.count) for tag in response.context["tags"]] == [
        ("China", 1),
        ("Cold War", 2),
    ]
    assert "The People’s Republic." in text(response)
    assert "The People’s Republic." in text(client.get("/tags/china/"))


def test_tags_are_paged(client, monkeypatch):
    monkeypatch.setattr(indexes, "TAGS_PER_PAGE", 2)
    make_post(tags=("b", "É", "A", "d", "C"))
    seen, more = [], ""
    for _ in range(3):
        response = client.get("/tags/", {"after": more} if more else {})
        seen += [tag.name for tag in response.context["tags"]]
        more = response.context["more"]
    assert seen == ["A", "b", "C", "d", "É"]
    assert client.get("/tags/?after=none")["Location"] == "/tags/"


def test_an_author_has_a_page(client):
    ann = make_account(name="Ann Lee", website="https://ann.example/")
    both = make_post(title="Both", at=A_DAY + timedelta(days=1))
    rewrite(both, authors=[ann, "Bo Guest"])
    make_post(title="Hers", author=ann)
    make_post(title="Another's")
    response = client.get("/authors/ann-lee/")
    assert titles(response) == ["Both", "Hers"]
    assert "Ann Lee 2 posts" in text(response)
    assert 'href="https://ann.example/"' in response.content.decode()
    assert titles(client.get("/authors/bo-guest/")) == ["Both"]
    assert 'href="/authors/bo-guest/"' in client.get(both.get_absolute_url()).content.decode()


def test_a_guest_who_gets_an_account_keeps_the_url(client):
    old = make_draft(title="Old")
    make_post(title="New", author=make_account(name="A Guest"))
    assert old.bylines.get().guest == "A Guest"
    assert titles(client.get("/authors/a-guest/")) == ["New"]


def test_an_author_without_live_posts_has_no_page(client):
    make_draft(author=make_account(name="Ann Lee"))
    assert client.get("/authors/ann-lee/").status_code == 404
    assert client.get("/authors/none/").status_code == 404


def test_an_author_s_page_has_their_bio(client):
    make_post(author=make_account(name="Ann Lee", about="I <read>.\n\nAnd I write."))
    page = client.get("/authors/ann-lee/").content.decode()
    assert "<p>I &lt;read&gt;.</p>\n\n<p>And I write.</p>" in page
    assert "I &lt;read&gt;." in client.get("/authors/").content.decode()


def test_authors_are_listed_with_their_posts(client):
    ann = make_account(name="Ann Lee")
    make_post(author=ann)
    make_post(author=ann)
    make_post()
    make_draft(author=make_account(name="Silent"))
    found = [(author.name, author.count) for author in client.get("/authors/").context["authors"]]
    assert found == [("A Guest", 1), ("Ann Lee", 2)]


@pytest.mark.parametrize(
    ("path", "queries"),
    [("/archive/", 4), ("/tags/", 4), ("/authors/", 4), ("/authors/a-guest/", 8)],
)
def test_queries_do_not_grow(client, django_assert_num_queries, path, queries):
    def fill(count: int) -> None:
        for number in range(count):
            make_post(at=A_DAY + timedelta(days=31 * number), tags=(f"T{number}",))
            make_post(author=make_account())

    fill(1)
    with django_assert_num_queries(queries):
        client.get(path)
    fill(29)
    with django_assert_num_queries(queries):
        client.get(path)


@pytest.mark.parametrize("path", ["/archive/", "/tags/", "/authors/"])
def test_an_empty_blog_has_them_too(client, path):
    assert client.get(path).status_code == 200
