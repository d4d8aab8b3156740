"""The page of the search."""

import pytest
from django.db import connection
from django.utils.html import strip_tags

from blog.search.indexing import rebuild
from blog.statistics.counting import forget_counted, tally
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
def nothing_counted():
    forget_counted()
    yield
    forget_counted()


def found(response) -> list[str]:
    return [hit.findable.title for hit in response.context["found"].hits]


def test_what_is_found_is_shown_with_its_words_marked(client):
    post = make_post(title="Friends", body="<p>They were <b>friends</b> &lt;i&gt; then.</p>")
    rebuild()
    response = client.get("/search/", {"q": "friend*"})
    page = response.content.decode().replace("\n</a>", "</a>")
    assert f'<a href="{post.get_absolute_url()}"><mark>Friends</mark></a>' in page
    assert "They were <mark>friends</mark> &lt;i&gt; then." in page
    assert 'value="friend*"' in page
    assert "1 place" in strip_tags(page)


def test_nothing_asked_and_nothing_found_are_no_errors(client):
    assert "Type a word or two." in client.get("/search/").content.decode()
    response = client.get("/search/", {"q": "nothing"})
    assert "Nothing here has these words." in response.content.decode()


@pytest.mark.parametrize("words", ODD)
def test_odd_words_are_no_error(client, words):
    make_post()
    rebuild()
    for said in ({"q": words}, {"q": words, "typing": "1"}, {"q": "some", "tag": words}):
        assert client.get("/search/", said).status_code == 200


@pytest.mark.parametrize(
    "said",
    [
        {"page": "x"},
        {"page": "-1"},
        {"page": "99999"},
        {"year": "x"},
        {"year": "99999999999"},
        {"sort": "x"},
        {"tag": "…"},
        {"author": "\0"},
    ],
)
def test_odd_filters_are_no_error(client, said):
    make_post()
    rebuild()
    assert client.get("/search/", {"q": "some", **said}).status_code == 200


def test_filters(client):
    make_post(title="One", author=make_account(name="Ann Lee"), tags=("Cold War",))
    make_post(title="Two")
    rebuild()
    for said in ({"tag": "cold war"}, {"author": "Ann Lee"}):
        assert found(client.get("/search/", {"q": "some words", **said})) == ["One"]
    assert found(client.get("/search/", {"q": "some", "year": "2012"})) == []
    assert found(client.get("/search/", {"q": "some", "sort": "page"})) == []


def test_pages(client):
    for number in range(12):
        make_post(title=f"P{number}", body="<p>war</p>")
    rebuild()
    first = client.get("/search/?q=war&typing=1")
    second = client.get(f"/search/{first.context['older']}")
    assert (len(found(first)), len(found(second))) == (10, 2)
    assert second.context["newer"] == "?q=war&page=1"


def test_a_person_s_searches_in_vain_are_counted(client):
    person = {"user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko Firefox/140.0"}
    client.get("/search/?q=lacking", headers=person)
    client.get("/search/?q=lack&typing=1", headers=person)
    client.get("/search/?q=programmed", headers={"user-agent": "curl/8.5.0"})
    assert [words for _day, words in tally.counts.searches] == ["lacking"]


def test_queries_do_not_grow(client, django_assert_num_queries):
    def fill(count: int) -> None:
        for number in range(count):
            make_comment(post=make_post(at=A_DAY, tags=(f"T{number}",)), body="some")
        rebuild()

    expected = 5 if connection.vendor == "sqlite" else 8
    fill(1)
    with django_assert_num_queries(expected):
        client.get("/search/?q=some")
    fill(29)
    with django_assert_num_queries(expected):
        client.get("/search/?q=some")
