"""The copies of a source in the admin panel."""

import pytest
from django.urls import reverse

from blog.copies.models import KeptCopy
from blog.copies.removal import request_removal
from blog.links.collecting import collect_source
from blog.links.models import Link
from blog.people.models import Role
from blog.sources.models import CopyPolicy, Source
from tests.copies.conftest import folder, keep, source
from tests.factories import citing, make_account, make_post

__all__ = ["folder", "source"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    client.force_login(make_account(role=Role.EDITOR))
    return client


def page_of(client, source) -> str:
    return client.get(reverse("admin:source-copies", args=[source.pk])).content.decode()


def test_it_lists_copies_what_changed_and_the_quotations(editor, source):
    keep(source, "<p>Dear Ada, the engine is ready at last.</p>")
    keep(source, "<p>Dear Ada, the loom is ready at last.</p>")
    quotes = "".join(
        citing(source, quotation=text)
        for text in ("the engine is ready", "Dear Ada, an engine is ready at last", "No such words")
    )
    make_post(body=f"<p>As she wrote.{quotes}</p>")
    page = page_of(editor, source)
    assert page.count(">Download<") == 2
    assert "<del>engine </del><ins>loom </ins>" in page
    for outcome in ("Exact", "Nearly the same", "Not found"):
        assert page.count(f"<strong>{outcome}</strong>") == 1
    assert "<del>an </del><ins>the </ins>" in page


def test_a_source_without_copies_has_a_page(editor, source):
    assert "There are no copies." in page_of(editor, source)
    archived = {"archive_url": "https://web.archive.org/web/1/x", "archived_on": "2013-07-14"}
    Source.objects.filter(pk=source.pk).update(**archived)
    assert ">Archived version of July 14, 2013</a>." in page_of(editor, source)


def test_a_copy_is_read_and_downloaded(editor, source, folder):
    copy = keep(source)
    read = editor.get(reverse("admin:copy", args=[copy.pk])).content.decode()
    assert "<p>Dear Ada, the engine is ready. It computes.</p>" in read
    response = editor.get(reverse("admin:copy-download", args=[copy.pk]))
    assert b"".join(response) == (folder / copy.warc).read_bytes()
    assert response.headers["Content-Type"] == "application/warc"
    assert f"{source.key}-{copy.taken_at:%Y-%m-%d}.warc.gz" in response["Content-Disposition"]
    (folder / copy.warc).unlink()
    assert editor.get(reverse("admin:copy-download", args=[copy.pk])).status_code == 404


def test_a_new_copy_is_asked_for(editor, source, settings):
    take = reverse("admin:source-copy-take", args=[source.pk])
    editor.post(take)
    settings.PUBLIC_URL = "https://blog.example"
    collect_source(source)
    Link.objects.update(check_at=None)
    editor.post(take)
    link = Link.objects.get()
    assert link.wants_copy and link.check_at


def test_a_copy_is_deleted_and_none_is_taken_any_more(editor, source):
    copy = keep(source)
    editor.post(reverse("admin:copy-delete", args=[copy.pk]))
    assert not KeptCopy.objects.exists()
    source.refresh_from_db()
    assert source.copy_policy == CopyPolicy.NONE


def test_the_policy_is_changed_and_requests_are_closed(editor, source):
    for policy in ("nonsense", "private"):
        editor.post(reverse("admin:source-copy-policy", args=[source.pk]), {"policy": policy})
    source.refresh_from_db()
    assert source.copy_policy == CopyPolicy.PRIVATE
    request_removal(source, reason="It is mine.", contact="ada@ada.example")
    assert "It is mine." in page_of(editor, source)
    editor.post(reverse("admin:source-copy-close", args=[source.pk]))
    assert not source.removal_requests.filter(closed_at=None).exists()


def test_authors_neither_delete_nor_decide(client, source):
    client.force_login(make_account(role=Role.AUTHOR))
    copy = keep(source)
    assert client.post(reverse("admin:copy-delete", args=[copy.pk])).status_code == 404
    assert client.get(reverse("admin:copy", args=[copy.pk])).status_code == 200
    assert "Delete" not in page_of(client, source)
