"""Originals compared with their digest, a few at a time."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from blog.media.files.models import MediaFile
from blog.media.integrity import verifying
from blog.media.integrity.models import Fault
from blog.media.integrity.originals import digest_of, fault_at, store_original
from blog.media.integrity.verifying import all_media, check_presence, verify, verify_due
from blog.media.models import Picture
from tests.factories import attaching, make_file, make_picture, make_post, showing

pytestmark = pytest.mark.django_db


def overwrite(path: str, content: bytes = b"not what it was") -> None:
    default_storage.delete(path)
    default_storage.save(path, ContentFile(content))


def content_of(path: str) -> bytes:
    with default_storage.open(path) as file:
        return file.read()


def test_a_damaged_picture_and_file_show_a_card_until_they_are_intact_again():
    picture, file = make_picture(alt="A heron"), make_file(title="Prices")
    post = make_post(body=f"<p>Look</p>{showing(picture)}{attaching(file)}")
    kept = [content_of(media.path) for media in (picture, file)]
    for media in (picture, file):
        overwrite(media.path)
        assert verify(media) == Fault.DAMAGED
    post.refresh_from_db()
    assert "This picture cannot be shown" in post.rendered and "A heron" in post.rendered
    assert "This file cannot be opened" in post.rendered and "Prices" in post.rendered
    assert (picture.fault, picture.is_intact) == (Fault.DAMAGED, False)
    for media, content in zip((picture, file), kept, strict=True):
        overwrite(media.path, content)
        assert (verify(media), media.fault) == (None, "")
    post.refresh_from_db()
    assert "cannot be" not in post.rendered


def test_each_step_takes_those_not_verified_for_longest(monkeypatch):
    now = timezone.now()
    media = [make_picture(), make_file(), make_picture()]
    Picture.objects.filter(pk=media[0].pk).update(verified_at=now - timedelta(days=40))
    Picture.objects.filter(pk=media[2].pk).update(verified_at=now - timedelta(days=2))
    seen: list[str] = []
    monkeypatch.setattr(
        verifying,
        "fault_at",
        lambda path, digest: seen.append(path) or fault_at(path, digest=digest),
    )
    monkeypatch.setattr(verifying, "MAX_SECONDS", -1.0)  # one file per step
    assert [verify_due(), verify_due(), verify_due()] == [1, 1, 0]
    assert seen == [media[1].path, media[0].path]
    assert Picture.objects.get(pk=media[0].pk).verified_at >= now


def test_a_step_makes_missing_and_damaged_renditions_again():
    picture, file = make_picture(), make_file()
    picture.refresh_from_db()
    gone, damaged = picture.rendition_names
    default_storage.delete(gone)
    overwrite(damaged)
    default_storage.delete(file.preview)
    assert verify_due() == 2
    for name in (gone, damaged, file.preview):
        assert default_storage.exists(name), name
    assert default_storage.size(damaged) > len(b"not what it was")


def test_what_was_replaced_meanwhile_is_not_recorded():
    picture = make_picture()
    Picture.objects.filter(pk=picture.pk).update(digest="0" * 64)
    overwrite(picture.path)
    verify(picture)
    assert not Picture.objects.missing().exists()


def test_a_missing_file_that_comes_back_damaged_is_damaged():
    picture = make_picture()
    default_storage.delete(picture.path)
    assert check_presence() == 1
    overwrite(picture.path)
    assert (check_presence(), check_presence()) == (1, 0)
    assert Picture.objects.get().fault == Fault.DAMAGED


def test_a_file_that_the_disk_cannot_read_is_damaged(monkeypatch):
    def cannot_read(*_args: object) -> None:
        raise OSError(5, "Input/output error")

    picture = make_picture()
    monkeypatch.setattr(default_storage, "open", cannot_read)
    assert fault_at(picture.path, digest=picture.digest) == Fault.DAMAGED


def test_a_file_that_can_be_read_again_is_intact_the_next_day():
    picture = make_picture()
    content = content_of(picture.path)
    overwrite(picture.path)
    assert check_presence() == 0  # it is there: only reading it shows that it is damaged
    assert verify(picture) == Fault.DAMAGED
    overwrite(picture.path, content)
    assert check_presence() == 1
    assert Picture.objects.get().is_intact


def test_all_media_come_in_batches(monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(verifying, "BATCH", 2)
    media = [make_picture(), make_picture(), make_picture(), make_file()]
    with django_assert_num_queries(5):
        assert list(all_media()) == media
    assert MediaFile.objects.count() == 1


def test_a_file_that_was_read_before_is_stored_from_its_beginning():
    content = ContentFile(b"the whole file")
    content.read()
    path = f"files/{digest_of(content)}.txt"
    content.read()
    assert store_original(path, content, digest=path[6:-4])
    with default_storage.open(path) as stored:
        assert stored.read() == b"the whole file"
