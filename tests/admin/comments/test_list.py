"""The moderation queue and the page of a comment, in the admin panel."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from blog.comments.models import Comment, State
from blog.comments.privacy.cleanup import delete_expired_data
from blog.comments.threads.models import Thread
from blog.comments.versions.edit_links import remove_for_commenter
from blog.people.models import Role
from tests.factories import A_DAY, make_account, make_comment, make_post, make_withdrawn

pytestmark = pytest.mark.django_db

QUEUE = reverse("admin:comment-queue")
DECIDE = reverse("admin:comment-decide")
UNDO = reverse("admin:comment-undo")


@pytest.fixture
def moderator(client):
    account = make_account("moderator", role=Role.MODERATOR)
    client.force_login(account)
    return account


def shown(response) -> list[int]:
    return [entry.comment.pk for entry in response.context["entries"]]


def state_of(comment: Comment) -> str:
    return Comment.objects.values_list("state", flat=True).get(pk=comment.pk)


def test_the_queue_shows_pending_comments_with_their_context(client, moderator):
    post = make_post(title="The Quiet River")
    asked = make_comment(post=post, name="Rosa", body="Where is *it*?", email="rosa@example.org")
    fields = {"post": post, "parent": asked, "email": "rosa@example.org"}
    pending = make_comment(**fields, name="Ben", body="Here", state=State.PENDING)
    make_comment(state=State.SPAM)
    response = client.get(QUEUE)
    assert shown(response) == [pending.pk]
    page = response.content.decode()
    for text in ("The Quiet River", "in reply to Rosa", "Where is it?", "rosa@example.org"):
        assert text in page
    assert "same email: 1 published" in re.sub(r"\s+", " ", page)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("tab=spam", ["spam"]),
        ("tab=all&query=lake", ["spam", "seen"]),
        ("tab=published&query=lake", ["seen"]),
        ("tab=nonsense&post=x&like=-1&before=1e9", ["pending"]),
    ],
)
def test_the_queue_is_filtered_by_its_url(client, moderator, query, expected):
    made = {
        "pending": make_comment(state=State.PENDING),
        "seen": make_comment(body="A lake"),
        "spam": make_comment(body="Lakes", state=State.SPAM),
    }
    response = client.get(f"{QUEUE}?{query}")
    assert shown(response) == [made[name].pk for name in expected]


def test_the_queue_has_pages(client, moderator):
    post = make_post()
    now = timezone.now()
    made = [
        make_comment(post=post, state=State.PENDING, created_at=now - timedelta(hours=hour)).pk
        for hour in range(26)
    ]
    first = client.get(QUEUE)
    assert shown(first) == made[:25]
    assert shown(client.get(first.context["older"])) == made[25:]


@pytest.mark.parametrize("count", [1, 3, 20])
def test_the_queue_costs_the_same_however_long_it_is(
    client, moderator, django_assert_num_queries, count
):
    for _ in range(count):
        make_comment(state=State.PENDING, email="rosa@example.org")
    client.post(DECIDE, {"action": f"spam-{make_comment(state=State.PENDING).pk}"})
    # session, account, blog; list, history by email, posts to filter by (2), counts of tabs; the
    # header's count; the last decision (3)
    with django_assert_num_queries(12):
        client.get(QUEUE)


@pytest.mark.parametrize(
    ("action", "state"),
    [("approve", State.PUBLISHED), ("spam", State.SPAM), ("reject", State.REJECTED)],
)
def test_single_and_bulk_decisions_and_undo(client, moderator, action, state):
    first, second, third = (make_comment(state=State.PENDING) for _ in range(3))
    client.post(DECIDE, {"action": f"{action}-{first.pk}", "chosen": [second.pk]})
    assert [state_of(comment) for comment in (first, second, third)] == [
        state,
        "pending",
        "pending",
    ]
    client.post(DECIDE, {"action": action, "chosen": [second.pk, third.pk]})
    assert [state_of(comment) for comment in (first, second, third)] == [state] * 3
    client.post(UNDO)
    assert [state_of(comment) for comment in (first, second, third)] == [
        state,
        "pending",
        "pending",
    ]
    client.post(UNDO)
    assert [state_of(comment) for comment in (first, second, third)] == ["pending"] * 3
    assert "There is nothing to undo." in client.post(UNDO, follow=True).content.decode()


@pytest.mark.parametrize("action", ["", "publish", "approve-x", "approve-1-2", "spam-" + "9" * 19])
def test_an_invalid_form_decides_nothing(client, moderator, action):
    comment = make_comment(state=State.PENDING)
    response = client.post(DECIDE, {"action": action, "chosen": [comment.pk]}, follow=True)
    assert "No changes were made" in response.content.decode()
    assert state_of(comment) == State.PENDING


def test_a_decision_returns_to_the_same_place_of_the_queue(client, moderator):
    comment = make_comment(state=State.PENDING)
    data = {"action": f"spam-{comment.pk}", "back": f"{QUEUE}?tab=all&query=x", "next": "12"}
    assert client.post(DECIDE, data)["Location"] == f"{QUEUE}?tab=all&query=x#comment-12"
    data |= {"back": "https://evil.example/admin/", "next": "javascript:"}
    assert client.post(DECIDE, data)["Location"] == QUEUE


WHO_MAY = {
    "author": (True, False),
    "coauthor": (True, False),
    "stranger": (False, False),
    "moderator": (True, True),
    "editor": (True, True),
    "owner": (True, True),
}


@pytest.mark.parametrize("who", WHO_MAY)
def test_authors_moderate_their_own_posts_moderators_all(client, who):
    """In the queue, on its page, and deciding: on the author's own post, and on another."""
    roles = {"moderator": Role.MODERATOR, "editor": Role.EDITOR, "owner": Role.OWNER}
    account = make_account(who, role=roles.get(who, Role.AUTHOR))
    post = make_post(author=account if who == "author" else make_account())
    if who == "coauthor":
        post.bylines.create(account=account, position=1)
    comments = [make_comment(post=post, state=State.PENDING), make_comment(state=State.PENDING)]
    client.force_login(account)
    seen = set(shown(client.get(QUEUE)))
    for comment, may in zip(comments, WHO_MAY[who], strict=True):
        assert (comment.pk in seen) == may
        url = reverse("admin:comment", args=[comment.pk])
        assert client.get(url).status_code == (200 if may else 404)
        client.post(DECIDE, {"action": f"approve-{comment.pk}"})
        assert state_of(comment) == (State.PUBLISHED if may else State.PENDING)


