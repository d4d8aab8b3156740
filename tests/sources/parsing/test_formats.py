"""Knowing a bibliography's format, and CSL-JSON, the one all are read into."""

import json

import pytest

from blog.sources.parsing import FORMATS, recognize, text_of

csl_json = FORMATS["csl-json"]


@pytest.mark.parametrize(
    ("text", "name", "format"),
    [
        ("\ufeff@book{a, title={T}}", "", "bibtex"),
        ("% a comment\n\n@article{b,", "", "bibtex"),
        ("TY  - JOUR\r\nTI  - T\r\nER  - ", "", "ris"),
        ('[{"id": "a", "type": "book"}]', "", "csl-json"),
        ('  {"title": "T"}', "", "csl-json"),
        ("", "empty.bib", "bibtex"),
        ("words", "export.ris", "ris"),
    ],
)
def test_the_format_is_known_by_its_look_and_else_by_its_name(text, name, format):
    found = recognize(text, name)
    assert found and found.name == format


@pytest.mark.parametrize("text", ["", "A sentence.", "https://example.org/@book", "10.1000/1"])
def test_what_is_no_bibliography_is_none(text):
    assert recognize(text) is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_of_reads_the_usual_encodings(encoding):
    assert text_of("Lüthi".encode(encoding)) == "Lüthi"


def test_csl_json_is_cleaned_and_keeps_what_csl_knows():
    item = {
        "id": "a",
        "type": "book",
        "title": "T\u0000",
        "author": [{"family": "F", "given": "G", "unknown": "x"}],
        "issued": {"date-parts": [["2008", 1]]},
        "note": "n",
        "unheard-of": 1,
    }
    parsed = csl_json.read(json.dumps([item]))
    assert parsed.items == [
        {
            "id": "a",
            "type": "book",
            "title": "T",
            "author": [{"family": "F", "given": "G"}],
            "issued": {"date-parts": [[2008, 1]]},
            "note": "n",
        }
    ]


@pytest.mark.parametrize("text", ["[", '["a"]', "[[[[", "null"])
def test_csl_json_that_is_none_fails_in_words(text):
    parsed = csl_json.read(text)
    assert parsed.items == []
    assert parsed.failures and all(failure.reason.endswith(".") for failure in parsed.failures)
