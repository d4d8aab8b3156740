"""The search page."""

import pytest
from django.utils.html import strip_tags

from blog.search.indexing import rebuild
from blog.statistics.buffering import buffer, discard
from tests.factories import A_DAY, make_account, make_comment, make_post

pytestmark = pytest.mark.django_db


ODD = [
    '"', "'", "\\", "*", "**", "^", ":", "(", ")", "()", "-", "--", "NEAR(", "AND", "OR NOT",
    "a AND", "title:x", "{title} : x", "a NEAR/2 b", "' OR 1=1 --", '"; DROP TABLE blog_post; --',
    "<script>", "&amp;", "%", "%s", "%(x)s", "{}", "{0}", "\0", "\x02\x03", "\u202e", "🎉",
    "\u0301", "a" * 500, "a " * 500, "« »", "!&|", "a & b | !c", "a <-> b", "a:*", "'a':A",
    "c++", "…",
]  # fmt: skip


@pytest.fixture(autouse=True)
def empty_buffer():
    discard()
    yield
    discard()


def titles(response) -> list[str]:
    return [hit.entry.title for hit in response.context["results"].hits]


def test_results_are_shown_with_their_hits_highlighted(client):
    post = make_post(title="Friends", body="<p>They were <b>friends</b> &lt;i&gt; then.</p>")
    rebuild()
    response = client.get("/search/", {"q": "friend*"})
    page = response.content.decode().replace("\n</a>", "</a>").replace("\n>", ">")
    assert f'<a href="{post.get_absolute_url()}"><mark>Friends</mark></a>' in page
    assert "They were <mark>friends</mark> &lt;i&gt; then." in page
    assert 'value="friend*"' in page
    assert "1 result" in strip_tags(page)


def test_a_result_in_another_language_says_so(client):
    post = make_post(title="Grenzen", language="de", body="<p>Die Grenzen.</p>")
    make_comment(post=post, body="Grenzen")
    rebuild()
    page = client.get("/search/", {"q": "grenzen"}).content.decode()
    assert page.count('lang="de" hreflang="de"') == 1
    assert page.count('<p class="snippet" lang="de" dir="auto">') == 1
    assert page.count('<p class="snippet" dir="auto">') == 1


def test_an_empty_query_and_no_results_are_no_errors(client):
    assert "Enter one or more words." in client.get("/search/").content.decode()
    response = client.get("/search/", {"q": "nothing"})
    assert "No results." in response.content.decode()


def test_a_near_query_is_offered_as_a_link_with_the_same_filters(client):
    make_post(title="Khrushchev & Mao")
    rebuild()
    page = client.get("/search/", {"q": "khruschev", "kind": "post", "page": "2"}).content.decode()
    link = '<a href="?q=Khrushchev&amp;kind=post&amp;page=1">Khrushchev</a>'
    assert f"Did you mean {link}?" in page
    assert "Did you mean" not in client.get("/search/", {"q": "mao"}).content.decode()


@pytest.mark.parametrize("query", ODD)
def test_odd_queries_are_no_error(client, query):
    make_post()
    rebuild()
    for params in ({"q": query}, {"q": query, "typing": "1"}, {"q": "some", "tag": query}):
        assert client.get("/search/", params).status_code == 200


@pytest.mark.parametrize(
    "filters",
    [
        {"page": "x"},
        {"page": "-1"},
        {"page": "99999"},
        {"year": "x"},
        {"year": "99999999999"},
        {"kind": "x"},
        {"tag": "…"},
        {"author": "\0"},
    ],
)
def test_odd_filters_are_no_error(client, filters):
    make_post()
    rebuild()
    assert client.get("/search/", {"q": "some", **filters}).status_code == 200


def test_filters(client):
    make_post(title="One", author=make_account(name="Ann Lee"), tags=("Cold War",))
    make_post(title="Two")
    rebuild()
    for filters in ({"tag": "cold war"}, {"author": "Ann Lee"}):
        assert titles(client.get("/search/", {"q": "some words", **filters})) == ["One"]
    assert titles(client.get("/search/", {"q": "some", "year": "2012"})) == []
    assert titles(client.get("/search/", {"q": "some", "kind": "page"})) == []


def test_pages(client):
    for number in range(12):
        make_post(title=f"P{number}", body="<p>war</p>")
    rebuild()
    first = client.get("/search/?q=war&typing=1")
    second = client.get(f"/search/{first.context['next']}")
    assert (len(titles(first)), len(titles(second))) == (10, 2)
    assert second.context["previous"] == "?q=war&page=1"


def test_a_person_s_searches_without_results_are_counted(client):
    person = {"user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko Firefox/140.0"}
    client.get("/search/?q=lacking", headers=person)
    client.get("/search/?q=lack&typing=1", headers=person)
    client.get("/search/?q=programmed", headers={"user-agent": "curl/8.5.0"})
    assert [query for _day, query in buffer.counts.search_misses] == ["lacking"]


def test_queries_do_not_grow(client, django_assert_num_queries):
    def fill(count: int) -> None:
        for number in range(count):
            make_comment(post=make_post(at=A_DAY, tags=(f"T{number}",)), body="some")
        rebuild()

    expected = 7
    fill(1)
    with django_assert_num_queries(expected):
        client.get("/search/?q=some")
    fill(29)
    with django_assert_num_queries(expected):
        client.get("/search/?q=some")
