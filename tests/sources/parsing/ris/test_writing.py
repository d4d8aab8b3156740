"""Writing CSL items as RIS references from which equal items are read."""

import pytest

from blog.sources.parsing import FORMATS
from tests.sources.parsing.ris.samples import CHAPTER, only_item

ris = FORMATS["ris"]


def test_a_chapter():
    assert ris.write([only_item(CHAPTER)]).splitlines() == [
        "TY  - CHAP",
        "ID  - niu1998",
        "TI  - The Origins of the Sino-Soviet Alliance",
        "T2  - Brothers in Arms",
        "AU  - Niu, Jun",
        "A2  - Westad, Odd Arne",
        "PY  - 1998",
        "DA  - 1998///",
        "SP  - 47",
        "EP  - 89",
        "SN  - 978-0-8047-3485-5",
        "PB  - Woodrow Wilson Center Press",
        "CY  - Washington, DC",
        "ER  - ",
        "",
    ]


@pytest.mark.parametrize(
    "variables",
    [
        {"title": "ER  - not the end", "note": "a\nTY  - BOOK\nb"},
        {"title": "Two\nlines", "publisher": "Carriage\rreturn"},
        {"title": "  spaces around  "},
        {"title": "T", "note": "line\n" * 20_000 + "end"},  # more lines than a reference may have
        {"title": '{Braces} "quotes" and \\ in', "archive-place": '{"a\\"}'},
        {"title": "T", "issued": {"date-parts": [[-44]]}},
        {"title": "T", "issued": {"date-parts": [[1937], [1945]]}},
        {"title": "T", "author": [{"family": "A, B", "given": "C"}, {"literal": "D, E"}]},
    ],
)
def test_data_that_ris_cannot_express_is_restored(variables):
    item = {"id": "x", "type": "book", **variables}
    assert ris.read(ris.write([item])).items == [item]


def test_a_patch_is_written_only_if_data_would_be_lost():
    lines = ris.write([{"id": "x", "type": "book", "title": "T", "scale": "1:5"}]).splitlines()
    assert [line for line in lines if line.startswith("U5")] == ['U5  - x-csl:{"scale": "1:5"}']
    assert "U5" not in ris.write([only_item(CHAPTER)])
