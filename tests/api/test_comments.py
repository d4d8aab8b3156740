"""Comments of readers, and moderating them."""

import pytest

from blog.comments.models import Kind, State
from blog.people.models import Role
from tests.factories import A_DAY, make_account, make_comment, make_draft, make_mention, make_post

pytestmark = pytest.mark.django_db


def ids(answer) -> list[int]:
    return [item["id"] for item in answer.json()["items"]]


def test_a_comment_as_readers_see_it(stranger):
    post = make_post(slug="split", at=A_DAY)
    comment = make_comment(post=post, name="Rosa", email="rosa@example.org", body="*Yes*.")
    assert stranger.get(f"comments/{comment.pk}/").json() == {
        "id": comment.pk,
        "post": post.pk,
        "parent": None,
        "kind": "comment",
        "url": f"http://testserver/2013/07/split/?comment={comment.pk}#c{comment.pk}",
        "name": "Rosa",
        "website": "",
        "content_html": "<p><em>Yes</em>.</p>",
        "created_at": comment.created_at.isoformat(),
        "edited_at": None,
    }


def test_strangers_see_published_comments_of_live_posts_only(stranger):
    post = make_post()
    shown = make_comment(post=post)
    hidden = [
        *(make_comment(post=post, state=state) for state in State if state != State.PUBLISHED),
        make_comment(post=make_draft()),
        make_mention(post=post, kind=Kind.LIKE),
    ]
    assert ids(stranger.get("comments/")) == [shown.pk]
    for comment in hidden:
        assert stranger.get(f"comments/{comment.pk}/").status_code == 404
    assert stranger.get("comments/", state="pending").status_code == 401


def test_filters_and_pages(stranger, django_assert_num_queries):
    post = make_post()
    comments = [make_comment(post=post) for _number in range(3)]
    make_comment()
    with django_assert_num_queries(2):
        first = stranger.get("comments/", post=post.pk, limit=2)
    second = stranger.client.get(first.json()["next"])
    assert sorted([*ids(first), *ids(second)]) == [comment.pk for comment in comments]
    assert ids(stranger.get("comments/", since="2999-01-01T00:00:00Z")) == []
    assert stranger.get("comments/", post="x").status_code == 400


def test_a_moderator_decides(program_of):
    program = program_of(make_account(role=Role.MODERATOR))
    comment = make_comment(state=State.PENDING, email="rosa@example.org", body="Yes")
    listed = program.get("comments/", state="pending").json()["items"][0]
    assert (listed["id"], listed["state"], listed["email"], listed["source_text"]) == (
        *(comment.pk, "pending", "rosa@example.org", "Yes"),
    )
    for action, state in (("approve", "published"), ("spam", "spam"), ("reject", "rejected")):
        assert program.post(f"comments/{comment.pk}/{action}/").json()["state"] == state


def test_an_author_moderates_comments_on_their_own_posts_only(program, author):
    mine = make_comment(post=make_post(author=author), state=State.PENDING)
    others = make_comment(state=State.PENDING)
    assert ids(program.get("comments/", state="pending")) == [mine.pk]
    assert program.post(f"comments/{others.pk}/approve/").status_code == 404
