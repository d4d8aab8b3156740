"""Recognizing the format of a bibliography, and decoding its file."""

import pytest

from blog.sources.parsing import recognize, text_of


@pytest.mark.parametrize(
    ("text", "name", "format"),
    [
        ("\ufeff@book{a, title={T}}", "", "bibtex"),
        ("% a comment\n\n@article{b,", "", "bibtex"),
        ("TY  - JOUR\r\nTI  - T\r\nER  - ", "", "ris"),
        ('[{"id": "a", "type": "book"}]', "", "csl-json"),
        ('  {"title": "T"}', "", "csl-json"),
        ("", "empty.bib", "bibtex"),
        ("text", "export.ris", "ris"),
    ],
)
def test_the_format_is_recognized_by_text_or_file_name(text, name, format):
    found = recognize(text, name)
    assert found and found.name == format


@pytest.mark.parametrize("text", ["", "A sentence.", "https://example.org/@book", "10.1000/1"])
def test_other_text_has_no_format(text):
    assert recognize(text) is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_of_reads_the_usual_encodings(encoding):
    assert text_of("Lüthi".encode(encoding)) == "Lüthi"
