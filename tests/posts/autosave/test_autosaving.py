"""Autosaved drafts: text that was typed but not saved."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import IntegrityError

from blog.posts.autosave.autosaving import (
    autosave,
    close,
    delete_old_autosaves,
    leave,
    others_editing,
    unsaved_by,
    wording_of,
)
from blog.posts.autosave.models import PRESENT_FOR, Autosave
from blog.posts.models import Post
from tests.factories import citing, make_account, make_draft, make_source

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
LATER = NOW + PRESENT_FOR + timedelta(seconds=1)


@pytest.fixture
def alice():
    return make_account("alice")


def at(moment: datetime):
    return time_machine.travel(moment, tick=False)


def test_an_autosave_leaves_the_post_unchanged(alice):
    post = make_draft(body="<p>One.</p>")
    copy = autosave(uuid4(), by=alice, post=post, based_on=1, fields={"body": "<p>Two.</p>"})
    assert (copy.fields, copy.based_on) == ({"body": "<p>Two.</p>"}, 1)
    assert Post.objects.get().body == "<p>One.</p>"


def test_a_heartbeat_changes_no_fields(alice):
    window = uuid4()
    autosave(window, by=alice, post=None, fields={"title": "River"})
    autosave(window, by=alice, post=None)
    assert Autosave.objects.get().fields == {"title": "River"}


def test_another_account_s_window_is_not_changed(alice):
    window = uuid4()
    autosave(window, by=alice, post=None, fields={"title": "River"})
    assert autosave(window, by=make_account("bob"), post=None, fields={"title": "x"}) is None
    assert Autosave.objects.get().fields == {"title": "River"}


def test_a_closed_window_is_not_changed(alice):
    window = uuid4()
    autosave(window, by=alice, post=None, fields={"title": "River"})
    close(window, by=alice)
    assert autosave(window, by=alice, post=None, fields={"title": "x"}) is None
    assert Autosave.objects.get().fields == {}
    assert unsaved_by(alice, None) == []


def test_an_autosave_after_the_save_is_refused(alice):
    """Even if the save came before the first autosave of its window."""
    window = uuid4()
    close(window, by=alice)
    assert autosave(window, by=alice, post=None, fields={"title": "River"}) is None
    assert unsaved_by(alice, None) == []


def test_unsaved_changes_are_offered_once_their_window_has_expired(alice):
    post = make_draft(author=alice)
    with at(NOW):
        copy = autosave(uuid4(), by=alice, post=post, fields={"body": "<p>Two.</p>"})
        assert unsaved_by(alice, post) == []
    with at(LATER):
        assert unsaved_by(alice, post) == [copy]
        assert unsaved_by(alice, None) == unsaved_by(make_account("bob"), post) == []


def test_unsaved_changes_are_offered_at_once_after_leaving(alice):
    window = uuid4()
    copy = autosave(window, by=alice, post=None, fields={"title": "River"})
    leave(window, by=alice)
    assert unsaved_by(alice, None) == [copy]


def test_a_window_without_changes_leaves_nothing(alice):
    window = uuid4()
    autosave(window, by=alice, post=None)
    leave(window, by=alice)
    assert not Autosave.objects.exists()


def test_changes_already_in_the_post_are_not_offered(alice):
    source = make_source()
    post = make_draft(body=f"<p>One{citing(source)}.</p>", tags=("Asia", "Cold War"))
    fields = {
        "title": post.title,
        "body": f"<p>One{citing(source)}.</p><p></p>",
        "tags": "Cold War, Asia",
        "consulted_keys": "",
        "summary": "",
    }
    autosave(uuid4(), by=alice, post=post, fields=fields, is_open=False)
    assert unsaved_by(alice, post) == []


def test_changes_to_a_deleted_post_are_offered_for_a_new_post(alice):
    post = make_draft()
    copy = autosave(uuid4(), by=alice, post=post, fields={"title": "River"}, is_open=False)
    post.delete()
    assert unsaved_by(alice, None) == [copy]


def test_the_wording_of_an_autosave_is_sanitized():
    copy = Autosave(fields={"title": " River ", "body": "<p onclick=x>a</p>", "tags": "b, a"})
    wording = wording_of(copy)
    assert (wording.title, wording.body, wording.tags) == ("River", "<p>a</p>", ("a", "b"))


def test_others_editing_the_post(alice):
    bob, post, mine = make_account("bob"), make_draft(), uuid4()
    with at(NOW):
        autosave(mine, by=alice, post=post)
        assert others_editing(post, window=mine) == []
        autosave(uuid4(), by=bob, post=post)
        autosave(uuid4(), by=bob, post=post)
        autosave(uuid4(), by=alice, post=post)
        autosave(uuid4(), by=bob, post=make_draft())
        assert others_editing(post, window=mine) == [alice, bob]
    with at(LATER):
        assert others_editing(post, window=mine) == []


def test_others_are_in_the_order_of_their_names_and_then_of_their_accounts():
    names = ("Zoe", "Ann", "Zoe", "Mia")
    zoe, ann, other_zoe, mia = (make_account(name=name) for name in names)
    post, mine = make_draft(), uuid4()
    with at(NOW):
        for account in (other_zoe, mia, zoe, ann):
            autosave(uuid4(), by=account, post=post)
    with at(NOW + PRESENT_FOR):
        assert others_editing(post, window=mine) == [ann, mia, zoe, other_zoe]
    with at(NOW + PRESENT_FOR + timedelta(microseconds=1)):
        assert others_editing(post, window=mine) == []


def test_old_autosaves_are_deleted(alice):
    saved, unsaved, shut = uuid4(), uuid4(), uuid4()
    with at(NOW):
        for window in (saved, unsaved):
            autosave(window, by=alice, post=None, fields={"title": "River"})
        close(saved, by=alice)
        autosave(shut, by=alice, post=None)
    for days, left in ((29, {saved, unsaved, shut}), (31, {unsaved}), (366, set())):
        with at(NOW + timedelta(days=days)):
            delete_old_autosaves()
        assert set(Autosave.objects.values_list("window", flat=True)) == left


def test_the_database_refuses_fields_without_a_time(alice):
    with pytest.raises(IntegrityError):
        Autosave.objects.create(account=alice, fields={"title": "River"})
