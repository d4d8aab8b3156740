"""Stored heads of comments: used while they hold, never when they are outdated."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import override_settings
from django.utils import timezone

from blog.comments.avatars import avatar_path
from blog.comments.heads import _release, head_of, render_outdated, stored_head
from blog.comments.models import Comment, Kind, State
from blog.comments.privacy.erasing import erase
from blog.comments.versions.editing import edit
from blog.site.editing import save_site
from blog.site.localizing import localized
from blog.site.models import Site
from tests.factories import make_account, make_comment, make_mention, make_post

AT = datetime(2013, 7, 15, 12, 30, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def shown(comment: Comment) -> str:
    with localized(Site.objects.current()):
        return " ".join(head_of(Comment.objects.get(pk=comment.pk)))


def is_stored(comment: Comment) -> bool:
    comment.refresh_from_db()
    return comment.head == stored_head(comment)


def test_a_head_is_stored_with_the_comment_and_used():
    comment = make_comment(name="Rosa", created_at=AT)
    assert is_stored(comment)

    Comment.objects.update(head=[comment.head[0], "By Rosa", "at noon", ""])

    assert shown(comment) == "By Rosa at noon "


def test_a_head_shows_the_commenter_and_the_time():
    comment = make_comment(name="<Rosa>", website="https://rosa.example/", created_at=AT)

    author, time, notes = head_of(comment)

    assert '<a class="u-url" itemprop="url" href="https://rosa.example/"' in author
    assert "&lt;Rosa&gt;" in author
    assert 'datetime="2013-07-15T12:30+0000">July 15, 2013, 12:30 PM</time>' in time
    assert notes == ""


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Ada"},
        {"email": "ada@example.org"},
        {"website": "https://ada.example/"},
        {"original_url": "https://ada.example/1", "kind": Kind.REPLY},
        {"created_at": AT + timedelta(days=1)},
        {"edited_at": AT},
    ],
)
def test_an_outdated_head_is_never_shown(change):
    comment = make_comment(created_at=AT)
    before = shown(comment)

    Comment.objects.update(**change)

    assert shown(comment) != before
    assert not is_stored(comment)
    assert render_outdated() == 1
    assert is_stored(comment)


def test_the_kind_of_a_mention_is_part_of_its_head():
    comment = make_mention(kind=Kind.MENTION)
    Comment.objects.update(kind=Kind.REPLY)
    assert "replied at ada.example" in shown(comment)


def test_the_editor_is_part_of_the_head():
    comment = make_comment(edited_at=AT)
    assert "edited" in shown(comment)
    Comment.objects.update(edited_by=make_account())
    assert "edited by a moderator" in shown(comment)


@pytest.mark.parametrize("setting", [{"language": "de"}, {"time_zone": "Asia/Tokyo"}])
def test_a_changed_setting_shows_at_once_and_is_stored(setting, django_capture_on_commit_callbacks):
    comment = make_comment(created_at=AT)
    before = shown(comment)
    with django_capture_on_commit_callbacks(execute=True):
        save_site(Site(**setting))

    assert shown(comment) != before
    assert is_stored(comment)


def test_another_secret_key_makes_other_avatars(new_process):
    comment = make_comment(created_at=AT)
    before = shown(comment)
    with override_settings(SECRET_KEY="another"):
        new_process()
        assert shown(comment) != before


@pytest.fixture
def new_process():
    """Return a function that forgets what a process keeps in memory."""

    def forget():
        _release.cache_clear()
        avatar_path.cache_clear()

    yield forget
    forget()


def test_an_edit_stores_the_head_again():
    comment = make_comment()
    edit(comment, body="Other words.")
    assert "edited" in shown(comment)
    assert is_stored(comment)


def test_nothing_of_an_erased_comment_stays():
    comment = make_comment(name="Rosa", website="https://rosa.example/")
    erase([comment])
    comment.refresh_from_db()
    assert comment.head == []


def test_a_comment_written_in_the_admin_panel_is_in_the_language_of_the_blog():
    save_site(Site(language="de"))
    assert "15. Juli 2013" in make_comment(created_at=AT).head[2]


def test_only_comments_that_readers_see_are_rendered():
    make_comment(state=State.PENDING)
    make_mention(kind=Kind.LIKE)
    Comment.objects.update(head=[])
    assert render_outdated() == 0


def test_all_comments_are_rendered_batch_by_batch(monkeypatch):
    monkeypatch.setattr("blog.comments.heads.BATCH", 2)
    post = make_post()
    for _ in range(5):
        make_comment(post=post, created_at=timezone.now())
    Comment.objects.update(head=[])
    assert render_outdated() == 5
    assert render_outdated() == 0
