"""Who is told of a comment by mail, what, and when nobody is."""

import pytest

from blog.comments.emails.following import ask_to_follow, confirm
from blog.comments.emails.models import Follow, Scope
from blog.comments.emails.notifying import tell_moderators, tell_readers
from blog.comments.models import Comment, State
from blog.comments.moderation.deciding import approve, mark_spam, undo
from blog.comments.moderation.models import Decision
from blog.comments.posting import post_comment
from blog.mail.models import Email
from blog.people.models import Account, CommentMail, Role
from blog.posts.publishing import withdraw
from blog.site.models import Site
from tests.factories import make_account, make_comment, make_post, submission

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


def told() -> list[str]:
    """To whom emails were written since one last looked."""
    to = list(Email.objects.order_by("to").values_list("to", flat=True))
    Email.objects.all().delete()
    return to


def follower(post, email: str, scope: Scope = Scope.ALL) -> Follow:
    follow = Follow.objects.create(post=post, email=email)
    confirm(follow, scope=scope)
    return follow


def test_a_waiting_comment_is_told_to_authors_and_moderators(author, post):
    for role in Role:
        make_account(f"some-{role}", role=role, email=f"some-{role}@example.org")
    make_account("away", role=Role.EDITOR, email="away@example.org", is_active=False)
    make_account("silent", role=Role.EDITOR)
    tell_moderators(make_comment(post=post, state=State.PENDING))
    assert told() == [
        "author@example.org",
        "some-editor@example.org",
        "some-moderator@example.org",
        "some-owner@example.org",
    ]


def test_a_published_comment_is_told_to_the_post_s_authors(author, post):
    make_account(role=Role.MODERATOR, email="moderator@example.org")
    tell_moderators(make_comment(post=post))
    assert told() == ["author@example.org"]


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        (CommentMail.EACH, {State.PENDING: 1, State.PUBLISHED: 1}),
        (CommentMail.WAITING, {State.PENDING: 1, State.PUBLISHED: 0}),
        (CommentMail.NONE, {State.PENDING: 0, State.PUBLISHED: 0}),
    ],
)
def test_everybody_gets_the_mails_they_wish(author, post, wish, expected):
    Account.objects.update(comment_mail=wish)
    found = {}
    for state in expected:
        tell_moderators(make_comment(post=post, state=state))
        found[state] = len(told())
    assert found == expected


@pytest.mark.parametrize("state", [State.SPAM, State.REJECTED, State.REMOVED])
def test_nobody_is_told_of_what_is_nothing(author, post, state):
    follower(post, "rosa@example.org")
    comment = make_comment(post=post, state=state)
    tell_moderators(comment)
    tell_readers(comment)
    assert told() == []


def test_nobody_is_told_of_their_own_words(author, post):
    follower(post, "author@example.org")
    follower(post, "rosa@example.org")
    comment = make_comment(post=post, account=author, email="Author@example.org")
    tell_moderators(comment)
    tell_readers(comment)
    assert told() == ["rosa@example.org"]


def test_followers_are_told_of_what_they_asked_for(post):
    rosas = make_comment(post=post, email="Rosa@example.org")
    follower(post, "all@example.org")
    follower(post, "rosa@example.org", Scope.REPLIES)
    follower(post, "ben@example.org", Scope.REPLIES)
    follower(make_post(), "elsewhere@example.org")
    Follow.objects.create(post=post, email="unconfirmed@example.org")
    tell_readers(make_comment(post=post))
    assert told() == ["all@example.org"]
    tell_readers(make_comment(post=post, parent=rosas))
    assert told() == ["all@example.org", "rosa@example.org"]


def test_everybody_is_told_once(author, post):
    follower(post, "rosa@example.org")
    comment = make_comment(post=post)
    for _ in range(2):
        tell_moderators(comment)
        tell_readers(comment)
    assert told() == ["author@example.org", "rosa@example.org"]


