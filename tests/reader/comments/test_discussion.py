"""The discussion below a post, page by page."""

from datetime import timedelta

import pytest
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser, LexborNode

from blog.comments.models import Comment, State
from blog.comments.states import set_state
from blog.comments.threads import pages
from blog.posts.models import Post
from tests.factories import A_DAY, make_comment, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def small_pages(monkeypatch):
    monkeypatch.setattr(pages, "PAGE_SIZE", 3)


@pytest.fixture
def post() -> Post:
    """With seven threads: three pages."""
    post = make_post()
    for number in range(7):
        make_comment(post=post, name=f"R{number}", created_at=A_DAY + timedelta(hours=number))
    return post


def page(client, url: str) -> LexborHTMLParser:
    return LexborHTMLParser(client.get(url).content)


def names(page: LexborHTMLParser) -> list[str]:
    return [node.text() for node in page.css(".comment-by .p-name")]


def link(page: LexborHTMLParser, label: str) -> str | None:
    """The URL of the link with the label."""
    found = [
        node
        for node in page.css("a")
        if label in (node.text(strip=True), node.attrs.get("aria-label"))
    ]
    return found[0].attrs["href"] if found else None


def test_walking_the_pages(client, post):
    first = page(client, post.get_absolute_url())
    second = page(client, link(first, "Later comments"))
    third = page(client, link(second, "Later comments"))
    assert [names(page) for page in (first, second, third)] == [
        ["R0", "R1", "R2"],
        ["R3", "R4", "R5"],
        ["R6"],
    ]
    assert names(page(client, link(third, "Earlier comments"))) == ["R3", "R4", "R5"]
    assert (link(first, "Earlier comments"), link(third, "Later comments")) == (None, None)


def test_the_first_page_has_the_post_s_own_url(client, post):
    second = page(client, link(page(client, post.get_absolute_url()), "Later comments"))
    back = client.get(link(second, "Earlier comments"))
    assert (back.status_code, back["Location"]) == (302, post.get_absolute_url())


def test_a_page_after_the_last_redirects_to_the_first(client, post):
    back = client.get(f"{post.get_absolute_url()}?after=20991231T235959.0-1")
    assert (back.status_code, back["Location"]) == (302, post.get_absolute_url())


@pytest.mark.parametrize(
    "query", ["after=x", "before=x-1", "after=pinned-", "after=1-9" + "9" * 30]
)
def test_an_invalid_cursor_is_not_found(client, post, query):
    assert client.get(f"{post.get_absolute_url()}?{query}").status_code == 404


def test_a_comment_s_url_redirects_to_its_page(client, post):
    for comment in Comment.objects.all():
        response = client.get(comment.get_absolute_url())
        url, _, fragment = response["Location"].partition("#")
        assert (response.status_code, fragment) == (302, f"c{comment.pk}")
        assert page(client, url).css_first(f"#{fragment}")


def test_every_comment_links_to_itself_permanently(client, post):
    first = page(client, post.get_absolute_url())
    second = page(client, link(first, "Later comments"))
    pks = list(Comment.objects.order_by("pk").values_list("pk", flat=True))
    own = [
        [node.attrs["href"] for node in page.css(".comment-meta .u-url")]
        for page in (first, second)
    ]
    assert own == [
        [f"#c{pk}" for pk in pks[:3]],
        [f"?comment={pk}#c{pk}" for pk in pks[3:6]],
    ]


@pytest.mark.parametrize("number", ["0", "999", "x", "-1", "9" * 40, "٣", ""])
def test_an_unknown_comment_redirects_to_the_comments(client, post, number):
    response = client.get(f"{post.get_absolute_url()}?comment={number}")
    there = f"{post.get_absolute_url()}#comments"
    assert (response.status_code, response["Location"]) == (302, there)


def test_of_hidden_comments_only_those_with_replies_have_a_place(client, post):
    removed = make_comment(post=post)
    make_comment(post=post, parent=removed)
    pending = make_comment(post=post, parent=removed, state=State.PENDING)
    set_state(removed, State.REMOVED)
    redirects = [
        client.get(comment.get_absolute_url())["Location"] for comment in (removed, pending)
    ]
    url = redirects[0].partition("#")[0]
    assert redirects == [f"{url}#c{removed.pk}", f"{url}#comments"]
    assert "after=" in url


def test_a_comment_of_another_post_is_unknown(client, post):
    other = make_comment()
    response = client.get(f"{post.get_absolute_url()}?comment={other.pk}")
    assert response["Location"] == f"{post.get_absolute_url()}#comments"


def test_replying_on_a_later_page_stays_on_it(client, post):
    second = page(client, link(page(client, post.get_absolute_url()), "Later comments"))
    replying = page(client, link(second, "Reply to R4"))
    assert names(replying) == ["R3", "R4", "R5"]
    assert link(replying, "Replying to R4")


def test_lists_nest_as_replies_do(client):
    post = make_post()
    above = None
    for number in range(5):
        above = make_comment(post=post, parent=above, name=f"R{number}")
    make_comment(post=post, name="R5", created_at=timezone.now())
    shown = page(client, post.get_absolute_url())
    depths = {
        node.css_first(".p-name").text(): _lists_around(node) for node in shown.css(".comment")
    }
    assert depths == {"R0": 1, "R1": 2, "R2": 3, "R3": 3, "R4": 3, "R5": 1}
    heads = [node.css_first(".comment-head").text(deep=True) for node in shown.css(".comment")]
    assert ["in reply to" in head for head in heads] == [False, True, True, True, True, False]
    assert link(shown, "in reply to R3") and not link(shown, "in reply to R0")


def _lists_around(node: LexborNode) -> int:
    count = 0
    while node := node.parent:
        count += node.tag == "ol"
    return count


def test_a_removed_comment_has_no_microformat(client):
    comment = make_comment()
    make_comment(post=comment.post, parent=comment)
    set_state(comment, State.REMOVED)
    assert len(page(client, comment.post.get_absolute_url()).css(".h-cite")) == 1


def test_queries_do_not_grow_with_pages(client, post, django_assert_num_queries):
    for comment in list(Comment.objects.all()):
        make_comment(post=post, parent=comment)
    first = page(client, post.get_absolute_url())
    for url in (
        post.get_absolute_url(),
        link(first, "Later comments"),
        link(first, "Reply to R1"),
    ):
        with django_assert_num_queries(5):
            client.get(url)
