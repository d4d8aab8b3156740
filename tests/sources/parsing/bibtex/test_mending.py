"""Entries that break BibTeX's rules but whose meaning is clear."""

import pytest

from blog.sources.parsing import bibtex
from blog.sources.parsing.bibtex.mending import (
    COMMA_AFTER_KEY,
    COMMA_BETWEEN,
    MAX_LENGTH,
    NO_KEY,
    STRAY_COMMA,
    mended,
)

NEXT = "\n@book{b, title = {Next}, author = {C, D}}\n"


@pytest.mark.parametrize(
    ("entry", "key", "remarks"),
    [
        ("@book{title={T}, author={A, B}}", "a", [NO_KEY]),
        ("@book{\n  title = {T},\n  author={A, B}\n}", "a", [NO_KEY]),
        ("@book{, title={T}, author={A, B}}", "a", [NO_KEY]),
        ("@book{k title={T}, author={A, B}}", "k", [COMMA_AFTER_KEY]),
        ("@book{k, title={T},, author={A, B}}", "k", [STRAY_COMMA]),
        ("@book{k,, title={T}, author={A, B}}", "k", [STRAY_COMMA]),
        ('@book{k, title="T" , , author={A, B},}', "k", [STRAY_COMMA]),
        ("@book{k, title={T} author={A, B}}", "k", [COMMA_BETWEEN]),
        ('@book{k, title="T"\n author="A, B"}', "k", [COMMA_BETWEEN]),
        ("@book{k, title={T}; author={A, B}}", "k", [COMMA_BETWEEN]),
        ("@book{title={T},, author={A, B}}", "a", [NO_KEY, STRAY_COMMA]),
    ],
)
def test_a_slip_is_mended_with_a_remark(entry, key, remarks):
    parsed = bibtex.read(entry + NEXT)
    assert parsed.failures == []
    first, second = parsed.items
    assert (first["id"], first["title"]) == (key, "T")
    assert first["author"] == [{"family": "A", "given": "B"}]
    assert second["title"] == "Next"
    assert [(remark.reason, remark.line) for remark in parsed.remarks] == [
        (remark, 1) for remark in remarks
    ]


@pytest.mark.parametrize(
    "value",
    ["{a,, b}", '"a,, b"', "{The {X} y = {z}}", "{a \\, b}", '{say "a" b = c}', "{}, note = {,,}"],
)
def test_what_is_within_a_value_is_left_alone(value):
    entry = f"@book{{k, title = {value}, year = 2001}}"
    assert mended(entry) == (entry, ())
    assert bibtex.read(entry).remarks == []


def test_an_entry_that_never_ends_stays_a_failure():
    parsed = bibtex.read("@book{title={T}, author={A")
    assert len(parsed.failures) == 1
    assert parsed.items == []


def test_a_long_entry_is_not_mended():
    entry = f"@book{{title={{{'x' * MAX_LENGTH}}}}}"
    assert mended(entry) == (entry, ())


def test_an_entry_without_a_key_is_nobodys_parent():
    parsed = bibtex.read("@book{, title={T}, author={A, B}}\n@book{b, title={Own}}")
    assert "author" not in parsed.items[1]


def test_a_set_is_its_members():
    parsed = bibtex.read("@set{s, entryset = {a,b}}\n@book{a, title={A}}\n@book{b, title={B}}")
    assert parsed.failures == []
    assert [item["id"] for item in parsed.items] == ["a", "b"]
    assert [(remark.entry, remark.reason) for remark in parsed.remarks] == [
        ("s", "It is a set of a, b; its members are works of their own.")
    ]
