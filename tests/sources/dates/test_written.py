"""Dates in their authors' own words: kept, and estimated for sorting."""

import pytest

from blog.sources.dates.edtf import year_of
from blog.sources.dates.written import is_shorthand, read_date
from blog.sources.editing import to_csl
from blog.sources.exporting import export, exported_item
from blog.sources.importing import import_sources
from blog.sources.imports.planning import plan_import
from blog.sources.merging import merge_sources
from blog.sources.models import Source
from blog.sources.parsing import FORMATS
from blog.sources.styles import format_bibliography, plain
from tests.factories import make_source


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("Michaelmas 1640", "1640"),
        ("12 Brumaire VIII", ""),
        ("3 Nov. 1640/41", "1640"),
        ("1640/41", "1640"),
        ("1640/1", "1640"),
        ("1999/2000", "1999/2000"),
        ("s. a.", ""),
        ("o. J.", ""),
        ("forthcoming", ""),
        ("early 1640s", "1640"),
        ("not before 1640", "1640"),
        ("16--", "16XX"),
        ("[16--?]", "16XX?"),
        ("164-", "164X"),
        ("between Easter and Whitsun 1640", "1640"),
        ("no. 12345 of 16401", ""),
    ],
)
def test_what_edtf_cannot_say_is_kept_with_an_estimate(typed, edtf):
    text = "" if edtf == "1999/2000" else typed
    assert read_date(f" {typed} ") == (edtf, text)
    assert not edtf or isinstance(year_of(edtf), int)


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("1641?", "1641?"),
        ("c. 1641", "1641~"),
        ("between 1640 and 1645", "[1640..1645]"),
        ("1999/10", "1999-10"),
        ("n.d.", ""),
        ("", ""),
    ],
)
def test_what_edtf_says_needs_no_text(typed, edtf):
    assert read_date(typed) == (edtf, "")


def test_shorthand():
    assert [is_shorthand(text) for text in ("16--", "164-", "1640/41", "1949-", "1999/10")] == [
        *(True, True, True),
        *(False, False),
    ]


TEXTS = ["Michaelmas 1640", "12 Brumaire VIII", "3 Nov. 1640/41", "s. a.", "16--", "1641?"]


@pytest.mark.django_db
@pytest.mark.parametrize("text", TEXTS)
def test_such_a_date_is_printed_as_written(text):
    source = make_source(issued={"literal": text}, title="T")
    printed = plain(format_bibliography([to_csl(source)], style="chicago-notes-bibliography")[0])
    assert printed == f"Lüthi, Lorenz M. T. {'[1641?]' if text == '1641?' else text.rstrip('.')}."
    assert source.date == text


@pytest.mark.django_db
@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("text", TEXTS)
def test_such_a_date_survives_an_export_and_an_import(format, text):
    source = make_source(issued={"literal": text})
    before = (source.issued, source.issued_text)
    exported = export(Source.objects.all(), format)
    Source.objects.all().delete()
    import_sources(plan_import(FORMATS[format].read(exported)))
    source = Source.objects.get()
    assert (source.issued, source.issued_text) == before


@pytest.mark.django_db
def test_a_text_with_an_exact_date_survives_too():
    make_source(issued={"edtf": "1640-11?", "literal": "Martinmas"})
    exported = export(Source.objects.all(), "csl-json")
    Source.objects.all().delete()
    import_sources(plan_import(FORMATS["csl-json"].read(exported)))
    source = Source.objects.get()
    assert (source.issued, source.issued_text) == ("1640-11?", "Martinmas")


@pytest.mark.django_db
def test_a_merged_source_has_one_date_with_its_text():
    undated = make_source(issued=None)
    other = make_source(issued={"literal": "Michaelmas 1640"})
    merged = merge_sources(undated, gone=other)
    assert exported_item(merged)["issued"] == {
        "date-parts": [[1640]],
        "literal": "Michaelmas 1640",
    }
