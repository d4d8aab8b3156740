"""Likes, reposts and bookmarks made elsewhere: told beside the comments, not among them."""

import pytest

from blog.comments.emails.queueing import announce_new, announce_shown
from blog.comments.models import Kind, State
from blog.comments.moderation.deciding import approve, reject, undo
from blog.comments.posting import post_comment
from blog.comments.privacy.erasing import erase
from blog.comments.spam.bayes.training import teach
from blog.comments.spam.models import Sign
from blog.comments.states import recount, set_state
from blog.mail.models import Email
from blog.posts.models import Post
from blog.site.models import Site
from tests.factories import make_account, make_comment, make_mention, make_post, submission

pytestmark = pytest.mark.django_db
PAGE = "https://ada.example/1"


def told(post: Post) -> list[tuple[str, list[str], int]]:
    """(kind, names, how many more) of what the post tells."""
    post.refresh_from_db()
    return [
        (said["kind"], [one["name"] for one in said["by"]], said["more"]) for said in post.gestures
    ]


def test_they_are_told_as_they_come_and_go():
    post = make_post()
    like = make_mention(post=post, kind=Kind.LIKE, state=State.PENDING)
    make_mention(post=post, kind=Kind.REPOST, name="Bob")
    assert told(post) == [("repost", ["Bob"], 0)]
    approve(like)
    assert told(post) == [("like", ["Ada"], 0), ("repost", ["Bob"], 0)]
    reject(like)
    assert told(post) == [("repost", ["Bob"], 0)]
    undo(like.rulings.last().decision)
    erase([like])
    assert told(post) == [("repost", ["Bob"], 0)]
    like.refresh_from_db()
    assert (like.name, like.elsewhere) == ("", "")


def test_counting_anew_gathers_them():
    post = make_post()
    make_mention(post=post, kind=Kind.LIKE)
    make_comment(post=post)
    Post.objects.update(comment_count=7, gestures=[])
    recount([post.pk])
    assert told(post) == [("like", ["Ada"], 0)]
    assert post.comment_count == 1


def test_a_gesture_that_is_answered_is_drawn_in_its_thread():
    post = make_post()
    like = make_mention(post=post, kind=Kind.LIKE)
    make_comment(post=post, parent=like)
    post.refresh_from_db()
    like.thread.refresh_from_db()
    assert (post.comment_count, like.thread.shown) == (1, 1)


def test_what_comes_from_elsewhere_fills_in_no_form():
    Site.objects.update_or_create(pk=1, defaults={"comment_policy": "open"})
    said = submission(kind=Kind.MENTION, elsewhere=PAGE, stamp="", address="192.0.2.1")
    layers = {found.layer for found in post_comment(make_post(), said).judgement.found}
    assert layers == {"filter", "policy"}


def test_who_is_known_is_known_by_host_name_and_website():
    make_mention(elsewhere=PAGE)

    def is_known(**other) -> bool:
        fields = {"name": "Ada", "website": "https://ada.example/", "elsewhere": f"{PAGE}2"} | other
        said = submission(kind=Kind.MENTION, body=f"Words {other}.", **fields)
        return post_comment(make_post(), said).state == State.PUBLISHED

    assert is_known()
    assert not is_known(name="Eve")
    assert not is_known(elsewhere="https://ada.example.evil.example/1")
    assert not is_known(website="https://ada.example/other")


def test_two_of_the_same_words_on_different_pages_are_two():
    post = make_post()
    first, second = (
        post_comment(post, submission(kind=Kind.LIKE, elsewhere=f"{PAGE}{n}")) for n in range(2)
    )
    assert first != second


def test_the_filter_learns_the_host_and_not_our_own_words():
    teach(make_mention(kind=Kind.LIKE, body="likes this post", elsewhere=PAGE), is_spam=True)
    signs = set(Sign.objects.values_list("text", flat=True))
    assert {"page:ada.example", "page:.example"} <= signs
    assert "likes" not in signs


@pytest.mark.parametrize("state", [State.PUBLISHED, State.PENDING])
def test_moderators_are_told_only_of_what_waits(settings, state):

    settings.MAIL_IS_ON = True
    account = make_account(email="a@blog.example", comment_mail="each")
    like = make_mention(post=make_post(author=account), kind=Kind.LIKE, state=state, elsewhere=PAGE)
    announce_new(like)
    announce_shown(like)
    emails = list(Email.objects.all())
    assert len(emails) == (state == State.PENDING)
    assert all(PAGE in email.text and PAGE in email.html for email in emails)


def test_a_change_of_state_is_told_once():
    like = make_mention(kind=Kind.BOOKMARK, state=State.PENDING)
    for _ in range(2):
        set_state(like, State.PUBLISHED)
    assert told(like.post) == [("bookmark", ["Ada"], 0)]
