"""Dates in EDTF."""

import pytest

from blog.sources.dates.csl import csl_date
from blog.sources.dates.edtf import UnreadableDate, parse_date, year_of
from blog.sources.dates.localized import format_edtf
from blog.sources.dates.typed import text_from_edtf


@pytest.mark.parametrize(
    ("typed", "edtf", "year"),
    [
        ("2008", "2008", 2008),
        ("1969-03-02", "1969-03-02", 1969),
        ("2 March 1969", "1969-03-02", 1969),
        ("c. 1850", "1850~", 1850),
        ("1984?", "1984?", 1984),
        ("1937/1945", "1937/1945", 1937),
        ("1937–1945", "1937/1945", 1937),
        ("44 BC", "-0044", -44),
        ("n.d.", "", None),
        ("", "", None),
    ],
)
def test_parse_date(typed, edtf, year):
    assert (parse_date(typed), year_of(edtf)) == (edtf, year)


@pytest.mark.parametrize(
    "typed",
    [
        "when the cows came home",
        "../20",  # TypeError in the library
        "1850-X00",  # AttributeError in the library
        "17/..X",
        "20th",
    ],
)
def test_parse_date_refuses_other_text(typed):
    with pytest.raises(UnreadableDate):
        parse_date(typed)


@pytest.mark.parametrize("text", ["", "  ", "n.d.", "[N.D.]", "(no date)", "s.d.", "undated"])
def test_parse_date_of_an_undated_work_is_empty(text):
    assert parse_date(text) == ""


def test_year_of_an_interval_without_a_start_is_its_end():
    assert (year_of("/1900"), year_of("../1949"), year_of("1949/..")) == (1900, 1949, 1949)


def test_parse_date_refuses_more_than_80_characters():
    def alternatives(count):
        return " or ".join(map(str, range(1800, 1800 + count)))

    assert len(parse_date(alternatives(13))) == 78
    with pytest.raises(UnreadableDate):
        parse_date(alternatives(14))


def test_parse_date_refuses_an_interval_that_ends_before_it_begins():
    assert parse_date("1937/1945") == "1937/1945"
    with pytest.raises(UnreadableDate):
        parse_date("1945/1937")


ODD = [
    *("[..1984]", "{..1984-10}", "[1984..]", "[1667, 1670..1672]", "[..-0001]", "../1984", "/1984"),
    *("../..", "/", "..", "[..]", "[]", "{}", "[[1984]]", "[1984/1985]", "1984~~", "?", "-", "—"),
    *("Y-17E7", "Y17E8S3", "1950S2", "XXXX", "XXXX-12-XX", "156X-12-25", "2004?-06-~11", "2001-41"),
    *("0000", "1900-02-29", "2001-02-29/2002", "1984-13", "31.2.1984", "１９８４", "½", "1984²"),
    *("1984\0", "10000", "99999", "c. [..1984]", "before [..1984]", "1984 or ..", "2001-21/2003"),
]


@pytest.mark.parametrize("typed", ODD)
def test_every_odd_date_is_refused_or_understood_everywhere(typed):
    try:
        edtf = parse_date(typed)
    except UnreadableDate:
        return
    assert parse_date(edtf) == edtf
    assert isinstance(year_of(edtf), int)
    assert format_edtf(edtf) and text_from_edtf(edtf) and csl_date(edtf)


@pytest.mark.parametrize("typed", ["Y1E9999999", "Y-1E9999999", "1" * 5000, "[" * 200])
def test_a_date_that_takes_long_to_compute_is_refused(typed):
    with pytest.raises(UnreadableDate):
        parse_date(typed)


@pytest.mark.parametrize("typed", ["../..", "1900-02-29", "29 February 1900", "[1900-02-29..]"])
def test_a_date_without_a_year_or_not_in_the_calendar_is_refused(typed):
    with pytest.raises(UnreadableDate):
        parse_date(typed)


@pytest.mark.parametrize(
    ("edtf", "year", "shown"),
    [
        ("[..1984]", 1984, "until 1984"),
        ("{..1984}", 1984, "until 1984"),
        ("[1984..]", 1984, "since 1984"),
        ("[1667..1670]", 1667, "between 1667 and 1670"),
        ("{1667..1670}", 1667, "1667–1670"),
        ("[1667..1670, 1672]", 1667, "1667–1670 or 1672"),
        ("[..1984, 1990]", 1984, "until 1984 or 1990"),
        ("{1960, 1961}", 1960, "1960, 1961"),
    ],
)
def test_a_set_with_an_open_end_is_shown_in_plain_language(edtf, year, shown):
    assert (parse_date(edtf), year_of(edtf)) == (edtf, year)
    assert format_edtf(edtf) == text_from_edtf(edtf) == shown
