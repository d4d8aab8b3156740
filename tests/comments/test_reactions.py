"""Reactions: shown with the post, not among its comments."""

import pytest

from blog.comments.counts import recount
from blog.comments.emails.queueing import queue_new, queue_shown
from blog.comments.models import Kind, State
from blog.comments.moderation.deciding import approve, reject, undo
from blog.comments.privacy.erasing import erase
from blog.comments.spam.bayes.models import Token
from blog.comments.spam.bayes.training import train
from blog.comments.states import set_state
from blog.mail.models import Email
from blog.posts.models import Post
from blog.site.models import Site
from tests.factories import (
    make_account,
    make_comment,
    make_mention,
    make_post,
    send_comment,
    submission,
)

pytestmark = pytest.mark.django_db
PAGE = "https://ada.example/1"


def reactions(post: Post) -> list[tuple[str, list[str], int]]:
    """(kind, names, how many more) of the reactions stored in the post."""
    post.refresh_from_db()
    return [
        (stored["kind"], [person["name"] for person in stored["by"]], stored["more"])
        for stored in post.reactions
    ]


def test_reactions_follow_the_state_of_each():
    post = make_post()
    like = make_mention(post=post, kind=Kind.LIKE, state=State.PENDING)
    make_mention(post=post, kind=Kind.REPOST, name="Bob")
    assert reactions(post) == [("repost", ["Bob"], 0)]
    approve(like)
    assert reactions(post) == [("like", ["Ada"], 0), ("repost", ["Bob"], 0)]
    reject(like)
    assert reactions(post) == [("repost", ["Bob"], 0)]
    undo(like.decision_items.last().decision)
    erase([like])
    assert reactions(post) == [("repost", ["Bob"], 0)]
    like.refresh_from_db()
    assert (like.name, like.original_url) == ("", "")


def test_recount_updates_reactions():
    post = make_post()
    make_mention(post=post, kind=Kind.LIKE)
    make_comment(post=post)
    Post.objects.update(comment_count=7, reactions=[])
    recount([post.pk])
    assert reactions(post) == [("like", ["Ada"], 0)]
    assert post.comment_count == 1


def test_a_reaction_with_a_reply_has_a_visible_thread():
    post = make_post()
    like = make_mention(post=post, kind=Kind.LIKE)
    make_comment(post=post, parent=like)
    post.refresh_from_db()
    like.thread.refresh_from_db()
    assert (post.comment_count, like.thread.comment_count) == (1, 1)


def test_webmentions_skip_the_layers_of_the_form():
    Site.objects.update_or_create(pk=1, defaults={"comment_policy": "open"})
    sent = submission(kind=Kind.MENTION, original_url=PAGE, stamp="", ip="192.0.2.1")
    layers = {found.layer for found in send_comment(make_post(), sent).spam_check.found}
    assert layers == {"bayes", "policy"}


def test_known_commenters_of_webmentions_have_the_same_host_name_and_website():
    make_mention(original_url=PAGE)

    def is_known(**other) -> bool:
        fields = {
            "name": "Ada",
            "website": "https://ada.example/",
            "original_url": f"{PAGE}2",
        } | other
        sent = submission(kind=Kind.MENTION, body=f"Words {other}.", **fields)
        return send_comment(make_post(), sent).state == State.PUBLISHED

    assert is_known()
    assert not is_known(name="Eve")
    assert not is_known(original_url="https://ada.example.evil.example/1")
    assert not is_known(website="https://ada.example/other")


def test_the_same_text_on_two_pages_is_two_comments():
    post = make_post()
    first, second = (
        send_comment(post, submission(kind=Kind.LIKE, original_url=f"{PAGE}{n}")) for n in range(2)
    )
    assert first != second


def test_the_filter_learns_the_host_and_not_our_own_text():
    train(make_mention(kind=Kind.LIKE, body="likes this post", original_url=PAGE), is_spam=True)
    tokens = set(Token.objects.values_list("text", flat=True))
    assert {"page:ada.example", "page:.example"} <= tokens
    assert "likes" not in tokens


@pytest.mark.parametrize("state", [State.PUBLISHED, State.PENDING])
def test_moderators_are_notified_only_of_pending_reactions(settings, state):

    settings.MAIL_IS_ON = True
    account = make_account(email="a@blog.example", comment_mail="each")
    like = make_mention(
        post=make_post(author=account), kind=Kind.LIKE, state=state, original_url=PAGE
    )
    queue_new(like)
    queue_shown(like)
    emails = list(Email.objects.all())
    assert len(emails) == (state == State.PENDING)
    assert all(PAGE in email.text and PAGE in email.html for email in emails)


def test_a_reaction_is_stored_once():
    like = make_mention(kind=Kind.BOOKMARK, state=State.PENDING)
    for _ in range(2):
        set_state(like, State.PUBLISHED)
    assert reactions(like.post) == [("bookmark", ["Ada"], 0)]
