"""The files of the media library."""

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.test import override_settings
from django.urls import reverse

from blog.media.files.models import MediaFile
from blog.media.integrity.verifying import check_presence
from blog.posts.trashing import move_to_trash
from tests import sample_files as samples
from tests.factories import (
    attaching,
    make_account,
    make_draft,
    make_file,
    make_picture,
    make_source,
)

pytestmark = pytest.mark.django_db

LIST, ADD = reverse("admin:blog_mediafile_changelist"), reverse("admin:blog_mediafile_add")


def change_path(file: MediaFile) -> str:
    return reverse("admin:blog_mediafile_change", args=[file.pk])


@pytest.fixture
def author(client):
    account = make_account()
    client.force_login(account)
    return account


def upload(content: bytes, name: str = "minutes.pdf", **fields: str) -> dict[str, object]:
    return {"file": SimpleUploadedFile(name, content), "description": "The minutes", **fields}


def test_a_file_is_uploaded_with_its_metadata(client, author):
    response = client.post(ADD, upload(samples.pdf("Hello"), credit="Archive", license="CC0-1.0"))
    file = MediaFile.objects.get()
    assert response.headers["Location"] == change_path(file)
    assert (file.title, file.description, file.credit, file.pages) == (
        *("minutes", "The minutes"),
        *("Archive", 1),
    )


@pytest.mark.parametrize(
    ("sent", "error"),
    [
        (upload(b"<svg/>", "a.svg"), "can contain scripts"),
        ({"description": "Nothing"}, "Choose a file."),
        (upload(samples.pdf("Hi")) | {"description": ""}, "This field is required."),
    ],
)
def test_what_is_refused_says_why(client, author, sent, error):
    assert error in client.post(ADD, sent).content.decode()
    assert not MediaFile.objects.exists()


def test_a_large_file_is_moved_not_copied(client, author):
    """A form's file above 2.5 MB is on the disk already."""
    content = samples.wav(seconds=400)
    client.post(ADD, upload(content, "talk.wav"))
    file = MediaFile.objects.get()
    assert file.size == default_storage.size(file.path) == len(content) > 2_500_000
    assert (
        TemporaryUploadedFile("a", "b", 1, "")
        .temporary_file_path()
        .startswith(str(default_storage.path("")).rpartition("media")[0])
    )


@override_settings(MAX_FILE_MB=1)
def test_a_body_above_the_operator_s_limit_is_refused_unread(client, author):
    response = client.generic("POST", ADD, b"", CONTENT_LENGTH=str(20 * 1024 * 1024))
    assert response.status_code == 413


def test_the_list_is_searched_and_filtered(client, author):
    make_file(title="Wheat prices")
    silent = make_file(content=samples.wav(), name="Silent.wav", title="Silent talk")
    lost = make_file(title="Lost paper", description="")
    make_draft(body=attaching(silent))
    default_storage.delete(lost.path)
    assert check_presence() == 1
    for query, shown in {
        "": {"Wheat prices", "Silent talk", "Lost paper"},
        "q=wheat": {"Wheat prices"},
        "kind__exact=audio": {"Silent talk"},
        "care=unused": {"Wheat prices", "Lost paper"},
        "care=silent": {"Silent talk"},
        "care=bare": {"Lost paper"},
        "care=lost": {"Lost paper"},
    }.items():
        results = client.get(f"{LIST}?{query}").context["cl"].result_list
        assert {file.title for file in results} == shown, query


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_queries_for_any_number(
    client, author, count, django_assert_max_num_queries
):
    for _number in range(count):
        make_draft(body=attaching(make_file()))
    with django_assert_max_num_queries(10):
        client.get(LIST)


def test_a_file_tells_what_it_reveals_and_where_it_is_used(client, author):
    file = make_file(content=samples.docx(), name="letter.docx")
    make_draft(author=author, title="With letter", body=attaching(file))
    page = client.get(change_path(file)).content.decode()
    for part in ("Data in the file", "<dt>Author</dt><dd>Rosa</dd>", "With letter"):
        assert part in page
    assert "Captions" not in page


def fields(**more: object) -> dict[str, object]:
    return {"title": "Talk", "description": "A talk", **more}


def test_captions_are_uploaded_and_removed(client, author):
    source, poster = make_source(), make_picture()
    file = make_file(content=samples.mp4(), name="talk.mp4")
    srt = SimpleUploadedFile("talk.srt", samples.SRT.encode())
    sent = fields(new_captions=srt, language="en", source_key=source.key, poster=poster.pk)
    assert client.post(change_path(file), sent).status_code == 302
    file.refresh_from_db()
    assert (file.source, file.poster, file.language) == (source, poster, "en")
    assert file.captions == samples.SRT
    assert file.captions_file.endswith(".vtt")
    client.post(change_path(file), fields(remove_captions="on"))
    file.refresh_from_db()
    assert (file.captions, file.captions_file) == ("", "")


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"Hello", "There are no captions"),
        (b"\xff\xfe", "not text in UTF-8"),
        (b"WEBVTT\n" + b" " * 9_000_000, "too large for captions"),
    ],
)
def test_captions_that_are_none_are_refused(client, author, content, error):
    file = make_file(content=samples.mp4(), name="talk.mp4")
    sent = fields(new_captions=SimpleUploadedFile("a.vtt", content))
    assert error in client.post(change_path(file), sent).content.decode()


def test_an_unknown_source_is_refused(client, author):
    file = make_file()
    page = client.post(change_path(file), fields(source_key="nobody")).content.decode()
    assert "There is no source with the key nobody." in page


def test_the_preview_is_shown_in_the_trash_too(client, author):
    file = make_file()
    move_to_trash(file)
    response = client.get(reverse("admin:file-preview", args=[file.pk]))
    assert (response.status_code, response.headers["Content-Type"]) == (200, "image/webp")


def test_a_file_goes_through_the_trash(client, author):
    file = make_file()
    client.post(reverse("admin:trash-throw-away", args=["mediafile", file.pk]))
    assert str(file) in client.get(f"{reverse('admin:trash')}?kind=mediafile").content.decode()
    response = client.post(reverse("admin:trash-restore", args=["mediafile", file.pk]))
    assert response.headers["Location"] == change_path(file)
