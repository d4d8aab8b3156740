"""Reading, cleaning and writing CSL-JSON."""

import json

import pytest

from blog.sources.parsing import FORMATS, Failure, Parsed

csl_json = FORMATS["csl-json"]


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


@pytest.mark.parametrize(
    ("text", "entry", "reason"),
    [
        ("[", "the file", "It is not JSON: line 1, column 2 cannot be read."),
        ("[" * 100_000, "the file", "It is not CSL-JSON: its brackets are nested too deeply."),
        ("1" * 5_000, "the file", "It is not CSL-JSON: it contains a number that is too long."),
        ('["a"]', "entry 1", "It is not an object with the fields of a work."),
        ("null", "entry 1", "It is not an object with the fields of a work."),
    ],
)
def test_other_json_is_a_failure_with_its_reason(text, entry, reason):
    assert csl_json.read(text) == Parsed(failures=[Failure(entry, None, reason)])


@pytest.mark.parametrize(
    "text", ['{"title": "T"}', '[{"title": "T"}]', '{"items": [{"title": "T"}]}']
)
def test_items_are_in_a_list_single_or_in_an_object(text):
    assert csl_json.read(text).items == [{"id": "t", "type": "document", "title": "T"}]


def test_written_items_have_the_names_of_the_schema_and_are_read_again():
    item = {"id": "a", "type": "book", "title": "T", "part-number": "1", "printing-number": "2"}
    text = csl_json.write([item])
    assert json.loads(text) == [
        {"id": "a", "type": "book", "title": "T", "part": "1", "printing": "2"}
    ]
    assert csl_json.read(text).items == [item]
