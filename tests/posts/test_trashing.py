"""The trash of posts, pictures and sources."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.files.storage import default_storage

from blog.media.models import Picture
from blog.media.uploading import store_picture
from blog.posts.choices import Stage
from blog.posts.models import Post
from blog.posts.permalinks.models import Permalink
from blog.posts.previews.sharing import preview_token
from blog.posts.publishing import publish
from blog.posts.trashing import InUse, delete_forever, empty_trash, move_to_trash, restore
from blog.site.models import Site
from blog.sources.models import Source
from tests.factories import (
    PHOTO,
    THUMBNAIL,
    citing,
    make_account,
    make_comment,
    make_draft,
    make_picture,
    make_post,
    make_scheduled,
    make_source,
    make_trashed,
    make_withdrawn,
    picture_file,
    rewrite,
)

pytestmark = pytest.mark.django_db


def state(post: Post) -> list[object]:
    post = Post.objects.get(pk=post.pk)
    fields = [field.attname for field in Post._meta.concrete_fields if field.name != "saved_at"]
    return [
        *(getattr(post, name) for name in fields),
        sorted(post.tags.names()),
        [str(byline) for byline in post.bylines.all()],
        list(post.comments.values_list("pk", flat=True)),
        list(post.citations.values_list("source", "locator")),
    ]


def test_a_post_is_restored_completely(client):
    post = make_post(tags=("Rivers",), body=f"<p>a{citing(make_source(), locator='7')}</p>")
    make_comment(post=post)
    before = state(post)
    move_to_trash(post, by=make_account())
    assert client.get(post.get_absolute_url()).status_code == 410
    restore(Post.objects.get())
    assert state(post) == before
    assert client.get(post.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    ("make", "stage", "status"),
    [
        (make_post, Stage.PUBLISHED, 410),
        (make_withdrawn, Stage.WITHDRAWN, 410),
        (make_scheduled, Stage.SCHEDULED, 404),
    ],
)
def test_the_url_of_a_trashed_post_is_gone_only_if_it_was_public(client, make, stage, status):
    post = make(title="Words")
    assert post.stage == stage
    move_to_trash(post)
    assert post.stage == Stage.TRASHED
    for url in (post.get_absolute_url(), f"{post.get_absolute_url()}cite/"):
        response = client.get(url)
        assert response.status_code == status
        assert "Words" not in response.content.decode()
        assert response.get("Cache-Control") == ("no-cache" if status == 410 else None)


def test_trashing_ends_a_preview_link(client):
    post = make_draft()
    url = f"/preview/{preview_token(post)}/"
    assert client.get(url).status_code == 200
    move_to_trash(post)
    assert client.get(url).status_code == 404


def test_a_scheduled_post_in_the_trash_is_not_published(client):
    post = make_scheduled()
    move_to_trash(post)
    with time_machine.travel(datetime.now(UTC) + timedelta(days=2), tick=False):
        assert client.get(post.get_absolute_url()).status_code == 404
        assert not Post.objects.live().exists()


def test_admin_lists_leave_out_the_trash():
    account = make_account()
    thrown = make_trashed(author=account)
    assert not Post.objects.editable_by(account).exists()
    assert list(Post.objects.written_by(account).trashed()) == [thrown]
    for stage in Stage:
        found = Post.objects.in_stage(stage)
        assert list(found) == ([thrown] if stage == Stage.TRASHED else [])


def test_a_picture_in_use_cannot_be_trashed():
    shown, leading, free = make_picture(), make_picture(), make_picture()
    move_to_trash(make_draft(body=f'<figure data-picture="{shown.pk}" data-alt="A"></figure>'))
    make_draft(lead_picture=leading)
    for picture in (shown, leading):
        with pytest.raises(InUse):
            move_to_trash(picture)
    move_to_trash(free)
    assert list(Picture.objects.trashed()) == [free]


def test_a_source_in_use_cannot_be_trashed():
    cited, consulted, pictured, free = (make_source() for _ in range(4))
    rewrite(make_draft(body=f"<p>a{citing(cited)}</p>"), consulted=[consulted])
    make_picture(source=pictured)
    for source in (cited, consulted, pictured):
        with pytest.raises(InUse):
            move_to_trash(source)
    move_to_trash(free)
    assert list(Source.objects.trashed()) == [free]


def test_using_an_item_again_restores_it():
    source, picture, lead = make_source(), make_picture(), make_picture()
    for item in (source, picture, lead):
        move_to_trash(item)
    body = f'<p>a{citing(source)}</p><figure data-picture="{picture.pk}"></figure>'
    make_draft(body=body, lead_picture=lead)
    assert not Source.objects.trashed().exists()
    assert not Picture.objects.trashed().exists()


def test_uploading_a_trashed_picture_again_restores_it():
    file = picture_file(size=THUMBNAIL)
    picture = store_picture(file, name="a.png")
    move_to_trash(picture)
    file.seek(0)
    assert store_picture(file, name="a.png") == picture
    assert not Picture.objects.trashed().exists()


def test_the_trash_is_emptied_after_ninety_days(django_capture_on_commit_callbacks):
    post, source, picture = make_post(), make_source(), make_picture(size=PHOTO)
    picture.refresh_from_db()
    files = [picture.path, *picture.rendition_names]
    for item in (post, source, picture):
        move_to_trash(item)
    with time_machine.travel(datetime.now(UTC) + timedelta(days=89), tick=False):
        assert empty_trash() == 0
    with (
        time_machine.travel(datetime.now(UTC) + timedelta(days=90, minutes=1), tick=False),
        django_capture_on_commit_callbacks(execute=True),
    ):
        assert empty_trash() == 3
    assert (Post.objects.count(), Source.objects.count(), Picture.objects.count()) == (0, 0, 0)
    assert len(files) == 7
    assert not any(default_storage.exists(name) for name in files)


def test_the_url_of_a_deleted_post_is_gone_and_never_reused(client):
    post = make_post(title="Friends")
    url = post.get_absolute_url()
    move_to_trash(post)
    delete_forever(post)
    assert client.get(url).status_code == 410
    again = make_post(title="Friends")
    assert (again.permalink_id, Permalink.objects.get(path=url).post) == (
        "/2013/07/friends-2/",
        None,
    )


def test_a_restored_scheduled_post_can_have_its_url_again():
    post = make_scheduled(title="Friends")
    move_to_trash(post)
    restore(post)
    publish(post, site=Site.objects.current())
    assert post.is_live


@pytest.mark.parametrize("verb", [move_to_trash, restore, delete_forever])
def test_trashing_and_restoring_is_atomic(verb, monkeypatch):
    page = make_post(kind="page")
    if verb is not move_to_trash:
        move_to_trash(page)
    before = Post.objects.values("pk", "trashed_at", "published_at", "permalink").get()

    def fail(*_args: object) -> None:
        raise RuntimeError

    for step in ("make_menu", "forget_cards"):
        monkeypatch.setattr(f"blog.posts.trashing.{step}", fail)
    with pytest.raises(RuntimeError):
        verb(page)
    assert Post.objects.values("pk", "trashed_at", "published_at", "permalink").get() == before
