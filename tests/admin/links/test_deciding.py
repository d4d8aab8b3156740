"""Quotations and removal requests in the work list: what can be done, and undone."""

import pytest
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser

from blog.copies.models import RemovalRequest
from blog.links.quotations.models import QuotationCheck
from blog.people.models import Role
from blog.statistics.models import PostViews
from tests.factories import citing, make_account, make_post
from tests.links.conftest import make_web_source

pytestmark = pytest.mark.django_db

URL = "/admin/links/"


@pytest.fixture
def quotation() -> QuotationCheck:
    source = make_web_source()
    post = make_post(title="Citing", body=f"<p>So.{citing(source)}</p>")
    return QuotationCheck.objects.create(
        post=post,
        source=source,
        quotation="the engine is done",
        passage="the engine is ready",
        outcome="nearly",
        checked_at=timezone.now(),
    )


@pytest.fixture
def asked(quotation) -> RemovalRequest:
    return RemovalRequest.objects.create(source=quotation.source, reason="It is mine.")


@pytest.fixture
def editor(client):
    client.force_login(make_account("editor", role=Role.EDITOR))
    return client


def kinds(client, state: str = "") -> list[str]:
    page = LexborHTMLParser(client.get(f"{URL}?state={state}").content.decode())
    return [node.text() for node in page.css(".rows > li .row-text > strong")]


def test_all_kinds_are_listed_with_filters(editor, quotation, asked):
    assert kinds(editor) == ["Quotation nearly the same", "Removal request"]
    assert kinds(editor, "quotations") == ["Quotation nearly the same"]
    assert kinds(editor, "requests") == ["Removal request"]
    assert kinds(editor, "dead") == []
    page = editor.get(URL).content.decode()
    assert 'The copy has: <q dir="auto">the engine is ready</q>' in page
    view = PostViews.objects.create(post=quotation.post, day=timezone.localdate(), count=1)
    page = editor.get(URL).content.decode()
    assert "close the request. 1 view in a year." in page
    PostViews.objects.filter(pk=view.pk).update(count=7)
    assert "7 views in a year." in editor.get(URL).content.decode()
    assert "It is mine." in page and "Removal requests (1)" in page


def test_a_dismissed_quotation_leaves_the_list_and_comes_back(editor, quotation):
    page = editor.post(f"/admin/quotations/{quotation.pk}/accept/", {"state": "quotations"})
    assert page["Location"] == f"{URL}?state=quotations"
    assert kinds(editor) == []
    assert kinds(editor, "accepted") == ["Quotation nearly the same"]
    editor.post(f"/admin/quotations/{quotation.pk}/reopen/")
    assert kinds(editor) == ["Quotation nearly the same"]


def test_a_closed_request_leaves_the_list_and_comes_back(editor, asked):
    editor.post(f"/admin/removal-requests/{asked.pk}/close/")
    assert kinds(editor, "requests") == []
    assert kinds(editor, "accepted") == ["Removal request"]
    editor.post(f"/admin/removal-requests/{asked.pk}/reopen/")
    assert kinds(editor, "requests") == ["Removal request"]


def test_authors_neither_see_nor_close_requests(client, asked):
    client.force_login(make_account("author", role=Role.AUTHOR))
    assert kinds(client) == ["Quotation nearly the same"]
    assert kinds(client, "requests") == []
    assert client.post(f"/admin/removal-requests/{asked.pk}/close/").status_code == 404