def test_nothing_is_told_of_a_post_nobody_sees(post):
    follower(post, "rosa@example.org")
    comment = make_comment(post=post)
    withdraw(post, reason="")
    tell_readers(Comment.objects.get(pk=comment.pk))
    assert told() == []


def test_posting_tells_moderators_and_approving_tells_readers(author, post):
    follower(post, "rosa@example.org")
    comment = post_comment(post, submission())
    assert (comment.state, told()) == (State.PENDING, ["author@example.org"])
    approve(comment, by=author)
    assert told() == ["rosa@example.org"]
    mark_spam(comment, by=author)
    approve(comment, by=author)
    assert told() == []


def test_without_a_mail_server_nothing_is_written(settings, author, post):
    settings.MAIL_IS_ON = False
    follower(post, "rosa@example.org")
    approve(post_comment(post, submission()), by=author)
    assert told() == []
    assert list(Comment.objects.values_list("moderators_told_at", "readers_told_at")) == [
        (None, None)
    ]


def test_a_decision_undone_in_time_reaches_nobody(author, post):
    """The worker comes to it later, and finds that it is published no more."""
    follower(post, "rosa@example.org")
    comment = make_comment(post=post, state=State.PENDING)
    approve(comment, by=author)
    Email.objects.all().delete()
    Comment.objects.update(readers_told_at=None)  # as before the worker came
    undo(Decision.objects.get())
    tell_readers(Comment.objects.get())
    assert told() == []


def test_the_moderator_s_email_says_what_is_to_be_decided(author, post):
    said = {"post": post, "name": "Rosa <3", "email": "rosa@example.org"}
    asked = make_comment(**said, body="Where *is* it?")
    reply = make_comment(
        **said, parent=asked, body="> it\n\nNo <b>!", state=State.PENDING, reasons=["2 links"]
    )
    tell_moderators(reply)
    email = Email.objects.get()
    assert email.subject == "Waiting: Rosa <3 on “The Quiet River”"
    for words in ("Why: 2 links", "In reply to Rosa <3:", "Where *is* it?", "No <b>!"):
        assert words in email.text
    for act in ("Approve:", "Spam:", "Reject:"):
        assert f"{act} https://blog.example/admin/comments/mailed/" in email.text
    assert "Rosa &lt;3" in email.html
    assert "<b>!" not in email.html
    assert email.html.count('href="https://blog.example/admin/comments/mailed/') == 3
    assert "rosa@example.org" not in email.text + email.html


def test_the_follower_s_email_can_be_stopped_with_one_click(post):
    follower(post, "rosa@example.org")
    comment = make_comment(post=post, name="Ben", email="ben@example.org", body="Found *it*")
    tell_readers(comment)
    email = Email.objects.get()
    stop = email.headers["List-Unsubscribe"]
    assert stop.startswith("<https://blog.example/comments/following/")
    assert stop.endswith("/stop/>")
    assert email.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert email.subject == "Ben on “The Quiet River”"
    address = f"https://blog.example{comment.get_absolute_url()}"
    assert address in email.text
    assert "<em>it</em>" in email.html
    assert "@" not in email.text + email.html


def test_emails_to_moderators_are_in_the_admin_s_language(author, post):
    Site.objects.update_or_create(pk=1, defaults={"language": "ar"})
    tell_moderators(make_comment(post=post))
    assert '<html lang="en" dir="ltr">' in Email.objects.get().html


def test_the_writer_is_asked_to_confirm_once_their_comment_is_seen(author, post):
    comment = make_comment(post=post, email="Rosa@example.org", state=State.PENDING)
    ask_to_follow(comment)
    tell_readers(comment)
    assert told() == []
    approve(comment, by=author)
    email = Email.objects.get()
    assert email.to == "rosa@example.org"
    assert email.subject == "Your comment on “The Quiet River” is published"
    assert "https://blog.example/comments/following/" in email.text
    assert "List-Unsubscribe" in email.headers
