"""What a BibTeX entry inherits."""

from blog.sources.parsing.bibtex.entries import split


def fields(text, key="a"):
    return next(entry.fields for entry in split(text).entries if entry.key == key)


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


def test_many_entries_that_name_each_other_end_soon():
    keys = ",".join(f"k{i}" for i in range(30))
    text = "".join(f"@book{{k{i}, title = {{T}}, xdata = {{{keys}}}}}\n" for i in range(30))
    problems = {entry.problem for entry in split(text).entries}
    assert problems == {
        "It inherits too much: all entries together may inherit 30,000,000 characters."
    }


def test_a_long_field_is_not_inherited_without_end():
    text = f"@book{{p, title = {{P}}, note = {{{'z' * 150_000}}}}}\n"
    text += "".join(f"@book{{c{i}, crossref = {{p}}}}\n" for i in range(250))
    problems = [bool(entry.problem) for entry in split(text).entries]
    assert problems == [False] * 200 + [True] * 51
