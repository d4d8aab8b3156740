"""The audit log: what people did, in sentences."""

import pytest
from django.test import Client
from django.urls import reverse

from blog.people.audit import last_actions, note
from blog.people.models import Role
from blog.posts.bulk.models import BulkAct
from blog.posts.tags.models import Tag
from tests.factories import make_account, make_draft, make_picture, make_post, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_account("editor", role=Role.EDITOR)


@pytest.fixture
def admin(client, editor):
    client.force_login(editor)
    return client


def did(editor) -> list[str]:
    """The sentences of the log, the oldest first."""
    return [action.sentence for action in last_actions(editor)][::-1]


def pressed(admin: Client, route: str, *args: object, **data: object) -> None:
    assert admin.post(reverse(f"admin:{route}", args=args), data).status_code == 302


def test_what_is_done_to_a_post(admin, editor):
    post = make_post(title="River", author=editor)
    pressed(admin, "post-change-several", "tag", posts=post.pk, tags="Ice")
    pressed(admin, "post-undo", BulkAct.objects.get().pk)
    pressed(admin, "post-restore", post.pk, 2, based_on=3)
    pressed(admin, "post-withdraw", post.pk, withdrawn_reason="Wrong.")
    pressed(admin, "trash-throw-away", "post", post.pk)
    pressed(admin, "trash-restore", "post", post.pk)
    assert did(editor) == [
        "Changed the tags of “River”.",
        "Undid a bulk change of “River”.",
        "Restored version 2 of “River”.",
        "Withdrew “River”.",
        "Moved the post “River” to the trash.",
        "Restored the post “River” from the trash.",
    ]


def test_what_changed_nothing_is_not_told(admin, editor):
    post = make_draft(author=editor)
    pressed(admin, "post-change-several", "withdraw", posts=post.pk)
    assert did(editor) == []


def test_what_is_done_to_sources_tags_and_pictures(
    admin, editor, django_capture_on_commit_callbacks
):
    kept, gone = make_source(title="Kept"), make_source(title="Gone")
    pressed(admin, "source-merge", first=kept.pk, second=gone.pk, keep="first")
    tags = [Tag.objects.create(name=name, slug=name) for name in ("ice", "snow")]
    pressed(admin, "tag-merge", first=tags[0].pk, second=tags[1].pk, keep="first")
    picture = make_picture(alt="A map")
    pressed(admin, "trash-throw-away", "picture", picture.pk)
    pressed(admin, "trash-delete", "picture", picture.pk)
    bibliography = "@book{a, title = {A}, author = {B, C}, year = 2001}"
    with django_capture_on_commit_callbacks(execute=True):  # the worker imports it
        pressed(admin, "source-import", text=bibliography, confirmed="yes")
    assert did(editor) == [
        "Merged the source “Lüthi, Gone, 2008” into “Lüthi, Kept, 2008”.",
        "Merged the tag “snow” into “ice”.",
        "Moved the picture “A map” to the trash.",
        "Deleted the picture “A map” forever.",
        "Imported a bibliography with 1 new source.",
    ]
    page = admin.get(reverse("admin:me")).content.decode()
    assert "Merged the tag “snow” into “ice”." in page


def test_an_entry_links_to_what_was_changed_unless_it_is_ones_own_account(editor):
    chiara = make_account("chiara")
    note(editor, "Ended the sessions of Chiara.", of=chiara)
    note(editor, "Changed the password.")
    assert [(action.sentence, action.url) for action in last_actions(editor)] == [
        ("Changed the password.", ""),
        ("Ended the sessions of Chiara.", f"/admin/blog/account/{chiara.pk}/change/"),
    ]


def test_an_entry_of_0_1_names_the_row_unless_it_is_ones_own_account(editor):
    chiara = make_account("chiara")
    note(editor, "ended the sessions", of=chiara)
    note(editor, "changed the password")
    assert did(editor) == ["ended the sessions: Chiara", "changed the password"]
