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


def test_abbreviations_that_double_become_a_failure_and_not_gigabytes():
    doubled = "".join(f"@string{{a{i} = a{i - 1} # a{i - 1}}}\n" for i in range(1, 40))
    found = split(f'@string{{a0 = "0123456789"}}\n{doubled}@book{{a, title = a39}}')
    assert found.entries[0].problem == (
        "The abbreviation a39 makes it longer than 200,000 characters."
    )
    assert found.failures[0].entry == "a15"
    assert found.failures[0].reason == "Its abbreviations make it longer than 200,000 characters."


def test_all_abbreviations_together_have_a_limit():
    text = f'@string{{a = "{"x" * 150_000}"}}\n'
    text += "".join(f"@book{{k{i}, title = a # {{ {i}}}}}\n" for i in range(70))
    problems = [entry.problem for entry in split(text).entries]
    assert (problems[:66], len(set(problems[66:]))) == ([""] * 66, 1)
    assert problems[-1] == "The abbreviation a makes it longer than 10,000,000 characters."


def test_the_line_of_an_entry_is_where_it_begins():
    assert [entry.line for entry in split("\n@book{a, title = {A}}\n\n@book{b,}").entries] == [2, 4]
