"""The moderation queue in the admin panel."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from blog.comments.models import State
from blog.people.models import Role
from tests.factories import make_account, make_comment, make_post

pytestmark = pytest.mark.django_db
QUEUE = reverse("admin:comment-queue")
DECIDE = reverse("admin:comment-decide")


def shown(response) -> list[int]:
    return [entry.comment.pk for entry in response.context["entries"]]


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


@pytest.mark.parametrize("url", ["/admin/", "/admin/blog/post/", "/admin/password_change/"])
def test_every_admin_page_counts_pending_comments(client, url):
    client.force_login(make_account(role=Role.OWNER))
    assert "pending</span>" not in client.get(url).content.decode()
    make_comment(state=State.PENDING)
    assert "1 pending</span>" in client.get(url).content.decode()
    make_comment(state=State.PENDING)
    assert "2 pending</span>" in client.get(url).content.decode()
