"""Files on a post's page."""

import re

import pytest
from django.core.files.storage import default_storage

from blog.media.files.describing import describe_file
from blog.posts.citations.recording import files_without_description, files_without_text
from tests import sample_files as samples
from tests.factories import attaching, make_file, make_picture, make_post, make_source

pytestmark = pytest.mark.django_db


def recording(**fields: object):
    file = make_file(content=samples.mp4(), name="film.mp4", **fields)
    file.captions = samples.VTT
    describe_file(file)
    return file


def test_a_document_is_a_card_with_what_readers_decide_by():
    file = make_file(title="Minutes & notes", credit="City archive", license="CC-BY-4.0")
    page = make_post(body=attaching(file)).rendered
    for part in (
        "Minutes &amp; notes",
        "PDF · 1 page",
        "What it contains",
        "City archive",
        'href="https://creativecommons.org/licenses/by/4.0/"',
        f'href="{file.get_absolute_url()}"',
        f'src="{default_storage.url(file.preview)}" alt=""',
    ):
        assert part in page
    assert " download" not in page


def test_other_documents_are_downloaded():
    page = make_post(body=attaching(make_file(content=samples.docx(), name="a.docx"))).rendered
    assert ' download="">' in page


def test_a_film_has_player_captions_and_transcript():
    file = recording(source=make_source(title="Interview"), poster=make_picture())
    page = make_post(body=attaching(file)).rendered
    assert re.search(
        r'<video controls[^>]* preload="metadata" width="640" height="360" poster="', page
    )
    assert f'<track kind="captions" src="{default_storage.url(file.captions_file)}"' in page
    assert '<p dir="auto" id="t=0"><a class="time" href="#t=0">0:00</a> Good evening.' in page
    assert "1:23</span>" in page
    assert "From: <a" in page


def test_the_times_of_a_second_recording_are_its_own():
    sound = make_file(content=samples.wav(), name="talk.wav")
    sound.transcript, sound.chapters = "0:01 First.\n0:01 Same second.\nNo time.", samples.VTT
    describe_file(sound)
    page = make_post(body=attaching(recording()) + attaching(sound)).rendered
    assert re.findall(r'id="([^"]+)"', page) == ["t=0", "t=83", "t2=1"]
    assert '<a href="#t2=83">1:23</a> <span dir="auto">Rosa: We walked.</span>' in page
    assert 'data-place="t2"></audio>' in page


def test_markup_in_a_transcript_is_text():
    file = make_file(content=samples.wav(), name="talk.wav")
    file.transcript = "0:01 <script>alert(1)</script>"
    describe_file(file)
    assert "<script" not in make_post(body=attaching(file)).rendered


def test_a_missing_file_leaves_a_placeholder():
    file = make_file(title="Minutes")
    default_storage.delete(file.path)
    page = make_post(body=attaching(file) + '<figure data-file="999999"></figure>').rendered
    assert page.count("This file cannot be opened") == 2
    assert "Minutes" in page and file.key not in page


def test_the_checklist_names_what_lacks_captions_or_description():
    silent = make_file(content=samples.wav(), name="Silent.wav")
    body = (
        attaching(silent) + attaching(recording()) + attaching(make_file(title="P", description=""))
    )
    assert files_without_text(body) == ["Silent"]
    assert files_without_description(body) == ["P"]
