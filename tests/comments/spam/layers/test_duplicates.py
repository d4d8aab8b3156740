"""The same text, or nearly the same, sent again."""

from datetime import timedelta

import pytest
import time_machine

from blog.comments.models import Comment, State
from blog.comments.spam.hashing.minhash import minhash_of, similarity
from tests.comments.spam.checks import LONG, LONGER, NOW, findings_of, sent
from tests.factories import make_post, send_comment

pytestmark = pytest.mark.usefixtures("open_blog")


@pytest.mark.parametrize(
    ("state", "body", "expected"),
    [
        (State.PUBLISHED, LONG.upper(), ("duplicates", "hold", "the same text was sent before")),
        (State.SPAM, LONG, ("duplicates", "spam", "the same text is spam")),
        (State.PUBLISHED, LONGER, None),
        (State.PUBLISHED, LONGER + " Truly.", None),
    ],
)
def test_the_same_text_again(state, body, expected):
    comment = send_comment(make_post(), sent(name="Somebody"))
    Comment.objects.filter(pk=comment.pk).update(state=state)
    assert findings_of(body=body) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (State.PENDING, ("duplicates", "hold", "nearly the same text was sent before")),
        (State.SPAM, ("duplicates", "spam", "nearly the same text is spam")),
    ],
)
def test_nearly_the_same_text(state, expected):
    comment = send_comment(make_post(), sent(body=LONGER))
    Comment.objects.filter(pk=comment.pk).update(state=state)
    assert findings_of(body=f"Hello! {LONGER}") == [expected]


def test_how_similar_texts_are_duplicates_is_a_setting(settings):
    settings.COMMENTS_LIKENESS = 1.0
    send_comment(make_post(), sent(body=LONGER))
    assert findings_of(body=f"Hello! {LONGER}") == []


def test_texts_just_as_similar_as_the_setting_are_duplicates(settings):
    similar = f"Hello! {LONGER}"
    settings.COMMENTS_LIKENESS = similarity(minhash_of(LONGER), minhash_of(similar))
    send_comment(make_post(), sent(body=LONGER))
    assert len(findings_of(body=similar)) == 1


def test_a_short_common_text_is_no_duplicate():
    send_comment(make_post(), sent(body="Thank you for this!"))
    assert findings_of(body="Thank you for this!") == []


@pytest.mark.parametrize(("count", "is_found"), [(7, False), (8, True)])
def test_so_many_words_are_no_coincidence(count, is_found):
    body = " ".join(f"word{number}" for number in range(count))
    send_comment(make_post(), sent(body=body))
    assert bool(findings_of(body=body)) == is_found


def test_a_short_text_with_a_link_is_a_duplicate():
    send_comment(make_post(), sent(body="See a.com!"))
    assert findings_of(body="See a.com") == [
        ("duplicates", "hold", "the same text was sent before")
    ]


def test_an_old_text_may_be_sent_again():
    with time_machine.travel(NOW - timedelta(days=31), tick=False):
        send_comment(make_post(), sent())
    assert findings_of() == []


def test_for_how_long_duplicates_are_held_is_a_setting(settings):
    settings.COMMENTS_REPEAT_DAYS = 40
    with time_machine.travel(NOW - timedelta(days=31), tick=False):
        send_comment(make_post(), sent())
    assert findings_of() == [("duplicates", "hold", "the same text was sent before")]


def test_an_edited_comment_is_no_duplicate_of_itself():
    comment = send_comment(make_post(), sent(ip="192.0.2.1"))
    assert findings_of(edited=comment, ip="192.0.2.1") == []
