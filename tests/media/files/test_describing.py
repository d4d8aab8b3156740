"""A file's metadata and captions."""

import pytest
from django.core.files.storage import default_storage

from blog.media.files.describing import describe_file
from blog.media.files.models import MediaFile
from blog.text.formats.captions import CaptionsRefused, Passage
from tests import sample_files as samples
from tests.factories import attaching, make_file, make_post

pytestmark = pytest.mark.django_db


def test_captions_become_clean_webvtt_and_a_transcript():
    file = make_file(content=samples.wav(), name="talk.wav")
    file.captions = samples.SRT
    describe_file(file)
    assert MediaFile.objects.get(pk=file.pk).captions_file == file.captions_file
    with default_storage.open(file.captions_file) as stored:
        assert stored.read().startswith(b"WEBVTT\n\n00:00:00.000")
    assert file.passages == [Passage(0, "Good evening."), Passage(83, "We walked.")]
    file.transcript = "1:23 As typed."
    assert file.passages == [Passage(83, "As typed.")]


def test_former_captions_are_deleted_unless_another_file_has_them(
    django_capture_on_commit_callbacks,
):
    files = [make_file(content=samples.wav(seconds=n), name="talk.wav") for n in (1, 2)]
    with django_capture_on_commit_callbacks(execute=True):
        for file in files:
            file.captions = samples.VTT
            describe_file(file)
    name = files[0].captions_file
    assert name == files[1].captions_file
    for file, is_there in zip(files, (True, False), strict=True):
        file.captions = ""
        with django_capture_on_commit_callbacks(execute=True):
            describe_file(file)
        assert default_storage.exists(name) == is_there


def test_refused_captions_change_nothing():
    file = make_file(content=samples.wav(), name="talk.wav")
    file.captions, file.title = "Hello", "Other"
    with pytest.raises(CaptionsRefused):
        describe_file(file)
    file.refresh_from_db()
    assert (file.title, file.captions) == ("talk", "")


def test_the_posts_that_show_it_are_rendered_again():
    file = make_file()
    post = make_post(body=attaching(file))
    file.title = "Another title"
    describe_file(file)
    post.refresh_from_db()
    assert "Another title" in post.rendered
