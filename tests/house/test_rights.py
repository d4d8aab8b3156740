"""The table of roles and actions, tested with the real routes."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from blog.comments.models import State
from blog.people.models import Account, Role
from blog.people.roles import GRANTED
from blog.posts.bylines.models import Byline
from tests.factories import (
    make_account,
    make_comment,
    make_draft,
    make_failed_email,
    make_file,
    make_picture,
    make_post,
    make_source,
)

pytestmark = pytest.mark.django_db

OWNER, EDITOR, AUTHOR, MODERATOR = Role.OWNER, Role.EDITOR, Role.AUTHOR, Role.MODERATOR
EVERYBODY = {OWNER, EDITOR, AUTHOR, MODERATOR}
WRITERS = {OWNER, EDITOR, AUTHOR}

WITHDRAWAL = {"withdrawn_reason": "It was wrong."}
# Forms that respond with a page instead of a redirect.
SHOWN = {"make another's password link", "send a file in parts"}

Action = Callable[[Client, Account], Any]


def own_post(account: Account) -> int:
    return int(make_post(author=account).pk)


def others_post() -> int:
    return int(make_post(author=make_account()).pk)


def waiting(post: int) -> int:
    return int(make_comment(post=Byline.objects.get(post=post).post, state=State.PENDING).pk)


ACTIONS: dict[str, tuple[set[Role], Action]] = {
    "open the dashboard": (EVERYBODY, lambda c, me: c.get("/admin/")),
    "see one's own page": (EVERYBODY, lambda c, me: c.get(reverse("admin:me"))),
    "take on a second factor": (EVERYBODY, lambda c, me: c.get(reverse("admin:two-factor"))),
    "change one's password": (EVERYBODY, lambda c, me: c.get(reverse("admin:password_change"))),
    "end one's sessions": (EVERYBODY, lambda c, me: c.post(reverse("admin:sessions-end"))),
    "begin a post": (WRITERS, lambda c, me: c.get(reverse("admin:blog_post_add"))),
    "edit one's post": (
        WRITERS,
        lambda c, me: c.get(reverse("admin:blog_post_change", args=[own_post(me)])),
    ),
    "edit another's post": (
        {OWNER, EDITOR},
        lambda c, me: c.get(reverse("admin:blog_post_change", args=[others_post()])),
    ),
    "preview another's draft": (
        {OWNER, EDITOR},
        lambda c, me: c.get(
            reverse("admin:post-preview", args=[make_draft(author=make_account()).pk])
        ),
    ),
    "withdraw one's post": (
        WRITERS,
        lambda c, me: c.post(reverse("admin:post-withdraw", args=[own_post(me)]), WITHDRAWAL),
    ),
    "withdraw another's post": (
        {OWNER, EDITOR},
        lambda c, me: c.post(reverse("admin:post-withdraw", args=[others_post()]), WITHDRAWAL),
    ),
    "upload a file": (WRITERS, lambda c, me: c.get(reverse("admin:blog_mediafile_add"))),
    "send a file in parts": (
        WRITERS,
        lambda c, me: c.post(reverse("admin:upload-begin"), {"name": "a.wav", "size": 9}),
    ),
    "edit a file": (
        WRITERS,
        lambda c, me: c.get(reverse("admin:blog_mediafile_change", args=[make_file().pk])),
    ),
    "edit a source": (
        WRITERS,
        lambda c, me: c.get(reverse("admin:blog_source_change", args=[make_source().pk])),
    ),
    "describe a picture": (
        WRITERS,
        lambda c, me: c.get(reverse("admin:blog_picture_change", args=[make_picture().pk])),
    ),
    "see the comments": (EVERYBODY, lambda c, me: c.get(reverse("admin:comment-queue"))),
    "see a comment on one's post": (
        EVERYBODY,
        lambda c, me: c.get(reverse("admin:comment", args=[waiting(own_post(me))])),
    ),
    "see a comment on another's post": (
        {OWNER, EDITOR, MODERATOR},
        lambda c, me: c.get(reverse("admin:comment", args=[waiting(others_post())])),
    ),
    "change the settings": ({OWNER}, lambda c, me: c.get("/admin/settings/general/")),
    "bring a citation style": ({OWNER}, lambda c, me: c.get("/admin/blog/ownstyle/add/")),
    "see the people": ({OWNER}, lambda c, me: c.get(reverse("admin:blog_account_changelist"))),
    "change a person": (
        {OWNER},
        lambda c, me: c.get(reverse("admin:blog_account_change", args=[make_account().pk])),
    ),
    "invite somebody": ({OWNER}, lambda c, me: c.get(reverse("admin:person-invite"))),
    "end another's sessions": (
        {OWNER},
        lambda c, me: c.post(reverse("admin:person-end-sessions", args=[make_account().pk])),
    ),
    "make another's password link": (
        {OWNER},
        lambda c, me: c.post(reverse("admin:person-password", args=[make_account().pk])),
    ),
    "turn another's second factor off": (
        {OWNER},
        lambda c, me: c.post(reverse("admin:person-two-factor-disable", args=[make_account().pk])),
    ),
    "see how the blog is doing": ({OWNER}, lambda c, me: c.get(reverse("admin:system"))),
    "make API tokens": (EVERYBODY, lambda c, me: c.get(reverse("admin:tokens"))),
    "add webhooks": ({OWNER}, lambda c, me: c.get(reverse("admin:webhooks"))),
    "see failed jobs": ({OWNER}, lambda c, me: c.get(reverse("admin:failed-jobs"))),
    "try a failed job again": (
        {OWNER},
        lambda c, me: c.post(
            reverse("admin:failed-job-retry", args=["email", make_failed_email().pk])
        ),
    ),
    "remove the example": ({OWNER}, lambda c, me: c.post(reverse("admin:welcome-remove"))),
}


@pytest.mark.parametrize("role", [OWNER, EDITOR, AUTHOR, MODERATOR])
@pytest.mark.parametrize("action", ACTIONS)
def test_roles_and_actions(client, action, role):
    allowed, act = ACTIONS[action]
    me = make_account("me", role=role)
    client.force_login(me)
    response = act(client, me)
    is_get = response.request["REQUEST_METHOD"] == "GET"
    if role not in allowed:
        # Django's model pages redirect to the dashboard if a row belongs to another author
        is_of_another = action == "edit another's post" and role == AUTHOR
        assert response.status_code in ({302} if is_of_another else {403, 404})
        assert response.get("Location", "/admin/") == "/admin/"
    elif is_get or action in SHOWN:
        assert response.status_code == 200
    else:
        assert response.status_code == 302
        assert not response["Location"].startswith("/admin/login/")


def test_the_table_has_every_role():
    assert set(GRANTED) == set(Role.values) == EVERYBODY
