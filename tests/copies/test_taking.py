"""Keeping pages: what is stored, when again, and how much."""

import pytest
from django.core.files.storage import storages

from blog.copies.models import KeptCopy
from blog.copies.taking import NEWEST_KEPT, keep_copy, read_page
from tests import sample_files
from tests.copies.conftest import LETTER, URL, files_in, keep, page

pytestmark = pytest.mark.django_db


def test_a_copy_has_the_text_and_a_record(source, folder):
    copy = keep(source)
    assert copy.html == "<p>Dear Ada, the engine is ready. It computes.</p>"
    assert (copy.title, copy.final_url, copy.media_type) == ("A letter", URL, "text/html")
    assert copy.is_reference
    assert files_in(folder) == {copy.warc}
    assert (folder / copy.warc).stat().st_size == copy.size
    source.refresh_from_db()
    assert source.copied_on == copy.taken_at.date()


def test_the_same_text_is_kept_once(source, folder):
    keep(source)
    assert keep(source, LETTER.replace("<p>", "<p class=new>")) is None
    assert len(files_in(folder)) == 1


def test_a_changed_page_is_kept_but_not_compared_with(source):
    first, second = keep(source), keep(source, "<p>Dear Babbage</p>")
    assert list(source.copies.newest_first()) == [second, first]
    assert source.copies.reference() == first


def test_a_person_can_choose_what_is_compared(source):
    keep(source)
    second = keep(source, "<p>Dear Babbage</p>")
    assert keep(source, "<p>Dear Babbage</p>", is_reference=True) is None
    assert source.copies.reference() == second


def test_of_copies_taken_at_the_same_time_the_later_row_is_the_newer(source):
    first, second = keep(source), keep(source, "<p>Dear Babbage</p>")
    source.copies.update(taken_at=first.taken_at)
    assert list(source.copies.newest_first()) == [second, first]
    assert source.copies.oldest() == first


def test_the_same_content_of_another_type_is_another_copy(source):
    for kind in ("image/png", "image/gif"):
        fetched = page(b"\x89PNG", kind=kind)
        assert keep_copy(source, fetched, read_page(fetched))


def test_pages_without_text_differ_by_what_was_sent(source):
    assert keep(source, "<img src=a>")
    assert keep(source, "<img src=b>")


def test_what_tells_versions_apart_is_kept_as_far_as_it_fits(source):
    headers = {"etag": '"' + "e" * 300, "last-modified": "Thu, 05 Nov 2026 " + "m" * 100}
    fetched = page(**headers)
    copy = keep_copy(source, fetched, read_page(fetched))
    assert (copy.url, copy.path) == (source.url, copy.warc)
    assert (copy.etag, copy.last_modified) == (
        headers["etag"][:200],
        headers["last-modified"][:100],
    )


def test_a_pdf_is_kept_as_a_file_with_its_text(source, folder):
    content = sample_files.pdf("On engines")
    fetched = page(content, kind="application/pdf", etag='"1"')
    copy = keep_copy(source, fetched, read_page(fetched))
    assert "On engines" in copy.text
    assert (copy.warc, copy.etag) == ("", '"1"')
    assert copy.file.endswith(".pdf")
    assert (folder / copy.file).read_bytes() == content


def test_a_picture_is_kept_as_a_file(source, folder):
    fetched = page(b"\x89PNG", kind="image/png")
    copy = keep_copy(source, fetched, read_page(fetched))
    assert (copy.html, (folder / copy.file).read_bytes()) == ("", b"\x89PNG")
    assert keep_copy(source, fetched, read_page(fetched)) is None


def test_a_damaged_pdf_is_kept_without_text(source):
    fetched = page(b"%PDF-1.7 broken", kind="application/pdf")
    assert keep_copy(source, fetched, read_page(fetched)).html == ""


def test_only_the_first_the_reference_and_the_newest_are_kept(
    source, folder, django_capture_on_commit_callbacks
):
    first = keep(source)
    second = keep(source, "<p>2</p>", is_reference=True)
    with django_capture_on_commit_callbacks(execute=True):
        for number in range(3, 12):
            keep(source, f"<p>{number}</p>")
    kept = source.copies.order_by("taken_at", "pk")
    assert [copy.text for copy in kept] == [first.text, "2", "7", "8", "9", "10", "11"]
    assert kept.count() == NEWEST_KEPT + 2
    assert files_in(folder) == {copy.warc for copy in kept}
    assert second in kept


def test_a_process_that_dies_before_the_row_leaves_no_copy(source, folder, monkeypatch):
    def die(*_args, **_kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(KeptCopy, "save", die)
    with pytest.raises(KeyboardInterrupt):
        keep(source)
    assert not KeptCopy.objects.exists()
    monkeypatch.undo()
    keep(source)
    assert KeptCopy.objects.count() == 1


def test_a_file_deleted_meanwhile_is_stored_again(
    source, folder, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        copy = keep(source)
        storages["copies"].delete(copy.warc)
    assert files_in(folder) == {copy.warc}
