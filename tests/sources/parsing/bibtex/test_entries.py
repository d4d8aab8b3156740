"""Splitting BibTeX files into entries, with abbreviations and parents."""

import pytest

from blog.sources.parsing.bibtex.entries import split


def fields(text, key="a"):
    return next(entry.fields for entry in split(text).entries if entry.key == key)


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("{Braced {deep}}", "Braced {deep}"),
        ('"Quoted"', "Quoted"),
        ("2001", "2001"),
        ("cq", "The China Quarterly"),
        ("CQ", "The China Quarterly"),
        ('cq # ", " # {No. } # 7', "The China Quarterly, No. 7"),
    ],
)
def test_the_pieces_of_a_value_are_joined(value, title):
    assert fields(f"@string{{cq = {{The China Quarterly}}}}@book{{a, title = {value}}}") == {
        "title": title
    }


def test_an_undefined_abbreviation_is_kept_with_a_remark():
    (entry,) = split("@book{a, title = nope, year = 2001}").entries
    assert entry.fields == {"title": "nope", "year": "2001"}
    assert entry.remarks == ("The abbreviation nope is not defined.",)


def test_a_repeated_field_counts_once_with_a_remark():
    (entry,) = split("@book{a, title = {One}, Title = {Two}, title = {Three}}").entries
    assert entry.fields == {"title": "One"}
    assert entry.remarks == ("Its field title is repeated; the first one was used.",)


def test_a_value_has_at_most_1_000_pieces():
    many = " # ".join(["{x}"] * 1_001)
    assert fields(f"@book{{a, title = {many}}}")["title"] == "x" * 1_000


def test_a_child_inherits_from_its_parent():
    text = (
        "@incollection{a, crossref = {parent}, title = {Part}, author = {A, B}}"
        "@book{parent, title = {Whole}, editor = {C, D}, author = {E}, year = {1998}, label = {L}}"
    )
    assert fields(text) == {
        "crossref": "parent",
        "title": "Part",
        "author": "A, B",
        "booktitle": "Whole",
        "editor": "C, D",
        "bookauthor": "E",
        "year": "1998",
    }


def test_xdata_is_inherited_and_not_an_entry():
    text = "@xdata{x, publisher = {P}, label = {L}}@book{a, xdata = {x}, title = {T}}"
    assert [entry.key for entry in split(text).entries] == ["a"]
    assert fields(text) == {"xdata": "x", "title": "T", "publisher": "P", "label": "L"}


def test_circular_parents_end():
    text = "@book{a, crossref = {b}, title = {A}}@book{b, crossref = {a}, title = {B}, year = 1}"
    assert fields(text)["year"] == "1"


def test_inheritance_reaches_back_10_generations():
    lines = [f"@book{{k{n}, crossref = {{k{n + 1}}}, title = {{T}}}}" for n in range(12)]
    text = "\n".join([*lines, "@book{k12, title = {T}, year = 1850}"])
    assert "year" in fields(text, "k1")
    assert "year" not in fields(text, "k0")


def test_the_line_of_an_entry_is_where_it_begins():
    assert [entry.line for entry in split("\n@book{a, title = {A}}\n\n@book{b,}").entries] == [2, 4]
