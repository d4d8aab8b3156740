"""Edit links of new comments."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from blog.comments.models import Comment, State
from blog.comments.posting import CommentRefused
from blog.comments.versions.edit_links import (
    WINDOW,
    TooLate,
    delete_sender_hashes,
    edit_token,
    own_comment,
    remove_for_commenter,
    resubmit,
    revise,
    withdraw,
)
from blog.site.models import Site
from tests.factories import make_comment, make_post, send_comment, submission
from tests.interrupting import assert_all_or_nothing

pytestmark = pytest.mark.django_db
IP = {"ip": "192.0.2.1", "user_agent": "A browser"}


@pytest.fixture
def comment(settings):
    settings.MAIL_IS_ON = False
    Site.objects.update_or_create(pk=1, defaults={"comment_policy": "open"})
    return send_comment(make_post(), submission(**IP))


def edited(comment: Comment, **fields):
    return submission(**{"body": "Another text.", "edited": comment, **IP, **fields})


def stored() -> Comment:
    return Comment.objects.select_related("post", "thread").get()


def test_a_token_opens_the_comment_for_its_commenter(comment):
    own = own_comment(edit_token(comment, submission(**IP)))
    assert (own.comment, own.is_commenter, own.may_change) == (comment, True, True)
    assert own.until == comment.created_at + WINDOW


@pytest.mark.parametrize("other", [{"ip": "192.0.2.2"}, {"user_agent": "Another browser"}])
def test_a_token_of_somebody_else_only_shows_the_comment(comment, other):
    own = own_comment(edit_token(comment, submission(**IP | other)))
    assert (own.comment, own.is_commenter, own.may_change) == (comment, False, False)


@pytest.mark.parametrize("token", ["", "1", "1.forged"])
def test_an_invalid_token_opens_nothing(token):
    assert own_comment(token) is None


def test_the_token_of_a_deleted_comment_opens_nothing(comment):
    token = edit_token(comment, submission(**IP))
    comment.delete()
    assert own_comment(token) is None


def test_a_revised_comment_is_filtered_again(comment):
    revise(comment, edited(comment, honeypot="x"), site=Site.objects.current())
    assert (stored().state, stored().reasons) == (State.SPAM, ["the hidden field was filled in"])
    assert stored().spam_check.initial_state == State.SPAM


@pytest.mark.parametrize(
    "verb",
    [withdraw, lambda comment: revise(comment, edited(comment), site=Site.objects.current())],
)
def test_after_the_window_it_is_too_late(comment, verb):
    late = time_machine.travel(comment.created_at + WINDOW, tick=False)
    with late, pytest.raises(TooLate):
        verb(comment)
    assert (stored().state, stored().body) == (State.PUBLISHED, "A comment.")


def test_a_decision_made_in_the_meantime_makes_it_too_late(comment):
    Comment.objects.update(state=State.SPAM)
    with pytest.raises(TooLate):
        withdraw(comment)


def test_a_withdrawn_comment_may_be_sent_again(comment):
    withdraw(comment)
    assert (stored().state, stored().submission_hash) == (State.REMOVED, None)
    assert stored().withdrawn_at is not None
    assert send_comment(comment.post, submission(**IP)) != comment


def test_sender_hashes_are_deleted_after_the_window():
    now = timezone.now()
    make_comment(sender_hash="new", created_at=now - WINDOW + timedelta(minutes=1))
    make_comment(sender_hash="old", created_at=now - WINDOW)
    assert delete_sender_hashes() == 1
    assert set(Comment.objects.values_list("sender_hash", flat=True)) == {"new", ""}


@pytest.mark.parametrize("verb", [revise, resubmit])
def test_a_revision_is_all_or_nothing(comment, verb):
    site = Site.objects.current()
    assert_all_or_nothing(lambda: verb(stored(), edited(stored(), honeypot="x"), site=site))


@pytest.mark.parametrize("verb", [withdraw, remove_for_commenter])
def test_a_withdrawal_is_all_or_nothing(comment, verb):
    assert_all_or_nothing(lambda: verb(stored()))


def test_a_refused_revision_changes_nothing(comment, settings):
    settings.COMMENTS_RATE = "1/m"
    with pytest.raises(CommentRefused):
        resubmit(comment, submission(body="Another", **IP), site=Site.objects.current())
    assert stored().body == "A comment."
