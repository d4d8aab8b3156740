"""Importing bibliographies: a plan first, then batches."""

from itertools import pairwise

import pytest
from django.db import connection

from blog.sources import importing
from blog.sources.editing import write_source
from blog.sources.importing import import_sources
from blog.sources.imports.planning import Alike, ImportPlan, Match, plan_import
from blog.sources.models import Source
from blog.sources.parsing import Failure, Parsed
from tests.sources.samples import GOLDSTEIN, LETTER, LUTHI, import_items

pytestmark = pytest.mark.django_db


def test_a_plan_stores_nothing_and_an_import_follows_the_plan():
    plan = plan_import(Parsed(items=[dict(LUTHI), dict(GOLDSTEIN)]))
    assert Source.objects.count() == 0
    report = import_sources(plan)
    assert report.counts == plan.counts == {"new": 2, "same": 0, "merged": 0, "failed": 0}
    assert set(Source.objects.values_list("key", "doi", "isbn")) == {
        ("luthi2008", "", "9780691135908"),
        ("goldstein2001", "10.1017/s0009443901000572", ""),
    }


WITHOUT_TITLE = {"id": "untitled", "type": "book"}  # refused by a plan, and by the database


@pytest.mark.django_db(transaction=True)
def test_an_entry_that_the_database_refuses_is_a_failure_and_the_rest_is_stored():
    import_items(GOLDSTEIN)
    source = Source.objects.get()
    change = {**GOLDSTEIN, "publisher": "Cambridge"}
    plan = ImportPlan(new=[WITHOUT_TITLE, dict(LUTHI)], changes={source.pk: change})
    report = import_sources(plan)
    assert set(Source.objects.values_list("key", flat=True)) == {"goldstein2001", "luthi2008"}
    source.refresh_from_db()
    assert source.rest["publisher"] == "Cambridge"
    assert report.counts == {"new": 1, "same": 0, "merged": 0, "failed": 1}
    assert report.failed[0].reason.startswith("The database refused it: ")


@pytest.mark.django_db(transaction=True)
def test_an_import_that_is_interrupted_goes_on_where_it_stopped(monkeypatch):
    items = [{"id": f"k{n}", "type": "book", "title": f"Title {n}"} for n in range(50)]
    parsed = Parsed(items=items)

    def stop(done):
        if done >= importing.BATCH:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_sources(plan_import(parsed), stored=stop)
    stored = Source.objects.count()
    assert 0 < stored < 50
    report = import_sources(plan_import(parsed))
    assert report.counts == {"new": 50 - stored, "same": stored, "merged": 0, "failed": 0}
    assert Source.objects.count() == 50


@pytest.mark.django_db(transaction=True)
def test_no_transaction_is_open_between_batches():
    items = [{"id": f"k{n}", "type": "book", "title": f"Title {n}"} for n in range(50)]
    seen = []
    import_sources(
        plan_import(Parsed(items=items)),
        stored=lambda done: seen.append((done, connection.in_atomic_block)),
    )
    counts = [done for done, _is_open in seen]
    assert counts[-1] == 50 and len(counts) >= 3
    assert not any(is_open for _done, is_open in seen)
    assert max(b - a for a, b in pairwise([0, *counts])) <= importing.BATCH


def test_a_source_changed_during_the_import_keeps_the_change():
    import_items(GOLDSTEIN)
    plan = plan_import(Parsed(items=[{**GOLDSTEIN, "publisher": "Cambridge", "volume": "1"}]))
    write_source(Source.objects.get(), {**GOLDSTEIN, "publisher": "Oxford"})
    import_sources(plan)
    rest = Source.objects.get().rest
    assert (rest["publisher"], rest["volume"]) == ("Oxford", "1")


ALIKE = {**LUTHI, "id": "split", "publisher": "Princeton"}
del ALIKE["ISBN"]