def test_nobody_can_undo_another_s_decision(client, moderator):
    comment = make_comment(state=State.PENDING)
    client.post(DECIDE, {"action": f"approve-{comment.pk}"})
    client.force_login(make_account(role=Role.OWNER))
    client.post(UNDO)
    assert state_of(comment) == State.PUBLISHED


@pytest.mark.parametrize("address", ["/admin/", "/admin/blog/post/", "/admin/password_change/"])
def test_every_admin_page_counts_pending_comments(client, address):
    client.force_login(make_account(role=Role.OWNER))
    assert "wait</span>" not in client.get(address).content.decode()
    make_comment(state=State.PENDING)
    assert "1 pending</span>" in client.get(address).content.decode()
    make_comment(state=State.PENDING)
    assert "2 pending</span>" in client.get(address).content.decode()


def test_django_s_pages_of_comments_redirect_to_ours(client, moderator):
    comment = make_comment()
    assert client.get("/admin/blog/comment/")["Location"] == QUEUE
    change = client.get(f"/admin/blog/comment/{comment.pk}/change/")
    assert change["Location"] == reverse("admin:comment", args=[comment.pk])
    assert client.get("/admin/blog/comment/add/").status_code == 403


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


def test_the_owner_reads_the_deleted_data_log(client):
    client.force_login(make_account(role=Role.OWNER))
    make_comment(network="192.0.2.0/24", created_at=A_DAY)
    delete_expired_data()
    page = client.get("/admin/blog/deletionlog/").content.decode()
    assert "networks of commenters: 1</td>" in page
    assert client.get("/admin/blog/deletionlog/add/").status_code == 403


def test_a_moderator_s_edit_is_shown_and_the_version_before_is_kept(client, moderator):
    comment = make_comment(body="A *rude* word")
    address = reverse("admin:comment-edit", args=[comment.pk])
    assert client.post(address, {"body": ""}).status_code == 422
    client.post(address, {"body": "A word"})
    comment.refresh_from_db()
    assert (comment.rendered, comment.edited_by) == ("<p>A word</p>", moderator)
    assert "edited by a moderator" in client.get(comment.post.get_absolute_url()).content.decode()
    page = client.get(reverse("admin:comment", args=[comment.pk])).content.decode()
    assert ("A *rude* word" in page, str(moderator) in page) == (True, True)


def test_a_comment_removed_by_its_commenter_is_not_edited(client, moderator):
    comment = make_comment(body="Words")
    remove_for_commenter(comment)
    address = reverse("admin:comment-edit", args=[comment.pk])
    assert client.post(address, {"body": "Other words"}).status_code == 422
    assert Comment.objects.get().body == "Words"
