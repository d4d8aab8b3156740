"""Lost originals come back: the same bytes, and nothing else."""

from io import BytesIO

import pytest
from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from blog.media.integrity.restoring import (
    NotArchived,
    OtherContent,
    restore_from_archive,
    restore_from_origin,
    restore_from_upload,
)
from blog.media.integrity.verifying import verify
from blog.media.models import Picture
from blog.media.origins import copy_of, copy_picture
from blog.media.uploading import store_picture
from blog.net.fetching import FetchFailed, FetchRefused
from blog.site.models import Site, WebArchive
from tests.factories import make_file, make_picture, make_post, picture_file, showing
from tests.internet import authority, internet
from tests.sample_files import pdf

__all__ = ["authority", "internet"]

pytestmark = pytest.mark.django_db


def lose(media) -> None:
    default_storage.delete(media.path)
    verify(media)


def stored(picture: Picture) -> bytes:
    with default_storage.open(picture.path) as file:
        return file.read()


@pytest.mark.parametrize("copy", ["as uploaded", "as stored"])
def test_the_same_picture_comes_back_on_its_page(copy):
    upload = picture_file(format="JPEG")
    picture = store_picture(upload, name="a.jpg", alt="A heron")
    post = make_post(body=showing(picture))
    content = stored(picture)
    given = upload.getvalue() if copy == "as uploaded" else content
    lose(picture)
    post.refresh_from_db()
    assert "cannot be shown" in post.rendered
    restore_from_upload(picture, ContentFile(given, name="copy.jpg"))
    post.refresh_from_db()
    assert "cannot be shown" not in post.rendered
    assert stored(picture) == content


def test_a_damaged_picture_is_overwritten():
    upload = picture_file()
    picture = store_picture(upload, name="a.png")
    content = stored(picture)
    default_storage.delete(picture.path)
    default_storage.save(picture.path, ContentFile(b"damaged"))
    verify(picture)
    store_picture(BytesIO(upload.getvalue()), name="a.png")  # uploading it again does it, too
    assert stored(picture) == content
    assert Picture.objects.get().fault == ""


def test_another_picture_is_refused_and_nothing_changes():
    picture = make_picture()
    lose(picture)
    with pytest.raises(OtherContent):
        restore_from_upload(picture, File(picture_file(), name="b.png"))
    assert Picture.objects.get().fault == "missing"


def test_the_same_upload_that_a_new_encoder_writes_otherwise_gets_a_new_digest(client):
    upload = picture_file()
    picture = store_picture(upload, name="a.png")
    before = picture.file.url
    Picture.objects.filter(pk=picture.pk).update(
        digest="f" * 64, file=f"pictures/ff/{'f' * 64}.png"
    )
    picture = Picture.objects.get()
    lose(picture)
    restore_from_upload(picture, ContentFile(upload.getvalue(), name="a.png"))
    picture.refresh_from_db()
    assert (picture.fault, picture.is_intact, picture.file.url) == ("", True, before)
    moved = client.get(f"/media/pictures/ff/{'f' * 64}.png")
    assert (moved.status_code, moved["Location"]) == (302, before)


def test_a_file_comes_back_only_with_its_own_bytes():
    content = pdf("Wheat prices")
    file = make_file(content=content)
    lose(file)
    with pytest.raises(OtherContent):
        restore_from_upload(file, ContentFile(pdf("Other"), name="a.pdf"))
    restore_from_upload(file, ContentFile(content, name="a.pdf"))
    file.refresh_from_db()
    assert (file.fault, file.is_intact, default_storage.exists(file.preview)) == ("", True, True)


def test_a_picture_is_fetched_from_where_it_was_copied(internet):
    content = picture_file().getvalue()
    internet.page("ada.example/heron.png", content, kind="image/png")
    picture = copy_picture("http://ada.example/heron.png", alt="A heron", credit="Ada")
    assert (picture.origin_url, picture.credit) == ("http://ada.example/heron.png", "Ada")
    assert copy_picture("http://ada.example/heron.png") == picture
    assert internet.urls == ["ada.example/heron.png"]  # the second time, it was known
    lose(picture)
    restore_from_origin(picture)
    assert Picture.objects.get().fault == ""
    internet.page("ada.example/heron.png", picture_file().getvalue(), kind="image/png")
    lose(picture)
    with pytest.raises(OtherContent):
        restore_from_origin(picture)


def test_a_picture_whose_origin_is_gone_comes_from_the_archive(internet, settings):
    settings.PUBLIC_URL = "https://blog.example"
    content, url = picture_file().getvalue(), "http://ada.example/heron.png"
    internet.page("ada.example/heron.png", content, kind="image/png")
    picture = copy_picture(url)
    lose(picture)
    with pytest.raises(NotArchived, match="No web archive is chosen"):
        restore_from_archive(picture)
    Site.objects.update_or_create(pk=1, defaults={"web_archive": WebArchive.WAYBACK})
    internet.page(f"web.archive.org/web/{url}", status="503 Service Unavailable")
    with pytest.raises(NotArchived, match=r"try again later\. It responded with 503"):
        restore_from_archive(picture)
    internet.page(f"web.archive.org/web/{url}", status="404 Not Found")
    with pytest.raises(NotArchived, match="does not have it"):
        restore_from_archive(picture)
    internet.redirect(f"web.archive.org/web/{url}", f"/web/20130714090000/{url}")
    internet.page(f"web.archive.org/web/20130714090000/{url}", "a page around the picture")
    raw = f"web.archive.org/web/20130714090000id_/{url}"
    internet.page(raw, content, kind="image/png")
    restore_from_archive(picture)
    assert Picture.objects.get().is_intact
    assert internet.urls[-1] == raw


def test_a_file_is_fetched_from_its_origin(internet):
    content = pdf("Letter")
    internet.page("ada.example/letter.pdf", content, kind="application/pdf")
    file = make_file(content=content, origin_url="http://ada.example/letter.pdf")
    lose(file)
    restore_from_origin(file)
    file.refresh_from_db()
    assert file.is_intact


@pytest.mark.parametrize(
    ("url", "error"),
    [
        ("http://127.0.0.1/a.png", FetchRefused),
        ("http://ada.example/page", FetchFailed),
        ("http://ada.example/large.png", FetchFailed),
    ],
)
def test_only_pictures_of_the_web_within_the_limits_are_copied(internet, settings, url, error):
    settings.MAX_UPLOAD_MB = 1
    internet.page("ada.example/page", "<p>A page</p>")
    internet.page("ada.example/large.png", b"x" * 1_100_000, kind="image/png")
    with pytest.raises(error):
        copy_picture(url)
    assert not Picture.objects.exists()


def test_nothing_is_fetched_if_the_operator_forbids_it(internet, settings):
    settings.ASK_OTHERS = False
    with pytest.raises(FetchRefused, match="IBID_ASK_OTHERS"):
        copy_picture("http://ada.example/heron.png")
    assert internet.asked == []


def test_the_first_of_two_pictures_from_one_page_is_its_copy():
    url = "https://ada.example/photo.png"
    first, _second = make_picture(origin_url=url), make_picture(origin_url=url)
    assert copy_of(url) == first
