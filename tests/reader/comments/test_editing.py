"""A comment's page for its writer."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from blog.comments.models import Comment, FormerWords, State
from blog.comments.spam.layers.timing import stamp
from blog.comments.states import set_state
from blog.comments.versions.edit_links import forget_senders
from blog.posts.models import Post
from tests.factories import make_comment, make_post

pytestmark = pytest.mark.django_db

SAID = {"name": "Ann", "email": "ann@example.org", "website": "", "body": "Hello"}


@pytest.fixture
def address(client) -> str:
    """Where the writer of a comment that waits was sent."""
    return send(client, make_post())["Location"]


def send(client, post, **headers):
    return client.post(f"/comments/{post.pk}/post/", SAID, headers=headers)


def page(client, address: str) -> str:
    return client.get(address).content.decode()


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (State.PENDING, "It waits for"),
        (State.PUBLISHED, "It is published."),
        (State.SPAM, "It was taken for spam."),
        (State.REJECTED, "It was not accepted."),
        (State.REMOVED, "It was removed."),
    ],
)
def test_what_became_of_it(client, address, state, words):
    set_state(Comment.objects.get(), state)
    assert words in page(client, address)


def test_the_page_is_the_writer_s_alone(client, address):
    response = client.get(address)
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex"
    assert dict(response.cookies) == {}
    assert client.get(f"/comments/own/{Comment.objects.get().pk}/").status_code == 404


def test_changing_it_keeps_what_it_said(client, address):
    response = client.post(f"{address}edit/", {"body": "*Goodbye*"})
    assert (response.status_code, response["Location"]) == (302, address)
    comment = Comment.objects.get()
    assert (comment.body, comment.rendered, comment.edited_by) == (
        "*Goodbye*",
        "<p><em>Goodbye</em></p>",
        None,
    )
    assert list(FormerWords.objects.values_list("body", flat=True)) == ["Hello"]
    assert "<span>edited</span>" in page(client, address)


def test_a_change_is_judged_again(client):
    post = make_post(comment_policy="open")
    stamped = {"stamp": stamp(timezone.now() - timedelta(minutes=1))}
    address = client.post(f"/comments/{post.pk}/post/", SAID | stamped)["Location"]
    assert Comment.objects.get().state == State.PUBLISHED
    Post.objects.update(comment_policy="all-held")
    client.post(f"{address}edit/", stamped | {"body": "Other words"})
    comment = Comment.objects.get()
    assert (comment.state, comment.reasons) == (
        State.PENDING,
        ["every comment waits for approval"],
    )
    assert Post.objects.get().comment_count == 0


def test_an_empty_change_is_none(client, address):
    response = client.post(f"{address}edit/", {"body": " "})
    assert response.status_code == 422
    assert Comment.objects.get().body == "Hello"


def test_taking_it_back(client, address):
    assert client.post(f"{address}withdraw/")["Location"] == address
    assert Comment.objects.get().state == State.REMOVED
    assert "You took it back." in page(client, address)
    assert "Change it" not in page(client, address)


def test_what_was_taken_back_can_be_sent_anew(client, address):
    client.post(f"{address}withdraw/")
    assert send(client, Comment.objects.get().post)["Location"] != address
    assert Comment.objects.count() == 2


@pytest.mark.parametrize("verb", ["edit", "withdraw"])
def test_after_a_quarter_of_an_hour_it_is_too_late(client, verb):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        address = send(client, make_post())["Location"]
        clock.shift(timedelta(minutes=14, seconds=59))
        assert "Change it" in page(client, address)
        clock.shift(timedelta(seconds=1))
        assert "Change it" not in page(client, address)
        assert client.post(f"{address}{verb}/", {"body": "Late"}).status_code == 422
    comment = Comment.objects.get()
    assert (comment.body, comment.state) == ("Hello", State.PENDING)


@pytest.mark.parametrize("state", [State.SPAM, State.REJECTED, State.REMOVED])
@pytest.mark.parametrize("verb", ["edit", "withdraw"])
def test_what_a_moderator_decided_stays(client, address, state, verb):
    set_state(Comment.objects.get(), state)
    assert client.post(f"{address}{verb}/", {"body": "Sly"}).status_code == 422
    comment = Comment.objects.get()
    assert (comment.body, comment.state) == ("Hello", state)


@pytest.mark.parametrize("verb", ["edit", "withdraw"])
def test_who_sends_the_same_words_from_elsewhere_changes_nothing(client, verb):
    post = make_post()
    address = send(client, post)["Location"]
    others = send(client, post, user_agent="Another browser")["Location"]
    assert others != address
    assert "It waits for" in page(client, others)
    assert "Change it" not in page(client, others)
    assert client.post(f"{others}{verb}/", {"body": "Stolen"}).status_code == 422
    comment = Comment.objects.get()
    assert (comment.body, comment.state) == ("Hello", State.PENDING)


@pytest.mark.parametrize("verb", ["edit", "withdraw"])
def test_other_sites_are_refused(client, address, verb):
    response = client.post(
        f"{address}{verb}/", {"body": "Forged"}, headers={"sec-fetch-site": "cross-site"}
    )
    assert response.status_code == 403
    assert Comment.objects.get().body == "Hello"


def test_senders_are_forgotten_once_nothing_can_be_changed():
    now = timezone.now()
    make_comment(sender="new", created_at=now - timedelta(minutes=14))
    make_comment(sender="old", created_at=now - timedelta(minutes=16))
    assert forget_senders() == 1
    assert set(Comment.objects.values_list("sender", flat=True)) == {"new", ""}
