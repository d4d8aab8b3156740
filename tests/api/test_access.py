"""Tokens, scopes and methods; every route is walked."""

import pytest
from django.test import Client
from django.urls import get_resolver

from blog.people.models import Role
from blog.people.tokens.models import Scope
from blog.posts.models import Post
from tests.factories import make_account, make_comment, make_draft, make_post
from tests.house.test_walks import address_of, routes

pytestmark = pytest.mark.django_db

WRITING = ("POST", "PATCH", "DELETE", "PUT")


def api_routes():
    given = {"pk": 1, "key": "a", "action": "approve"}
    found = [route for route in routes(get_resolver()) if route[0].startswith("api:")]
    return [(name, address_of(name, pattern, **given)) for name, pattern in found]


def test_no_route_changes_anything_without_a_token_whatever_the_session():
    post = make_post()
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_account(role=Role.OWNER))
    before = Post.objects.values().get(pk=post.pk)
    walked = 0
    for name, path in api_routes():
        for method in WRITING:
            answer = client.generic(method, path.replace("/1/", f"/{post.pk}/"), "{}")
            is_fault = answer.status_code == 200 and b"<fault>" in answer.content
            assert is_fault or answer.status_code in {401, 405}, (name, method)
            assert not answer.cookies
            walked += answer.status_code == 401
    assert walked >= 10
    assert Post.objects.values().get(pk=post.pk) == before


def test_a_wrong_token_is_refused_everywhere():
    client = Client(headers={"Authorization": "Bearer ibid_wrong"})
    for name, path in api_routes():
        for method in ("GET", *WRITING):
            answer = client.generic(method, path)
            assert answer.status_code in {401, 405}, (name, method)
            if answer.status_code == 401:
                assert answer["WWW-Authenticate"].startswith("Bearer"), name


def test_a_password_of_a_front_server_is_no_token(stranger):
    answer = stranger.client.get("/api/v1/", headers={"Authorization": "Basic YTpi"})
    assert answer.status_code == 200


def test_who_the_token_belongs_to(program_of, author):
    program = program_of(author, Scope.MODERATE)
    assert program.get().json()["token"] == {
        "name": "Editor",
        "scopes": ["moderate"],
        "account": "Ada",
    }


@pytest.mark.parametrize("role", Role.values)
def test_roles_by_what_their_tokens_may_do(program_of, role):
    """All scopes, and yet only what the role allows."""
    account, other = make_account(role=role), make_account()
    program = program_of(account)
    post, mine = make_draft(author=other), make_draft(author=account)
    comment = make_comment(post=make_post(author=other), state="pending")
    edits, writes = role in {Role.OWNER, Role.EDITOR}, role != Role.MODERATOR
    statuses = {
        "create": program.post("posts/", title="New").status_code,
        "update": program.patch(f"posts/{mine.pk}/", version=1, title="x").status_code,
        "update another's": program.patch(f"posts/{post.pk}/", version=1, title="x").status_code,
        "trash another's": program.delete(f"posts/{post.pk}/").status_code,
        "moderate another's": program.post(f"comments/{comment.pk}/approve/").status_code,
    }
    refused = 404 if writes else 403
    assert statuses == {
        "create": 201 if writes else 403,
        "update": 200 if writes else 403,
        "update another's": 200 if edits else refused,
        "trash another's": 204 if edits else refused,
        "moderate another's": 404 if role == Role.AUTHOR else 200,
    }


def test_each_change_needs_its_scope(program_of, author):
    post = make_draft(author=author)
    comment = make_comment(post=make_post(author=author), state="pending")
    calls = {
        Scope.WRITE_POSTS: lambda p: p.patch(f"posts/{post.pk}/", version=1, title="x"),
        Scope.MODERATE: lambda p: p.post(f"comments/{comment.pk}/approve/"),
        Scope.UPLOAD_MEDIA: lambda p: p.post("media/"),
    }
    for scope, call in calls.items():
        others = [other for other in Scope if other != scope]
        assert call(program_of(author, *others)).status_code == 403
        assert call(program_of(author, scope)).status_code in {200, 422}
