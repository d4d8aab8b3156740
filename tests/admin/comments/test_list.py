"""The queue in the admin panel: looked at, worked through, and undone; by whom."""

import re

import pytest
from django.urls import reverse

from blog.comments.models import Comment, State, Thread
from blog.comments.privacy.cleanup import forget
from blog.comments.versions.edit_links import take_back
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


def test_the_queue_shows_what_waits_with_its_context(client, moderator):
    post = make_post(title="The Quiet River")
    asked = make_comment(post=post, name="Rosa", body="Where is *it*?", email="rosa@example.org")
    said = {"post": post, "parent": asked, "email": "rosa@example.org"}
    waiting = make_comment(**said, name="Ben", body="Here", state=State.PENDING)
    make_comment(state=State.SPAM)
    response = client.get(QUEUE)
    assert shown(response) == [waiting.pk]
    page = response.content.decode()
    for words in ("The Quiet River", "in reply to Rosa", "Where is it?", "rosa@example.org"):
        assert words in page
    assert "same e-mail: 1 published" in re.sub(r"\s+", " ", page)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("tab=spam", ["spam"]),
        ("tab=all&words=lake", ["spam", "seen"]),
        ("tab=published&words=lake", ["seen"]),
        ("tab=nonsense&post=x&like=-1&before=1e9", ["waiting"]),
    ],
)
def test_the_queue_is_narrowed_by_its_address(client, moderator, query, expected):
    made = {
        "waiting": make_comment(state=State.PENDING),
        "seen": make_comment(body="A lake"),
        "spam": make_comment(body="Lakes", state=State.SPAM),
    }
    response = client.get(f"{QUEUE}?{query}")
    assert shown(response) == [made[name].pk for name in expected]


def test_the_queue_has_pages(client, moderator):
    post = make_post()
    made = [make_comment(post=post, state=State.PENDING).pk for _ in range(26)]
    first = client.get(QUEUE)
    assert shown(first) == made[:0:-1]
    assert shown(client.get(first.context["older"])) == made[:1]


@pytest.mark.parametrize("count", [1, 3, 20])
def test_the_queue_asks_as_much_however_many(client, moderator, django_assert_num_queries, count):
    for _ in range(count):
        make_comment(state=State.PENDING, email="rosa@example.org")
    client.post(DECIDE, {"act": f"spam-{make_comment(state=State.PENDING).pk}"})
    # session, account, blog; list, history by e-mail, posts to filter by (2), counts of tabs; the
    # header's count; the last decision (3)
    with django_assert_num_queries(12):
        client.get(QUEUE)


@pytest.mark.parametrize(
    ("act", "state"),
    [("approve", State.PUBLISHED), ("spam", State.SPAM), ("reject", State.REJECTED)],
)
def test_one_or_many_are_decided_and_undone(client, moderator, act, state):
    one, two, three = (make_comment(state=State.PENDING) for _ in range(3))
    client.post(DECIDE, {"act": f"{act}-{one.pk}", "chosen": [two.pk]})
    assert [state_of(comment) for comment in (one, two, three)] == [state, "pending", "pending"]
    client.post(DECIDE, {"act": act, "chosen": [two.pk, three.pk]})
    assert [state_of(comment) for comment in (one, two, three)] == [state] * 3
    client.post(UNDO)
    assert [state_of(comment) for comment in (one, two, three)] == [state, "pending", "pending"]
    client.post(UNDO)
    assert [state_of(comment) for comment in (one, two, three)] == ["pending"] * 3
    assert "There is nothing to undo." in client.post(UNDO, follow=True).content.decode()


@pytest.mark.parametrize("act", ["", "publish", "approve-x", "approve-1-2", "spam-" + "9" * 19])
def test_a_form_that_is_none_decides_nothing(client, moderator, act):
    comment = make_comment(state=State.PENDING)
    response = client.post(DECIDE, {"act": act, "chosen": [comment.pk]}, follow=True)
    assert "Nothing was decided" in response.content.decode()
    assert state_of(comment) == State.PENDING


def test_the_queue_comes_back_where_one_was(client, moderator):
    comment = make_comment(state=State.PENDING)
    said = {"act": f"spam-{comment.pk}", "back": f"{QUEUE}?tab=all&words=x", "next": "12"}
    assert client.post(DECIDE, said)["Location"] == f"{QUEUE}?tab=all&words=x#comment-12"
    said |= {"back": "https://evil.example/admin/", "next": "javascript:"}
    assert client.post(DECIDE, said)["Location"] == QUEUE


WHO_MAY = {
    "author": (True, False),
    "coauthor": (True, False),
    "stranger": (False, False),
    "moderator": (True, True),
    "editor": (True, True),
    "owner": (True, True),
}


@pytest.mark.parametrize("who", WHO_MAY)
def test_an_author_judges_their_own_posts_a_moderator_all(client, who):
    """Seen, opened, decided: on a comment under the author's post, and on one elsewhere."""
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
        address = reverse("admin:comment", args=[comment.pk])
        assert client.get(address).status_code == (200 if may else 404)
        client.post(DECIDE, {"act": f"approve-{comment.pk}"})
        assert state_of(comment) == (State.PUBLISHED if may else State.PENDING)


