"""Dates as people type them, and as text where CSL has no parts for them."""

import pytest

from blog.sources.dates.csl import csl_date, edtf_of
from blog.sources.dates.edtf import UnreadableDate, parse_date
from blog.sources.dates.typed import edtf_from_text, text_from_edtf
from blog.sources.exporting import export
from blog.sources.importing import import_sources
from blog.sources.imports.planning import plan_import
from blog.sources.models import Source
from blog.sources.parsing import FORMATS
from tests.factories import make_source


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("800", "0800"),
        ("AD 79", "0079"),
        ("79 AD", "0079"),
        ("44 B.C.", "-0044"),
        ("[1984?]", "1984?"),
        ("c1850", "1850~"),
        ("c. 1850?", "1850%"),
        ("probably 1850", "1850?"),
        ("about March 1969", "1969-03~"),
        ("Sept. 1969", "1969-09"),
        ("2nd March 1969", "1969-03-02"),
        ("March 2, 1969", "1969-03-02"),
        ("1969 March 2", "1969-03-02"),
        ("2.3.1969", "1969-03-02"),
        ("1969-3-2", "1969-03-02"),
        ("Fall 1999", "1999-23"),
        ("1850s", "185X"),
        ("1800s", "18XX"),
        ("19th century", "18XX"),
        ("1850 or 1851?", "[1850, 1851?]"),
        ("1937-8", "1937/1938"),
        ("1937–45", "1937/1945"),
        ("c. 1850–1860", "1850~/1860"),
        ("1984?-1986", "1984?/1986"),
        ("90–50 BC", "-0090/-0050"),
        ("44 BC to AD 14", "-0044/0014"),
        ("2–5 March 1969", "1969-03-02/1969-03-05"),
        ("March 2–5, 1969", "1969-03-02/1969-03-05"),
        ("March–April 1969", "1969-03/1969-04"),
        ("10 March–April 1969", "1969-03-10/1969-04"),
        ("1949–", "1949/.."),
        ("–1949", "../1949"),
        ("since 1949", "1949/.."),
        ("until 1949", "../1949"),
        ("before 1900", "/1900"),
        ("after c. 1900", "1900~/"),
        ("between 1640 and 1645", "[1640..1645]"),
    ],
)
def test_edtf_from_text(typed, edtf):
    assert edtf_from_text(typed) == edtf
    assert parse_date(typed) == edtf


@pytest.mark.parametrize("typed", ["", "79", "-44", "1850 or so", "1937–45–50", "when cows fly"])
def test_edtf_from_text_not_understood(typed):
    assert edtf_from_text(typed) == ""


@pytest.mark.parametrize(
    "typed",
    [
        "79",
        "Michaelmas 1850",
        "1640/41",
        "3/2/1969",
        "1945–1937",
        "1969-02-30",
        "30 February 1969",
        "2008a",
        "[",
        "12345",
    ],
)
def test_parse_date_never_adds_numbers_that_were_not_typed(typed):
    with pytest.raises(UnreadableDate):
        parse_date(typed)


def test_parse_date_reads_two_years_as_years():
    assert (parse_date("1937-38"), parse_date("1999-21")) == ("1937/1938", "1999-21")


@pytest.mark.parametrize(
    ("edtf", "text"),
    [
        ("185X", "1850s"),
        ("18XX~", "c. 1800s"),
        ("1949/..", "since 1949"),
        ("../1949", "until 1949"),
        ("/1900?", "before 1900?"),
        ("-0044/", "after 44 BC"),
        ("185X/186X", "1850s–1860s"),
        ("[1850, 1851]", "1850 or 1851"),
    ],
)
def test_a_date_without_parts_is_a_text_that_can_be_read_back(edtf, text):
    assert text_from_edtf(edtf) == text
    assert csl_date(edtf) == {"literal": text}
    assert edtf_of({"literal": text}) == edtf


@pytest.mark.django_db
@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("edtf", ["185X", "18XX~", "1949/..", "/1900", "[1850, 1851]", "-0044"])
def test_such_dates_survive_an_export_and_an_import(format, edtf):
    make_source(issued={"raw": edtf})
    text = export(Source.objects.all(), format)
    Source.objects.all().delete()
    import_sources(plan_import(FORMATS[format].read(text)))
    assert Source.objects.get().issued == edtf
