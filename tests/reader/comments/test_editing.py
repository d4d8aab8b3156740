"""A comment's page for its commenter."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from blog.comments.models import Comment, State
from blog.comments.spam.layers.timing import stamp
from blog.comments.states import set_state
from blog.comments.versions.edit_links import delete_sender_hashes
from blog.comments.versions.models import CommentVersion
from blog.posts.models import Post
from tests.factories import make_comment, make_post

pytestmark = pytest.mark.django_db

SENT = {"name": "Ann", "email": "ann@example.org", "website": "", "body": "Hello"}


@pytest.fixture
def edit_url(client) -> str:
    """The edit link of a pending comment."""
    return send(client, make_post())["Location"]


def send(client, post, **headers):
    return client.post(f"/comments/{post.pk}/post/", SENT, headers=headers)


def page(client, edit_url: str) -> str:
    return client.get(edit_url).content.decode()


@pytest.mark.parametrize(
    ("state", "message"),
    [
        (State.PENDING, "is awaiting approval"),
        (State.PUBLISHED, "Your comment is published."),
        (State.SPAM, "Your comment was marked as spam."),
        (State.REJECTED, "Your comment was not accepted."),
        (State.REMOVED, "Your comment was removed."),
    ],
)
def test_the_page_shows_the_state(client, edit_url, state, message):
    set_state(Comment.objects.get(), state)
    assert message in page(client, edit_url)


def test_the_page_is_private(client, edit_url):
    response = client.get(edit_url)
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex"
    assert dict(response.cookies) == {}
    assert client.get(f"/comments/own/{Comment.objects.get().pk}/").status_code == 404


def test_an_edit_keeps_the_version_before(client, edit_url):
    response = client.post(f"{edit_url}edit/", {"body": "*Goodbye*"})
    assert (response.status_code, response["Location"]) == (302, edit_url)
    comment = Comment.objects.get()
    assert (comment.body, comment.rendered, comment.edited_by) == (
        "*Goodbye*",
        "<p><em>Goodbye</em></p>",
        None,
    )
    assert list(CommentVersion.objects.values_list("body", flat=True)) == ["Hello"]
    assert "<span>edited</span>" in page(client, edit_url)


def test_an_edit_is_filtered_again(client):
    post = make_post(comment_policy="open")
    stamped = {"stamp": stamp(timezone.now() - timedelta(minutes=1))}
    edit_url = client.post(f"/comments/{post.pk}/post/", SENT | stamped)["Location"]
    assert Comment.objects.get().state == State.PUBLISHED
    Post.objects.update(comment_policy="all-held")
    client.post(f"{edit_url}edit/", stamped | {"body": "Other text"})
    comment = Comment.objects.get()
    assert (comment.state, comment.reasons) == (
        State.PENDING,
        ["all comments are held for approval"],
    )
    assert Post.objects.get().comment_count == 0


def test_an_empty_edit_changes_nothing(client, edit_url):
    response = client.post(f"{edit_url}edit/", {"body": " "})
    assert response.status_code == 422
    assert Comment.objects.get().body == "Hello"


def test_deleting_it(client, edit_url):
    assert client.post(f"{edit_url}withdraw/")["Location"] == edit_url
    assert Comment.objects.get().state == State.REMOVED
    assert "You deleted your comment." in page(client, edit_url)
    assert "Edit your comment" not in page(client, edit_url)


def test_a_deleted_comment_can_be_sent_again(client, edit_url):
    client.post(f"{edit_url}withdraw/")
    assert send(client, Comment.objects.get().post)["Location"] != edit_url
    assert Comment.objects.count() == 2


@pytest.mark.parametrize("verb", ["edit", "withdraw"])
def test_after_fifteen_minutes_it_is_too_late(client, verb):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        edit_url = send(client, make_post())["Location"]
        clock.shift(timedelta(minutes=14, seconds=59))
        assert "Edit your comment" in page(client, edit_url)
        clock.shift(timedelta(seconds=1))
        assert "Edit your comment" not in page(client, edit_url)
        assert client.post(f"{edit_url}{verb}/", {"body": "Late"}).status_code == 422
    comment = Comment.objects.get()
    assert (comment.body, comment.state) == ("Hello", State.PENDING)


@pytest.mark.parametrize("state", [State.SPAM, State.REJECTED, State.REMOVED])
@pytest.mark.parametrize("verb", ["edit", "withdraw"])
def test_a_moderator_s_decision_stays(client, edit_url, state, verb):
    set_state(Comment.objects.get(), state)
    assert client.post(f"{edit_url}{verb}/", {"body": "Sly"}).status_code == 422
    comment = Comment.objects.get()
    assert (comment.body, comment.state) == ("Hello", state)


@pytest.mark.parametrize("verb", ["edit", "withdraw"])
def test_someone_else_who_sends_the_same_comment_can_change_nothing(client, verb):
    post = make_post()
    edit_url = send(client, post)["Location"]
    others = send(client, post, user_agent="Another browser")["Location"]
    assert others != edit_url
    assert "is awaiting approval" in page(client, others)
    assert "Edit your comment" not in page(client, others)
    assert client.post(f"{others}{verb}/", {"body": "Stolen"}).status_code == 422
    comment = Comment.objects.get()
    assert (comment.body, comment.state) == ("Hello", State.PENDING)


@pytest.mark.parametrize("verb", ["edit", "withdraw"])
def test_other_sites_are_refused(client, edit_url, verb):
    response = client.post(
        f"{edit_url}{verb}/", {"body": "Forged"}, headers={"sec-fetch-site": "cross-site"}
    )
    assert response.status_code == 403
    assert Comment.objects.get().body == "Hello"


def test_sender_hashes_are_deleted_once_nothing_can_be_changed():
    now = timezone.now()
    make_comment(sender_hash="new", created_at=now - timedelta(minutes=14))
    make_comment(sender_hash="old", created_at=now - timedelta(minutes=16))
    assert delete_sender_hashes() == 1
    assert set(Comment.objects.values_list("sender_hash", flat=True)) == {"new", ""}
