"""The Bayes layer: what the classifier's probability leads to."""

import pytest

from blog.comments.models import State
from tests.comments.spam.checks import KNOWN, SPAM, sent
from tests.factories import make_comment, make_post, send_comment

pytestmark = pytest.mark.usefixtures("open_blog")


def test_obvious_spam_is_spam_before_any_training():
    comment = send_comment(make_post(), sent(body=SPAM, name="casino", website="https://a.example"))
    assert comment.state == State.SPAM
    found = next(f for f in comment.spam_check.findings if f["layer"] == "bayes")
    assert found["reason"] == "100% likely to be spam"
    assert len(found["tokens"]) == 8
    assert all(probability > 0.5 for _token, probability in found["tokens"])


def test_comments_of_known_commenters_are_held_at_most():
    make_comment(**KNOWN)
    assert send_comment(make_post(), sent(body=SPAM, **KNOWN)).state == State.PENDING


@pytest.mark.parametrize(
    ("held_at", "spam_at", "state"),
    [
        (0.4, 0.98, State.SPAM),
        (0.4, 1.01, State.PENDING),
        (1.01, 1.01, State.PUBLISHED),
    ],
)
def test_the_limits_are_settings(settings, held_at, spam_at, state):
    settings.COMMENTS_HELD_AT, settings.COMMENTS_SPAM_AT = held_at, spam_at
    assert send_comment(make_post(), sent(body=SPAM)).state == state
