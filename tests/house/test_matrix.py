"""Roles × objects × actions: what an account reaches by guessing keys in Django's own pages."""

from importlib import import_module

import pytest
from django.conf import settings
from django.test import Client
from django.urls import NoReverseMatch, reverse

from blog.admin.comments.deleted_data import COUNTS
from blog.admin.site import admin_site
from blog.comments.models import State
from blog.comments.privacy.models import DeletionLog
from blog.people.models import Role
from blog.posts.models import Post
from blog.posts.series.models import Series
from blog.posts.tags.models import Tag
from blog.sources.available_styles import add_style
from tests.factories import (
    make_account,
    make_comment,
    make_draft,
    make_failed_email,
    make_file,
    make_picture,
    make_scheduled,
    make_source,
)
from tests.sample_admin import CSL

pytestmark = pytest.mark.django_db

OWNER, EDITOR, AUTHOR, MODERATOR = Role.OWNER, Role.EDITOR, Role.AUTHOR, Role.MODERATOR
WRITERS = {OWNER, EDITOR, AUTHOR}
# By kind of object, all of them another's: who may open the pages about it.
ALLOWED = {
    "draft": {OWNER, EDITOR},
    "scheduled": {OWNER, EDITOR},
    "comment": {OWNER, EDITOR, MODERATOR},
    "picture": WRITERS,
    "mediafile": WRITERS,
    "source": WRITERS,
    "account": {OWNER},
    "email": {OWNER},
    "tag": {OWNER, EDITOR},
    "series": WRITERS,
    "ownstyle": {OWNER},
    "deletionlog": {OWNER},
}
PAGES = ("change", "delete", "history")


@pytest.fixture
def objects():
    """One object of each kind, none of them the visitor's."""
    other = make_account()
    draft = make_draft(author=other)
    return {
        "draft": draft,
        "scheduled": make_scheduled(author=other),
        "comment": make_comment(post=make_scheduled(author=other), state=State.PENDING),
        "picture": make_picture(),
        "mediafile": make_file(),
        "source": make_source(),
        "account": other,
        "email": make_failed_email(),
        "tag": Tag.objects.create(name="War", podcast_category="History"),
        "series": Series.objects.create(title="Talks", slug="talks", podcast_category="History"),
        "ownstyle": add_style(CSL.read_bytes()),
        "deletionlog": DeletionLog.objects.create(**dict.fromkeys(COUNTS, 0)),
    }


def pages_of(row) -> list[str]:
    found = []
    for page in PAGES:
        try:
            found.append(reverse(f"admin:blog_{row._meta.model_name}_{page}", args=[row.pk]))
        except NoReverseMatch:
            continue
    return found


def is_refused(response) -> bool:
    """Refused, not found, or sent to the dashboard as if there were no such row."""
    is_away = bool(response.redirect_chain) and response.redirect_chain[-1][0] == "/admin/"
    return is_away or response.status_code in {403, 404, 405}


@pytest.mark.parametrize("role", Role.values)
def test_who_reaches_what_by_guessing_its_key(role, objects):
    client = Client()
    client.force_login(make_account(role=role))
    for kind, row in objects.items():
        for path in pages_of(row):
            if role in ALLOWED[kind]:
                if path.endswith("/change/"):
                    assert client.get(path).status_code in {200, 302, 403}, (kind, path)
                continue
            assert is_refused(client.get(path, follow=True)), (kind, path)
            assert is_refused(client.post(path, {"post": "yes"}, follow=True)), (kind, path)
            assert type(row)._base_manager.filter(pk=row.pk).exists(), (kind, path)


@pytest.mark.parametrize("role", [AUTHOR, MODERATOR])
def test_nothing_of_another_s_draft_changes_by_guessing_its_key(role, objects):
    client, draft = Client(), objects["draft"]
    client.force_login(make_account(role=role))
    for route in ("post-restore", "post-withdraw", "post-preview-share", "post-discard-changes"):
        arguments = [draft.pk, 1] if route == "post-restore" else [draft.pk]
        response = client.post(reverse(f"admin:{route}", args=arguments), {"withdrawn_reason": "x"})
        assert response.status_code in {403, 404}, route
    before = Post.objects.values().get(pk=draft.pk)
    client.post(reverse("admin:post-change-several", args=["trash"]), {"posts": [draft.pk]})
    assert Post.objects.values().get(pk=draft.pk) == before


def test_every_model_of_the_panel_is_in_the_matrix():
    import_module(settings.ROOT_URLCONF)  # registers them
    models = {model._meta.model_name for model in admin_site._registry}
    assert models - {"post", "site"} == set(ALLOWED) - {"draft", "scheduled"}