def test_an_entry_alike_a_source_is_reported_and_fills_its_fields():
    import_items(LUTHI)
    report = import_items(ALIKE)
    assert report.alike == [Alike("split", "luthi2008", LUTHI["title"])]
    assert report.counts == {"new": 0, "same": 0, "merged": 1, "failed": 0}
    assert Source.objects.get().rest["publisher"] == "Princeton"


def test_an_entry_alike_a_source_is_another_if_the_author_says_so():
    import_items(LUTHI)
    plan = plan_import(Parsed(items=[dict(ALIKE)]), separate={"split"})
    assert plan.counts == {"new": 1, "same": 0, "merged": 0, "failed": 0}


def test_entries_of_one_file_are_not_alike():
    assert import_items(ALIKE, {**ALIKE, "id": "b", "publisher": "Other"}).counts["new"] == 2


def test_importing_again_changes_nothing():
    import_items(LUTHI, GOLDSTEIN, LETTER)
    assert import_items(LUTHI, GOLDSTEIN, LETTER).counts == {
        "new": 0,
        "same": 3,
        "merged": 0,
        "failed": 0,
    }


def test_empty_fields_of_a_known_work_are_filled_and_the_others_stay():
    import_items(LUTHI)
    report = import_items(
        {**LUTHI, "id": "other", "title": "Another title", "publisher": "Princeton"}
    )
    assert report.counts["merged"] == 1
    assert report.merged == [Match("other", "luthi2008", ("publisher",))]
    source = Source.objects.get()
    assert (source.title, source.rest["publisher"]) == (LUTHI["title"], "Princeton")


def test_an_entry_that_cannot_be_a_source_fails_and_the_rest_is_imported():
    report = import_items({"id": "bare", "type": "book"}, LUTHI)
    assert report.failed == [Failure("bare", None, "It has no title.")]
    assert list(Source.objects.values_list("key", flat=True)) == ["luthi2008"]


@pytest.mark.parametrize(
    ("issued", "remark"),
    [
        (
            {"date-parts": [[2008, 2, 31]]},
            "Its date was left out because it does not exist: [[2008, 2, 31]]",
        ),
        (
            {"date-parts": [[1900, 2, 29]]},
            "Its date was left out because it does not exist: [[1900, 2, 29]]",
        ),
        (
            {"literal": "Y170000002"},
            "Its date was left out because it does not exist: Y170000002",
        ),
    ],
)
def test_an_impossible_date_is_left_out_with_a_remark(issued, remark):
    report = import_items({**LUTHI, "issued": issued})
    assert [entry.reason for entry in report.remarks] == [remark]
    source = Source.objects.get()
    assert (source.issued, source.year, source.title) == ("", None, LUTHI["title"])


@pytest.mark.parametrize("text", ["in the spring", "../20", "12 Brumaire VIII"])
def test_a_date_that_cannot_be_read_is_kept_as_written_with_a_remark(text):
    report = import_items({**LUTHI, "issued": {"literal": text}})
    remark = f"Its date has no year that can be read: {text}"
    assert [entry.reason for entry in report.remarks] == [remark]
    source = Source.objects.get()
    assert (source.issued, source.issued_text, source.year) == ("", text, None)


@pytest.mark.parametrize(
    ("parts", "edtf"),
    [
        ([2000, 2, 29], "2000-02-29"),
        ([-44, 3, 15], "-0044-03-15"),
        ([9999], "9999"),
        ([1850, 12], "1850-12"),
    ],
)
def test_a_valid_date_is_kept(parts, edtf):
    report = import_items({**LUTHI, "issued": {"date-parts": [parts]}})
    assert report.remarks == []
    assert Source.objects.get().issued == edtf


def test_a_chapter_does_not_match_its_book_by_isbn():
    chapter = {"id": "c", "type": "chapter", "title": "A Chapter", "ISBN": LUTHI["ISBN"]}
    assert import_items(LUTHI, chapter).counts["new"] == 2
