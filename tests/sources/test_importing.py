"""Importing bibliographies: planned first, then all or nothing."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError

from blog.sources.editing import write_source
from blog.sources.exporting import export, exported_item
from blog.sources.identifiers import recognize
from blog.sources.importing import ImportPlan, Match, import_sources, plan_import
from blog.sources.matching import find_by_identifier, find_same_work
from blog.sources.models import Source, SourceRole
from blog.sources.parsing import FORMATS, Failure, Parsed

pytestmark = pytest.mark.django_db

LUTHI = {
    "id": "luthi2008",
    "type": "book",
    "title": "The Sino-Soviet Split: Cold War in the Communist World",
    "author": [{"family": "Lüthi", "given": "Lorenz M."}],
    "issued": {"date-parts": [[2008]]},
    "ISBN": "978-0-691-13590-8",
}
GOLDSTEIN = {
    "id": "goldstein2001",
    "type": "article-journal",
    "title": "Return to Zhenbao Island",
    "DOI": "https://doi.org/10.1017/S0009443901000572",
}
LETTER = {
    "id": "mao1950",
    "type": "manuscript",
    "title": "Letter to Stalin & others {draft} <b>",
    "author": [
        {"family": "Beauvoir", "given": "Simone", "non-dropping-particle": "de"},
        {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
        {"literal": "Central Committee, 7th"},
    ],
    "issued": {"literal": "1950?"},
    "original-date": {"date-parts": [[1949, 12]]},
    "archive": "Archive of the President",
    "archive-place": "Moscow",
    "archive_collection": "Fond 52",
    "archive_location": "box 3, folder 7",
    "genre": "letter",
}


def bring(*items):
    return import_sources(plan_import(Parsed(items=[dict(item) for item in items])))


def test_a_plan_stores_nothing_and_an_import_does_what_was_planned():
    plan = plan_import(Parsed(items=[dict(LUTHI), dict(GOLDSTEIN)]))
    assert Source.objects.count() == 0
    report = import_sources(plan)
    assert report.counts == plan.counts == {"new": 2, "same": 0, "merged": 0, "failed": 0}
    assert set(Source.objects.values_list("key", "doi", "isbn")) == {
        ("luthi2008", "", "9780691135908"),
        ("goldstein2001", "10.1017/s0009443901000572", ""),
    }


WITHOUT_TITLE = {"id": "untitled", "type": "book"}  # refused by a plan, and by the database


def test_an_import_that_fails_stores_nothing():
    bring(GOLDSTEIN)
    source = Source.objects.get()
    change = {**GOLDSTEIN, "publisher": "Cambridge"}
    for plan in (
        ImportPlan(new=[dict(LUTHI), WITHOUT_TITLE]),
        ImportPlan(new=[dict(LUTHI)], changes={source.pk: change, -1: WITHOUT_TITLE}),
    ):
        with pytest.raises(IntegrityError):
            import_sources(plan)
        assert list(Source.objects.values_list("key", flat=True)) == ["goldstein2001"]
        source.refresh_from_db()
        assert "publisher" not in source.rest


def test_importing_again_changes_nothing():
    bring(LUTHI, GOLDSTEIN, LETTER)
    assert bring(LUTHI, GOLDSTEIN, LETTER).counts == {
        "new": 0,
        "same": 3,
        "merged": 0,
        "failed": 0,
    }


def test_empty_fields_of_a_known_work_are_filled_and_the_others_stay():
    bring(LUTHI)
    report = bring({**LUTHI, "id": "other", "title": "Another title", "publisher": "Princeton"})
    assert report.counts["merged"] == 1
    assert report.merged == [Match("other", "luthi2008", ("publisher",))]
    source = Source.objects.get()
    assert (source.title, source.rest["publisher"]) == (LUTHI["title"], "Princeton")


def test_an_entry_that_cannot_be_a_source_fails_and_the_rest_is_imported():
    report = bring({"id": "bare", "type": "book"}, LUTHI)
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
        (
            {"literal": "in the spring"},
            "Its date was left out because it cannot be read: in the spring",
        ),
        ({"raw": "../20"}, "Its date was left out because it cannot be read: ../20"),
        ({"raw": "1850-X00"}, "Its date was left out because it cannot be read: 1850-X00"),
    ],
)
def test_an_impossible_date_is_left_out_and_remarked_on(issued, remark):
    report = bring({**LUTHI, "issued": issued})
    assert [entry.reason for entry in report.remarks] == [remark]
    source = Source.objects.get()
    assert (source.issued, source.year, source.title) == ("", None, LUTHI["title"])


@pytest.mark.parametrize(
    ("parts", "edtf"),
    [
        ([2000, 2, 29], "2000-02-29"),
        ([-44, 3, 15], "-0044-03-15"),
        ([9999], "9999"),
        ([1850, 12], "1850-12"),
    ],
)
def test_a_date_of_the_calendar_is_kept(parts, edtf):
    report = bring({**LUTHI, "issued": {"date-parts": [parts]}})
    assert report.remarks == []
    assert Source.objects.get().issued == edtf


def test_a_chapter_is_not_its_book_though_they_share_an_isbn():
    chapter = {"id": "c", "type": "chapter", "title": "A Chapter", "ISBN": LUTHI["ISBN"]}
    assert bring(LUTHI, chapter).counts["new"] == 2


@pytest.mark.parametrize(
    "known",
    [
        {"type": "book", "title": "T", "DOI": "10.1000/X"},
        {"type": "book", "title": "T", "ISBN": "9780691135908"},
        {"type": "webpage", "title": "T", "URL": "https://www.example.org/a/?utm_source=x"},
    ],
)
def test_the_record_of_the_same_work_is_found(known):
    bring({"id": "known", **known})
    asked = {
        "type": known["type"],
        "title": "T",
        "DOI": "doi:10.1000/x" if "DOI" in known else "",
        "ISBN": "0-691-13590-8" if "ISBN" in known else "",
        "URL": "http://www.example.org/a" if "URL" in known else "",
    }
    assert find_same_work(asked) == Source.objects.get()
    assert find_same_work({"type": "book", "title": "T"}) is None


def test_a_source_is_found_by_a_number_alone():
    bring({"id": "r", "type": "report", "title": "R", "URL": "https://example.org/r?b=2&a=1"})
    bring(GOLDSTEIN, LUTHI)
    found = {
        typed: find_by_identifier(recognize(typed))
        for typed in (
            "http://example.org/r/?a=1&b=2#page=3",
            "https://example.org/",
            "10.1017/S0009443901000572",
            "978-0-691-13590-8",
            "Q42",
        )
    }
    assert [source and source.key for source in found.values()] == [
        *("r", None, "goldstein2001", "luthi2008", None)
    ]


@pytest.mark.parametrize("format", FORMATS)
def test_export_then_import_gives_equal_sources(format):
    bring(LUTHI, GOLDSTEIN)
    write_source(
        Source(), LETTER, source_role=SourceRole.PRIMARY, note="Read it twice.\n\nThen again."
    )
    before = {source.key: exported_item(source) for source in Source.objects.all()}
    text = export(Source.objects.order_by("key"), format)
    Source.objects.all().delete()
    import_sources(plan_import(FORMATS[format].read(text)))
    assert {source.key: exported_item(source) for source in Source.objects.all()} == before
    assert Source.objects.get(key="mao1950").issued == "1950?"
    assert Source.objects.get(key="mao1950").source_role == SourceRole.PRIMARY


def test_the_commands_report_and_write(tmp_path, capsys):
    file, report = tmp_path / "works.bib", tmp_path / "report.json"
    file.write_text("@book{a, title = {One}}\n@set{b, entryset = {a}}\n")
    with pytest.raises(SystemExit) as stop:
        call_command("import_sources", file, "--dry-run", "--report", report)
    assert stop.value.code == 1
    assert Source.objects.count() == 0
    assert capsys.readouterr().out.splitlines() == [
        "1 new, 0 same, 0 merged, 1 failed",
        "Failed: b, line 2: It is a set of other entries: a.",
    ]
    assert json.loads(report.read_text())["counts"] == {
        "new": 1,
        "same": 0,
        "merged": 0,
        "failed": 1,
    }
    with pytest.raises(SystemExit):
        call_command("import_sources", file)
    call_command("export_sources", "--format", "ris", "--output", tmp_path / "out.ris")
    assert "TI  - One" in (tmp_path / "out.ris").read_text()


@pytest.mark.parametrize("name", ["missing.bib", "words.txt"])
def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path, name):
    (tmp_path / "words.txt").write_text("only words")
    with pytest.raises(CommandError, match=name):
        call_command("import_sources", tmp_path / name)


def test_an_unknown_key_is_not_exported():
    with pytest.raises(CommandError, match="There is no source with the key nobody1900"):
        call_command("export_sources", "nobody1900", "--format", "ris")
