"""The page of a comment in the admin panel."""

import pytest
from django.urls import reverse

from blog.comments.models import Comment, State
from blog.comments.threads.models import Thread
from blog.comments.versions.edit_links import remove_for_commenter
from blog.people.models import Role
from tests.factories import make_account, make_comment, make_post, make_withdrawn

pytestmark = pytest.mark.django_db


def state_of(comment: Comment) -> str:
    return Comment.objects.values_list("state", flat=True).get(pk=comment.pk)


def test_a_reply_is_by_the_author_and_approves_the_comment(client):
    author = make_account("author", name="Alice", website="https://alice.example")
    client.force_login(author)
    comment = make_comment(post=make_post(author=author), state=State.PENDING)
    page = client.get(reverse("admin:comment", args=[comment.pk])).content.decode()
    assert "Approve and reply" in page
    url = reverse("admin:comment-reply", args=[comment.pk])
    assert client.post(url, {"body": ""}).status_code == 422
    client.post(url, {"body": "Thank *you*"})
    reply = Comment.objects.get(parent=comment)
    assert (reply.name, reply.account, reply.website) == ("Alice", author, author.website)
    assert (reply.state, state_of(comment)) == (State.PUBLISHED, State.PUBLISHED)
    assert "<em>you</em>" in reply.rendered


def test_there_is_no_reply_on_a_post_readers_cannot_see(client, moderator):
    comment = make_comment(post=make_withdrawn(), state=State.PENDING)
    response = client.post(reverse("admin:comment-reply", args=[comment.pk]), {"body": "Words"})
    assert response.status_code == 422
    assert "Words</textarea>" in response.content.decode()
    assert (Comment.objects.count(), state_of(comment)) == (1, State.PENDING)


def test_a_thread_is_pinned_closed_unpinned_and_reopened(client, moderator):
    first = make_comment()
    reply = make_comment(post=first.post, parent=first)

    def after(action: str) -> tuple[bool, bool]:
        client.post(reverse(f"admin:comment-{action}", args=[reply.pk]))
        thread = Thread.objects.get()
        return thread.is_pinned, thread.closed_at is not None

    assert [after(action) for action in ("pin", "close", "unpin", "reopen")] == [
        (True, False),
        (True, True),
        (False, True),
        (False, False),
    ]


@pytest.mark.parametrize("action", ["reply", "edit", "pin", "unpin", "close", "reopen"])
def test_a_stranger_can_change_nothing(client, action):
    client.force_login(make_account("stranger"))
    comment = make_comment()
    url = reverse(f"admin:comment-{action}", args=[comment.pk])
    assert client.post(url, {"body": "Words"}).status_code == 404
    client.force_login(make_account(role=Role.OWNER))
    assert client.get(url).status_code == 405


def test_a_moderator_s_edit_is_shown_and_the_version_before_is_kept(client, moderator):
    comment = make_comment(body="A *rude* word")
    url = reverse("admin:comment-edit", args=[comment.pk])
    assert client.post(url, {"body": ""}).status_code == 422
    client.post(url, {"body": "A word"})
    comment.refresh_from_db()
    assert (comment.rendered, comment.edited_by) == ("<p>A word</p>", moderator)
    assert "edited by a moderator" in client.get(comment.post.get_absolute_url()).content.decode()
    page = client.get(reverse("admin:comment", args=[comment.pk])).content.decode()
    assert ("A *rude* word" in page, str(moderator) in page) == (True, True)


def test_a_comment_removed_by_its_commenter_is_not_edited(client, moderator):
    comment = make_comment(body="Words")
    remove_for_commenter(comment)
    url = reverse("admin:comment-edit", args=[comment.pk])
    assert client.post(url, {"body": "Other text"}).status_code == 422
    assert Comment.objects.get().body == "Words"
