"""Splitting RIS text into references, and joining them again."""

import pytest

from blog.sources.parsing.ris.references import join_fields, split_line, split_references


def split(text):
    return [(reference.line, reference.fields) for reference in split_references(text)]


def test_references_go_from_ty_to_er():
    text = "Exported by X\n\nTY  - BOOK\nTI  - One\nER  - \nbetween\nTI  - none\nTY  - MAP\nER  - "
    assert split(text) == [
        (3, [("TY", "BOOK"), ("TI", "One")]),
        (8, [("TY", "MAP")]),
    ]


def test_a_reference_without_er_ends_where_the_next_begins():
    assert split("TY  - BOOK\nTI  - One\n\nTY  - BOOK\nTI  - Two") == [
        (1, [("TY", "BOOK"), ("TI", "One")]),
        (4, [("TY", "BOOK"), ("TI", "Two")]),
    ]


def test_a_line_without_a_tag_continues_the_value_before_it():
    assert split("TY  - BOOK\nTI  - The Origins\n   of the\n\n  End\nAU  - A\nER  - ") == [
        (1, [("TY", "BOOK"), ("TI", "The Origins of the End"), ("AU", "A")])
    ]


def test_fields_keep_their_order_and_repeat():
    assert split("TY  - BOOK\nAU  - B\nKW  - k\nAU  - A\nER  - ") == [
        (1, [("TY", "BOOK"), ("AU", "B"), ("KW", "k"), ("AU", "A")])
    ]


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("TI  - A title", ("TI", "A title")),
        ("TI  -   A title  ", ("TI", "A title")),
        ("A1 - One space", ("A1", "One space")),
        ("ER  -", ("ER", "")),
        ("ER  - ", ("ER", "")),
        ("ti  - lower case", ("", "")),
        ("1A  - digit first", ("", "")),
        ("TI   - three spaces", ("", "")),
        ("TI  -no space", ("", "")),
        ("  TI  - indented", ("", "")),
        ("", ("", "")),
    ],
)
def test_a_line_is_a_tag_and_a_value(line, field):
    assert split_line(line) == field


def test_joined_fields_are_split_into_the_same_fields():
    fields = [("TY", "BOOK"), ("TI", "T"), ("AU", "A"), ("AU", "B")]
    assert join_fields(fields) == "TY  - BOOK\nTI  - T\nAU  - A\nAU  - B\nER  - "
    assert split(join_fields(fields)) == [(1, fields)]


def test_very_many_continued_lines_are_joined():
    ((_line, fields),) = split("TY  - BOOK\nN1  - y" + "\ny" * 300_000)
    assert fields[1] == ("N1", " ".join(["y"] * 300_001))
