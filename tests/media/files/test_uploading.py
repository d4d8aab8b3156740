"""Files are stored once, complete, under the rules of pictures."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import connection
from django.test import override_settings
from time_machine import travel

from blog.media.files import partial_uploads, uploading
from blog.media.files.inspecting import FileRefused
from blog.media.files.models import MediaFile
from blog.media.files.partial_uploads import (
    NoSuchUpload,
    WrongOffset,
    append,
    begin_upload,
    received,
    upload_of,
)
from blog.media.files.uploading import delete_file, upload_file
from blog.posts.trashing import InUse, move_to_trash
from blog.site.public_paths.keeping import was_public
from tests import sample_files as samples
from tests.factories import attaching, make_draft, make_file
from tests.interrupting import assert_all_or_nothing

pytestmark = pytest.mark.django_db


def names_in_storage() -> list[str]:
    folder = Path(settings.MEDIA_ROOT)
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("files/**/*.*"))


def test_the_same_content_is_stored_once():
    first = make_file(content=samples.docx(), name="Letter.docx")
    again = upload_file(File(BytesIO(samples.docx()), name="a"), name="other.docx")
    assert (again.file, again.is_new) == (first, False)
    assert MediaFile.objects.get() == first
    assert (first.title, first.file_name) == ("Letter", "Letter.docx")


def test_its_url_says_nothing_about_its_content():
    file = make_file(name="../../Ein Brief, 1938 “x”.pdf")
    assert file.digest[:8] not in file.get_absolute_url()
    assert file.file_name == "Ein-Brief--1938--x.pdf"


@override_settings(MAX_FILE_MB=1)
def test_a_file_above_the_limit_is_refused():
    with pytest.raises(FileRefused, match="larger than 1 MB"):
        make_file(content=samples.wav() + bytes(1024 * 1024))
    with pytest.raises(FileRefused, match="larger than 1 MB"):
        begin_upload(name="a.wav", size=1024 * 1024 + 1, by=1)
    with pytest.raises(FileRefused, match="empty"):
        make_file(content=b"")


def test_a_file_uploaded_again_leaves_the_trash_and_is_back():
    file = make_file(content=samples.docx())
    move_to_trash(file)
    default_storage.delete(file.path)
    upload_file(File(BytesIO(samples.docx()), name="a"), name="a.docx")
    file.refresh_from_db()
    assert file.trashed_at is None and file.is_intact


def test_a_file_in_use_is_not_deleted():
    file = make_file()
    make_draft(body=attaching(file))
    with pytest.raises(InUse):
        move_to_trash(file)


def test_deleting_takes_everything_and_keeps_the_url(django_capture_on_commit_callbacks):
    file = make_file()
    names = [file.path, *file.generated_files]
    assert len(names) == 2 and all(default_storage.exists(name) for name in names)
    path = file.get_absolute_url()
    with django_capture_on_commit_callbacks(execute=True):
        delete_file(file)
    assert not any(default_storage.exists(name) for name in names)
    assert was_public(unquote(path))


# --- in parts ------------------------------------------------------------------------------------


def test_an_upload_in_parts_goes_on_where_it_broke_off():
    content = samples.wav()
    token = begin_upload(name="talk.wav", size=len(content), by=7)
    upload = upload_of(token, by=7)
    assert append(upload, BytesIO(content[:5000]), offset=0) == 5000
    with pytest.raises(WrongOffset) as wrong:
        append(upload, BytesIO(content), offset=0)
    assert wrong.value.offset == upload_of(token, by=7).offset == 5000
    assert not upload.is_complete
    append(upload, BytesIO(content[5000:] + b"more"), offset=5000)
    assert upload.is_complete
    with received(upload) as file:
        stored = upload_file(file, name=upload.name).file
    with default_storage.open(stored.path) as there:
        assert there.read() == content
    assert not upload.path.exists()


def test_an_upload_belongs_to_an_account_and_ends():
    token = begin_upload(name="a.wav", size=10, by=7)
    for stranger, given in ((8, token), (7, token + "x"), (7, "")):
        with pytest.raises(NoSuchUpload):
            upload_of(given, by=stranger)
    with (
        travel(time.time() + partial_uploads.LIFETIME.total_seconds() + 9),
        pytest.raises(NoSuchUpload),
    ):
        upload_of(token, by=7)


def test_a_refused_upload_leaves_nothing_behind():
    token = begin_upload(name="a.html", size=6, by=7)
    upload = upload_of(token, by=7)
    append(upload, BytesIO(b"<html>"), offset=0)
    with pytest.raises(FileRefused), received(upload) as file:
        upload_file(file, name=upload.name)
    assert not upload.path.exists() and not MediaFile.objects.exists()


def test_uploads_that_were_given_up_are_deleted():
    upload = upload_of(begin_upload(name="a.wav", size=10, by=7), by=7)
    assert partial_uploads.delete_old_uploads() == 0
    old = time.time() - (partial_uploads.LIFETIME + timedelta(minutes=1)).total_seconds()
    os.utime(upload.path, (old, old))
    assert partial_uploads.delete_old_uploads() == 1
    assert not upload.path.exists()


KILLED = """
import os, signal, django
from pathlib import Path
from django.conf import settings
django.setup()
from blog.media.storage import AtomicFileStorage
from django.core.files.base import ContentFile

class Killing(ContentFile):
    def chunks(self, chunk_size=None):
        yield b"half of it"
        os.kill(os.getpid(), signal.SIGKILL)

AtomicFileStorage(location=os.environ["HERE"]).save("files/ab/whole.wav", Killing(b""))
"""


def test_a_kill_in_the_middle_of_storing_leaves_no_half_file(tmp_path):
    """Only a part with a name of its own is left, which no URL leads to."""
    environment = {
        **os.environ,
        "HERE": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "config.settings_test",
    }
    root = Path(__file__).parents[3]
    ended = subprocess.run([sys.executable, "-c", KILLED], cwd=root, env=environment, check=False)
    assert ended.returncode == -signal.SIGKILL
    left = [path.name for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(name.endswith(".wav") for name in left)


@pytest.mark.django_db(transaction=True)
def test_storing_makes_nobody_wait_and_a_second_upload_of_the_same_meanwhile_is_the_same(
    monkeypatch,
):
    store, seconds = uploading.store_original, []

    def stored_slowly(path: str, upload: File, *, digest: str) -> None:
        assert not connection.in_atomic_block  # which would hold the lock of all who write
        store(path, upload, digest=digest)
        if not seconds:
            seconds.append(None)
            seconds.append(upload_file(File(BytesIO(samples.docx()), name="b"), name="b.docx"))

    monkeypatch.setattr(uploading, "store_original", stored_slowly)
    first = upload_file(File(BytesIO(samples.docx()), name="a"), name="a.docx")
    assert (seconds[1].is_new, first.is_new) == (True, False)
    assert MediaFile.objects.get() == first.file == seconds[1].file


def test_a_file_is_deleted_with_a_trace_of_its_url_or_not_at_all():
    pk = make_file().pk
    assert_all_or_nothing(lambda: delete_file(MediaFile.objects.get(pk=pk)))