def test_nobody_undoes_the_decision_of_another(client, moderator):
    comment = make_comment(state=State.PENDING)
    client.post(DECIDE, {"act": f"approve-{comment.pk}"})
    client.force_login(make_account(role=Role.OWNER))
    client.post(UNDO)
    assert state_of(comment) == State.PUBLISHED


@pytest.mark.parametrize("address", ["/admin/", "/admin/blog/post/", "/admin/password_change/"])
def test_every_admin_page_counts_what_waits(client, address):
    client.force_login(make_account(role=Role.OWNER))
    assert "wait</span>" not in client.get(address).content.decode()
    make_comment(state=State.PENDING)
    assert "1 pending</span>" in client.get(address).content.decode()
    make_comment(state=State.PENDING)
    assert "2 pending</span>" in client.get(address).content.decode()


def test_django_s_addresses_of_comments_lead_to_ours(client, moderator):
    comment = make_comment()
    assert client.get("/admin/blog/comment/")["Location"] == QUEUE
    change = client.get(f"/admin/blog/comment/{comment.pk}/change/")
    assert change["Location"] == reverse("admin:comment", args=[comment.pk])
    assert client.get("/admin/blog/comment/add/").status_code == 403


def test_a_comment_is_answered_as_the_author_and_approved_by_that(client):
    author = make_account("author", name="Alice", website="https://alice.example")
    client.force_login(author)
    comment = make_comment(post=make_post(author=author), state=State.PENDING)
    page = client.get(reverse("admin:comment", args=[comment.pk])).content.decode()
    assert "Approve and answer" in page
    answer = reverse("admin:comment-answer", args=[comment.pk])
    assert client.post(answer, {"body": ""}).status_code == 422
    client.post(answer, {"body": "Thank *you*"})
    reply = Comment.objects.get(parent=comment)
    assert (reply.name, reply.account, reply.website) == ("Alice", author, author.website)
    assert (reply.state, state_of(comment)) == (State.PUBLISHED, State.PUBLISHED)
    assert "<em>you</em>" in reply.rendered


def test_nothing_is_answered_under_a_post_readers_cannot_see(client, moderator):
    comment = make_comment(post=make_withdrawn(), state=State.PENDING)
    response = client.post(reverse("admin:comment-answer", args=[comment.pk]), {"body": "Words"})
    assert response.status_code == 422
    assert "Words</textarea>" in response.content.decode()
    assert (Comment.objects.count(), state_of(comment)) == (1, State.PENDING)


def test_a_thread_is_pinned_closed_and_let_go_again(client, moderator):
    first = make_comment()
    reply = make_comment(post=first.post, parent=first)

    def tend(act: str) -> tuple[bool, bool]:
        client.post(reverse(f"admin:comment-{act}", args=[reply.pk]))
        thread = Thread.objects.get()
        return thread.is_pinned, thread.closed_at is not None

    assert [tend(act) for act in ("pin", "close", "unpin", "reopen")] == [
        (True, False),
        (True, True),
        (False, True),
        (False, False),
    ]


@pytest.mark.parametrize("act", ["answer", "edit", "pin", "unpin", "close", "reopen"])
def test_a_stranger_tends_nothing(client, act):
    client.force_login(make_account("stranger"))
    comment = make_comment()
    address = reverse(f"admin:comment-{act}", args=[comment.pk])
    assert client.post(address, {"body": "Words"}).status_code == 404
    client.force_login(make_account(role=Role.OWNER))
    assert client.get(address).status_code == 405


def test_the_owner_reads_what_was_forgotten(client):
    client.force_login(make_account(role=Role.OWNER))
    make_comment(network="192.0.2.0/24", created_at=A_DAY)
    forget()
    page = client.get("/admin/blog/forgetting/").content.decode()
    assert "networks of commenters: 1</td>" in page
    assert client.get("/admin/blog/forgetting/add/").status_code == 403


def test_an_edit_by_the_editor_is_seen_and_what_it_said_before_is_kept(client, moderator):
    comment = make_comment(body="A *rude* word")
    address = reverse("admin:comment-edit", args=[comment.pk])
    assert client.post(address, {"body": ""}).status_code == 422
    client.post(address, {"body": "A word"})
    comment.refresh_from_db()
    assert (comment.rendered, comment.edited_by) == ("<p>A word</p>", moderator)
    assert "edited by the editor" in client.get(comment.post.get_absolute_url()).content.decode()
    page = client.get(reverse("admin:comment", args=[comment.pk])).content.decode()
    assert ("A *rude* word" in page, str(moderator) in page) == (True, True)


def test_what_its_writer_took_back_is_not_edited(client, moderator):
    comment = make_comment(body="Words")
    take_back(comment)
    address = reverse("admin:comment-edit", args=[comment.pk])
    assert client.post(address, {"body": "Other words"}).status_code == 422
    assert Comment.objects.get().body == "Words"
