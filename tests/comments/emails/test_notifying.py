"""Emails about comments: to whom, and what they contain."""

import pytest

from blog.comments.emails.following import confirm, request_follow
from blog.comments.emails.models import Follow, Scope
from blog.comments.emails.notifying import notify_followers, notify_moderators
from blog.comments.models import Comment, State
from blog.comments.moderation.deciding import approve, mark_spam, undo
from blog.comments.moderation.models import Decision
from blog.mail.models import Email
from blog.people.models import Account, CommentMail, Role
from blog.posts.publishing import withdraw
from blog.site.models import Site
from tests.factories import make_account, make_comment, make_post, send_comment, submission
from tests.interrupting import assert_all_or_nothing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def mail(settings):
    settings.MAIL_IS_ON = True
    settings.ORIGIN = "https://blog.example"


@pytest.fixture
def author():
    return make_account("author", email="author@example.org")


@pytest.fixture
def post(author):
    return make_post(author=author, title="The Quiet River")


def notified() -> list[str]:
    """The recipients of emails since the last call."""
    to = list(Email.objects.order_by("to").values_list("to", flat=True))
    Email.objects.all().delete()
    return to


def follower(post, email: str, scope: Scope = Scope.ALL) -> Follow:
    follow = Follow.objects.create(post=post, email=email)
    confirm(follow, scope=scope)
    return follow


def test_authors_and_moderators_are_notified_of_a_pending_comment(author, post):
    for role in Role:
        make_account(f"some-{role}", role=role, email=f"some-{role}@example.org")
    make_account("away", role=Role.EDITOR, email="away@example.org", is_active=False)
    make_account("silent", role=Role.EDITOR)
    notify_moderators(make_comment(post=post, state=State.PENDING))
    assert notified() == [
        "author@example.org",
        "some-editor@example.org",
        "some-moderator@example.org",
        "some-owner@example.org",
    ]


def test_the_post_s_authors_are_notified_of_a_published_comment(author, post):
    make_account(role=Role.MODERATOR, email="moderator@example.org")
    notify_moderators(make_comment(post=post))
    assert notified() == ["author@example.org"]


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        (CommentMail.EACH, {State.PENDING: 1, State.PUBLISHED: 1}),
        (CommentMail.WAITING, {State.PENDING: 1, State.PUBLISHED: 0}),
        (CommentMail.NONE, {State.PENDING: 0, State.PUBLISHED: 0}),
    ],
)
def test_moderators_get_the_emails_their_settings_ask_for(author, post, setting, expected):
    Account.objects.update(comment_mail=setting)
    found = {}
    for state in expected:
        notify_moderators(make_comment(post=post, state=state))
        found[state] = len(notified())
    assert found == expected


@pytest.mark.parametrize("state", [State.SPAM, State.REJECTED, State.REMOVED])
def test_nobody_is_notified_of_hidden_comments(author, post, state):
    follower(post, "rosa@example.org")
    comment = make_comment(post=post, state=state)
    notify_moderators(comment)
    notify_followers(comment)
    assert notified() == []


def test_nobody_is_notified_of_their_own_comment(author, post):
    follower(post, "author@example.org")
    follower(post, "rosa@example.org")
    comment = make_comment(post=post, account=author, email="Author@example.org")
    notify_moderators(comment)
    notify_followers(comment)
    assert notified() == ["rosa@example.org"]


def test_followers_are_notified_as_their_scope_asks(post):
    rosas = make_comment(post=post, email="Rosa@example.org")
    follower(post, "all@example.org")
    follower(post, "rosa@example.org", Scope.REPLIES)
    follower(post, "ben@example.org", Scope.REPLIES)
    follower(make_post(), "elsewhere@example.org")
    Follow.objects.create(post=post, email="unconfirmed@example.org")
    notify_followers(make_comment(post=post))
    assert notified() == ["all@example.org"]
    notify_followers(make_comment(post=post, parent=rosas))
    assert notified() == ["all@example.org", "rosa@example.org"]


def test_everybody_is_notified_once(author, post):
    follower(post, "rosa@example.org")
    comment = make_comment(post=post)
    for _ in range(2):
        notify_moderators(comment)
        notify_followers(comment)
    assert notified() == ["author@example.org", "rosa@example.org"]


