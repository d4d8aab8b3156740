"""Files in the search: the pages of a PDF, and what is known of every file."""

import pytest

from blog.media.files.describing import describe_file
from blog.posts.history.models import Revision
from blog.posts.publishing import withdraw
from blog.posts.trashing import move_to_trash
from blog.search.indexing import rebuild
from blog.search.models import IndexEntry
from blog.search.searching import search
from tests import sample_files as samples
from tests.factories import attaching, make_draft, make_file, make_post, make_scheduled, rewrite

pytestmark = pytest.mark.django_db(transaction=True)


def found(query: str) -> list[str]:
    return [hit.get_absolute_url() for hit in search(query).hits]


def test_a_pdf_is_found_at_its_page(client):
    file = make_file(content=samples.pdf("Wheat prices", "Rye prices"), title="Ledger")
    make_post(body=attaching(file))
    url = file.get_absolute_url()
    assert found("rye") == [f"{url}#page=2"]
    assert sorted(found("prices")) == [f"{url}#page=1", f"{url}#page=2"]
    assert set(found("ledger")) == {url, f"{url}#page=1", f"{url}#page=2"}
    page = client.get("/search/?q=rye&kind=file").content.decode()
    assert f'href="{url}#page=2"' in page
    assert "files · PDF · page 2" in page


def test_a_recording_is_found_by_its_transcript():
    file = make_file(content=samples.wav(), name="talk.wav")
    make_post(body=attaching(file))
    assert found("walked") == []
    file.captions = samples.VTT
    describe_file(file)
    assert found("walked") == [file.get_absolute_url()]


def test_only_files_of_published_posts_are_found():
    file = make_file(content=samples.pdf("Wheat prices"))
    make_draft(body=attaching(file))
    assert found("wheat") == [] and not IndexEntry.objects.filter(file=file).exists()
    make_scheduled(body=attaching(file))
    assert found("wheat") == []
    post = make_post(body=attaching(file))
    assert len(found("wheat")) == 1
    withdraw(post, reason="")
    assert found("wheat") == []


def test_a_file_that_no_post_attaches_any_more_leaves_the_index():
    file = make_file(content=samples.pdf("Wheat prices"))
    post = make_post(body=attaching(file))
    rewrite(post, body="<p>Without</p>")
    assert found("wheat") == [] and not IndexEntry.objects.filter(file=file).exists()
    Revision.objects.all().delete()
    move_to_trash(file)


def test_rebuilding_finds_the_same():
    file = make_file(content=samples.pdf("Wheat prices"))
    make_post(body=attaching(file))
    IndexEntry.objects.all().delete()
    rebuild()
    assert found("wheat") == [f"{file.get_absolute_url()}#page=1"]
