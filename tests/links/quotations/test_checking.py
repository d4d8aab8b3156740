"""Quotations of live posts, looked up in the copies of their sources."""

import pytest
from django.contrib.admin.models import LogEntry

from blog.copies.models import KeptCopy
from blog.copies.taking import keep_copy, read_page
from blog.links.quotations.checking import check_quotations
from blog.links.quotations.deciding import accept, reopen
from blog.links.quotations.models import QuotationCheck
from blog.posts.citations.models import Citation
from blog.sources.models import Source
from tests.copies.conftest import page
from tests.factories import citing, make_account, make_draft, make_post, make_source
from tests.interrupting import assert_all_or_nothing

pytestmark = pytest.mark.django_db

TEXT = "<title>A letter</title><p>Dear Ada, the engine is ready. It computes what we wish.</p>"
EXACT, MISSING = "the engine is ready", "Never was there rain"
NEARLY = "It computes all that we wish"


@pytest.fixture
def source() -> Source:
    source = make_source(type="webpage", URL="https://ada.example/letter")
    keep(source, TEXT)
    return source


def keep(source: Source, body: str) -> KeptCopy:
    fetched = page(body)
    return keep_copy(source, fetched, read_page(fetched), is_reference=True)


def quote(source: Source, *quotations: str, make=make_post):
    post = make(body="".join(f"<p>So.{citing(source)}</p>" for _ in quotations))
    for citation, quotation in zip(post.citations.all(), quotations, strict=True):
        Citation.objects.filter(pk=citation.pk).update(quotation=quotation)
    return post


def outcomes() -> dict[str, str]:
    return dict(QuotationCheck.objects.values_list("quotation", "outcome"))


def test_each_quotation_is_looked_up_once_in_a_copy(source, django_assert_max_num_queries):
    quote(source, EXACT, NEARLY, MISSING)
    quote(source, "of a draft", make=make_draft)
    assert check_quotations() == 3
    assert outcomes() == {EXACT: "exact", NEARLY: "nearly", MISSING: "missing"}
    assert QuotationCheck.objects.get(outcome="nearly").passage == "It computes what we wish"
    assert {check.quotation for check in QuotationCheck.objects.needing_care()} == {NEARLY, MISSING}
    with django_assert_max_num_queries(4):
        assert check_quotations() == 0


def test_a_new_copy_and_a_changed_post_are_followed(source):
    post = quote(source, EXACT, MISSING)
    check_quotations()
    keep(source, "<title>A letter</title><p>Never was there rain in that year.</p>")
    assert check_quotations() == 2
    assert outcomes() == {EXACT: "missing", MISSING: "exact"}
    post.citations.filter(quotation=EXACT).update(quotation="")
    assert check_quotations() == 0
    assert outcomes() == {MISSING: "exact"}


def test_a_decision_holds_until_a_copy_shows_something_else(source):
    quote(source, NEARLY)
    check_quotations()
    owner, check = make_account(), QuotationCheck.objects.get()
    accept(check, by=owner)
    keep(source, TEXT.replace("Dear", "Dearest"))
    check_quotations()
    assert not QuotationCheck.objects.needing_care().exists()
    reopen(check, by=owner)
    assert QuotationCheck.objects.needing_care().exists()
    accept(check, by=owner)
    keep(source, "<title>A letter</title><p>Something else.</p>")
    check_quotations()
    assert QuotationCheck.objects.needing_care().get().outcome == "missing"


def test_a_source_without_a_copy_has_no_checks():
    quote(make_source(type="webpage", URL="https://bob.example/"), EXACT)
    assert check_quotations() == 0


def test_decisions_are_logged_or_not_made(source):
    quote(source, NEARLY)
    check_quotations()
    owner, check = make_account(), QuotationCheck.objects.get()
    for decide in (accept, reopen):
        assert_all_or_nothing(lambda decide=decide: decide(check, by=owner))
        decide(check, by=owner)
    assert [entry.change_message for entry in LogEntry.objects.order_by("pk")] == [
        f"Dismissed the quotation “{check}”.",
        f"Put the quotation “{check}” back on the list.",
    ]