def test_nobody_is_notified_of_a_post_readers_cannot_see(post):
    follower(post, "rosa@example.org")
    comment = make_comment(post=post)
    withdraw(post, reason="")
    notify_followers(Comment.objects.get(pk=comment.pk))
    assert notified() == []


def test_posting_notifies_moderators_and_approving_notifies_followers(author, post):
    follower(post, "rosa@example.org")
    comment = send_comment(post, submission())
    assert (comment.state, notified()) == (State.PENDING, ["author@example.org"])
    approve(comment, by=author)
    assert notified() == ["rosa@example.org"]
    mark_spam(comment, by=author)
    approve(comment, by=author)
    assert notified() == []


def test_without_a_mail_server_there_are_no_emails(settings, author, post):
    settings.MAIL_IS_ON = False
    follower(post, "rosa@example.org")
    approve(send_comment(post, submission()), by=author)
    assert notified() == []
    assert list(Comment.objects.values_list("moderators_notified_at", "followers_notified_at")) == [
        (None, None)
    ]


def test_a_decision_undone_in_time_notifies_nobody(author, post):
    """The worker runs the task later, when the comment is no longer published."""
    follower(post, "rosa@example.org")
    comment = make_comment(post=post, state=State.PENDING)
    approve(comment, by=author)
    Email.objects.all().delete()
    Comment.objects.update(followers_notified_at=None)  # as before the task ran
    undo(Decision.objects.get())
    notify_followers(Comment.objects.get())
    assert notified() == []


def test_the_moderator_s_email_has_the_comment_and_its_decisions(author, post):
    fields = {"post": post, "name": "Rosa <3", "email": "rosa@example.org"}
    asked = make_comment(**fields, body="Where *is* it?")
    reply = make_comment(
        **fields, parent=asked, body="> it\n\nNo <b>!", state=State.PENDING, reasons=["2 links"]
    )
    notify_moderators(reply)
    email = Email.objects.get()
    assert email.subject == "Pending: Rosa <3 on “The Quiet River”"
    for text in ("Why: 2 links", "In reply to Rosa <3:", "Where *is* it?", "No <b>!"):
        assert text in email.text
    for action in ("Approve:", "Spam:", "Reject:"):
        assert f"{action} https://blog.example/admin/comments/mailed/" in email.text
    assert "Rosa &lt;3" in email.html
    assert "<b>!" not in email.html
    assert email.html.count('href="https://blog.example/admin/comments/mailed/') == 3
    assert "rosa@example.org" not in email.text + email.html


def test_a_follower_can_unsubscribe_with_one_click(post):
    follower(post, "rosa@example.org")
    comment = make_comment(post=post, name="Ben", email="ben@example.org", body="Found *it*")
    notify_followers(comment)
    email = Email.objects.get()
    unsubscribe = email.headers["List-Unsubscribe"]
    assert unsubscribe.startswith("<https://blog.example/comments/following/")
    assert unsubscribe.endswith("/stop/>")
    assert email.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert email.subject == "Ben on “The Quiet River”"
    url = f"https://blog.example{comment.get_absolute_url()}"
    assert url in email.text
    assert "<em>it</em>" in email.html
    assert "@" not in email.text + email.html


def test_emails_to_moderators_are_in_the_admin_s_language(author, post):
    Site.objects.update_or_create(pk=1, defaults={"language": "ar"})
    notify_moderators(make_comment(post=post))
    assert '<html lang="en" dir="ltr">' in Email.objects.get().html


def test_a_commenter_is_asked_to_confirm_once_their_comment_is_published(author, post):
    comment = make_comment(post=post, email="Rosa@example.org", state=State.PENDING)
    request_follow(comment)
    notify_followers(comment)
    assert notified() == []
    approve(comment, by=author)
    email = Email.objects.get()
    assert email.to == "rosa@example.org"
    assert email.subject == "Your comment on “The Quiet River” is published"
    assert "https://blog.example/comments/following/" in email.text
    assert "List-Unsubscribe" in email.headers


def test_notifying_moderators_is_all_or_nothing(author, post):
    make_comment(post=post, state=State.PENDING)
    assert_all_or_nothing(lambda: notify_moderators(Comment.objects.get()))


def test_notifying_followers_is_all_or_nothing(post):
    follower(post, "rosa@example.org")
    make_comment(post=post)
    assert_all_or_nothing(lambda: notify_followers(Comment.objects.get()))
