"""Moderators' decisions in the admin panel, and who may make them."""

import pytest
from django.urls import reverse

from blog.comments.models import Comment, State
from blog.people.models import Role
from tests.factories import make_account, make_comment, make_post

pytestmark = pytest.mark.django_db
QUEUE = reverse("admin:comment-queue")
DECIDE = reverse("admin:comment-decide")
UNDO = reverse("admin:comment-undo")


def shown(response) -> list[int]:
    return [entry.comment.pk for entry in response.context["entries"]]


def state_of(comment: Comment) -> str:
    return Comment.objects.values_list("state", flat=True).get(pk=comment.pk)


@pytest.mark.parametrize(
    ("action", "state"),
    [("approve", State.PUBLISHED), ("spam", State.SPAM), ("reject", State.REJECTED)],
)
def test_single_and_bulk_decisions_and_undo(client, moderator, action, state):
    first, second, third = (make_comment(state=State.PENDING) for _ in range(3))
    client.post(DECIDE, {"action": f"{action}-{first.pk}", "chosen": [second.pk]})
    assert [state_of(comment) for comment in (first, second, third)] == [
        state,
        "pending",
        "pending",
    ]
    client.post(DECIDE, {"action": action, "chosen": [second.pk, third.pk]})
    assert [state_of(comment) for comment in (first, second, third)] == [state] * 3
    client.post(UNDO)
    assert [state_of(comment) for comment in (first, second, third)] == [
        state,
        "pending",
        "pending",
    ]
    client.post(UNDO)
    assert [state_of(comment) for comment in (first, second, third)] == ["pending"] * 3
    assert "There is nothing to undo." in client.post(UNDO, follow=True).content.decode()


@pytest.mark.parametrize("action", ["", "publish", "approve-x", "approve-1-2", "spam-" + "9" * 19])
def test_an_invalid_form_decides_nothing(client, moderator, action):
    comment = make_comment(state=State.PENDING)
    response = client.post(DECIDE, {"action": action, "chosen": [comment.pk]}, follow=True)
    assert "No changes were made" in response.content.decode()
    assert state_of(comment) == State.PENDING


def test_a_decision_about_no_comment_asks_to_select_some(client, moderator):
    comment = make_comment(state=State.PENDING)
    response = client.post(DECIDE, {"action": "approve"}, follow=True)
    assert "No comments are selected." in response.content.decode()
    assert state_of(comment) == State.PENDING


def test_a_decision_returns_to_the_same_place_of_the_queue(client, moderator):
    comment = make_comment(state=State.PENDING)
    data = {"action": f"spam-{comment.pk}", "back": f"{QUEUE}?tab=all&query=x", "next": "12"}
    assert client.post(DECIDE, data)["Location"] == f"{QUEUE}?tab=all&query=x#comment-12"
    data |= {"back": "https://evil.example/admin/", "next": "javascript:"}
    assert client.post(DECIDE, data)["Location"] == QUEUE
    assert client.post(DECIDE, data | {"back": "http://[x"})["Location"] == QUEUE


WHO_MAY = {
    "author": (True, False),
    "coauthor": (True, False),
    "stranger": (False, False),
    "moderator": (True, True),
    "editor": (True, True),
    "owner": (True, True),
}


@pytest.mark.parametrize("who", WHO_MAY)
def test_authors_moderate_their_own_posts_moderators_all(client, who):
    """In the queue, on its page, and deciding: on the author's own post, and on another."""
    roles = {"moderator": Role.MODERATOR, "editor": Role.EDITOR, "owner": Role.OWNER}
    account = make_account(who, role=roles.get(who, Role.AUTHOR))
    post = make_post(author=account if who == "author" else make_account())
    if who == "coauthor":
        post.bylines.create(account=account, position=1)
    comments = [make_comment(post=post, state=State.PENDING), make_comment(state=State.PENDING)]
    client.force_login(account)
    seen = set(shown(client.get(QUEUE)))
    for comment, may in zip(comments, WHO_MAY[who], strict=True):
        assert (comment.pk in seen) == may
        url = reverse("admin:comment", args=[comment.pk])
        assert client.get(url).status_code == (200 if may else 404)
        client.post(DECIDE, {"action": f"approve-{comment.pk}"})
        assert state_of(comment) == (State.PUBLISHED if may else State.PENDING)


def test_nobody_can_undo_another_s_decision(client, moderator):
    comment = make_comment(state=State.PENDING)
    client.post(DECIDE, {"action": f"approve-{comment.pk}"})
    client.force_login(make_account(role=Role.OWNER))
    client.post(UNDO)
    assert state_of(comment) == State.PUBLISHED
