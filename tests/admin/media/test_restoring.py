"""The page on which authors restore a lost file."""

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from blog.media.integrity.verifying import verify
from blog.media.origins import copy_picture
from blog.media.uploading import store_picture
from blog.people.models import Role
from blog.site.models import Site, WebArchive
from tests.factories import make_account, make_file, make_picture, make_post, picture_file, showing
from tests.sample_files import pdf

pytestmark = pytest.mark.django_db


def lost(media):
    default_storage.delete(media.path)
    verify(media)
    return media


def path_of(media, route: str = "media-restore") -> str:
    return reverse(f"admin:{route}", args=[media.model_name, media.pk])


def sent(content: bytes, name: str) -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile(name, content)}


def test_a_picture_is_restored_from_its_page(admin):
    upload = picture_file()
    picture = store_picture(upload, name="heron.png", alt="A heron")
    make_post(title="At the pond", body=showing(picture))
    lost(picture)
    change = reverse("admin:blog_picture_change", args=[picture.pk])
    page = admin.get(change).content.decode()
    assert "The file is missing" in page and path_of(picture) in page
    page = admin.get(path_of(picture)).content.decode()
    assert "“A heron” has been missing since" in page and "1 post by others" in page
    wrong = admin.post(path_of(picture), sent(picture_file().getvalue(), "b.png"))
    assert "This is another file" in wrong.content.decode()
    assert admin.post(path_of(picture), sent(b"<svg>", "b.svg")).status_code == 200
    done = admin.post(path_of(picture), sent(upload.getvalue(), "b.png"))
    assert (done.status_code, done["Location"]) == (302, change)
    picture.refresh_from_db()
    assert picture.is_intact
    assert "The file is missing" not in admin.get(change).content.decode()


def test_a_file_is_restored_from_its_page(admin):
    content = pdf("Wheat prices")
    file = lost(make_file(content=content))
    assert (
        "The file is missing"
        in admin.get(reverse("admin:blog_mediafile_change", args=[file.pk])).content.decode()
    )
    assert "Choose a file." in admin.post(path_of(file)).content.decode()
    assert admin.post(path_of(file), sent(content, "a.pdf")).status_code == 302
    file.refresh_from_db()
    assert file.is_intact


def test_a_picture_is_fetched_from_its_origin(admin, internet):
    content = picture_file().getvalue()
    internet.page("ada.example/heron.png", content, kind="image/png")
    picture = lost(copy_picture("http://ada.example/heron.png"))
    assert "http://ada.example/heron.png" in admin.get(path_of(picture)).content.decode()
    assert admin.post(path_of(picture, "media-fetch")).status_code == 302
    picture.refresh_from_db()
    assert picture.is_intact
    lost(picture)
    internet.page("ada.example/heron.png", status="404 Not Found")
    page = admin.post(path_of(picture, "media-fetch"), follow=True).content.decode()
    assert "Nothing was changed: the file could not be fetched. It responded with 404" in page
    internet.page("ada.example/heron.png", picture_file().getvalue(), kind="image/png")
    page = admin.post(path_of(picture, "media-fetch"), follow=True).content.decode()
    assert "Nothing was changed. This is another file" in page


def test_a_picture_is_fetched_from_the_web_archive(admin, internet, settings):
    content, url = picture_file().getvalue(), "http://ada.example/heron.png"
    internet.page("ada.example/heron.png", content, kind="image/png")
    picture = lost(copy_picture(url))
    button, archived = "Fetch from the web archive", {"archived": "1"}
    assert button not in admin.get(path_of(picture)).content.decode()
    page = admin.post(path_of(picture, "media-fetch"), archived, follow=True).content.decode()
    assert "could not be fetched. No web archive is chosen in the settings." in page
    settings.PUBLIC_URL = "https://blog.example"
    Site.objects.update_or_create(pk=1, defaults={"web_archive": WebArchive.WAYBACK})
    assert button in admin.get(path_of(picture)).content.decode()
    internet.redirect(f"web.archive.org/web/{url}", f"/web/20130714090000/{url}")
    for form in ("", "id_"):
        internet.page(f"web.archive.org/web/20130714090000{form}/{url}", content, kind="image/png")
    admin.post(path_of(picture, "media-fetch"), archived)
    picture.refresh_from_db()
    assert picture.is_intact


def test_what_has_no_origin_is_not_fetched_and_posts_are_no_media(admin):
    picture = lost(make_picture())
    assert admin.post(path_of(picture, "media-fetch")).status_code == 404
    assert admin.get(path_of(picture, "media-fetch")).status_code == 405
    post = reverse("admin:media-restore", args=["post", make_post().pk])
    assert admin.get(post).status_code == 404


def test_a_moderator_restores_nothing(client):
    client.force_login(make_account(role=Role.MODERATOR))
    assert client.get(path_of(make_picture())).status_code == 404
