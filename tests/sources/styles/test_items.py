"""Preparing CSL items for the engine."""

import pytest

from blog.sources.styles.items import engine_item
from blog.sources.styles.manuals import MLA, Manual


@pytest.mark.parametrize(
    ("given", "prepared"),
    [
        ({"literal": "c. 1850"}, {"literal": "c. 1850"}),
        ({"raw": "Easter 1916"}, {"literal": "Easter 1916"}),
        ({"date-parts": [["2008", "3"]]}, {"date-parts": [[2008, 3]]}),
        ({"date-parts": [[1850]], "circa": True}, {"date-parts": [[1850]], "circa": 1}),
        ({"date-parts": [[2008]], "season": "2"}, {"date-parts": [[2008]], "season": 2}),
        ({"date-parts": [[1914], [1918]]}, {"date-parts": [[1914], [1918]]}),
        ({"date-parts": [[1950, 6, 1], [1950, 7]]}, {"date-parts": [[1950, 6, 1], [1950, 7]]}),
        ({"date-parts": [[1950, 6], [1951]]}, {"date-parts": [[1950, 6], [1951]]}),
        ({"date-parts": [[1990], [0]]}, {"date-parts": [[1990], [0]]}),
        ({"date-parts": [[2008, 25]]}, {"date-parts": [[2008]]}),
        ({"date-parts": [[-44]]}, {"date-parts": [[-44]]}),
        ({"date-parts": [[]], "literal": "n.d."}, {"literal": "n.d."}),
        (
            {"date-parts": [[1640, 10]], "literal": "Michaelmas 1640"},
            {"literal": "Michaelmas 1640", "sorted-as": [1640, 10]},
        ),
    ],
)
def test_a_date_is_repaired_or_kept_as_a_literal(given, prepared):
    assert engine_item({"id": "x", "issued": given}, key="0")["issued"] == prepared


@pytest.mark.parametrize("given", [None, "2008", {}, {"date-parts": []}, {"date-parts": [["x"]]}])
def test_an_invalid_date_is_left_out(given):
    assert engine_item({"id": "x", "issued": given}, key="0") == {"id": "0", "type": "document"}


@pytest.mark.parametrize(
    ("given", "prepared"),
    [
        (
            [{"family": "van Able", "given": "A", "static": 0}],
            [{"family": "van Able", "given": "A", "parse-names": False}],
        ),
        ([{"literal": "UN", "family": "x"}], [{"literal": "UN"}]),
        ([{"given": "Plato"}], [{"given": "Plato", "parse-names": False}]),
        (["Homer", {}, None], [{"literal": "Homer"}]),
    ],
)
def test_names_are_made_readable(given, prepared):
    assert engine_item({"id": "x", "author": given}, key="0")["author"] == prepared


def test_only_values_the_engine_knows_are_passed_on():
    item = {
        "id": "x",
        "type": "book",
        "volume": 3,
        "custom": {"a": 1},
        "categories": ["b"],
        "note": None,
        "publisher": " ",
        "x-unknown": "c",
        "publisher-place": "Leeds",
        "shortTitle": "Short",
        "title": "Long",
    }

    assert engine_item(
        item, key="7", manual=Manual(omits={"book": frozenset({"publisher-place"})})
    ) == {
        "id": "7",
        "type": "book",
        "volume": "3",
        "title-short": "Short",
        "title": "Long",
    }


def test_mla_names_an_anonymous_work_by_its_title_and_its_editor_after_it():
    beowulf = {"type": "book", "title": "Beowulf", "author": [{"family": "Anonymous"}]}
    edited = beowulf | {"editor": [{"family": "Cole", "given": "Cy"}]}

    prepared = engine_item(edited, key="1", manual=MLA)
    assert ("author" in prepared, prepared["anonymous"]) == (False, "yes")
    assert "author" in engine_item(edited, key="1")


def test_mla_shortens_an_author_who_is_named_again():
    cole, able = {"family": "Cole", "given": "Cy"}, {"family": "Able", "given": "Al"}
    item = {"type": "chapter", "title": "T", "author": [cole], "editor": [cole, able]}

    shortened = engine_item(item, key="1", manual=MLA)["editor"]
    assert [name.get("given") for name in shortened] == [None, "Al"]
    assert engine_item(item, key="1")["editor"][0]["given"] == "Cy"
