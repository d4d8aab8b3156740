"""Cleaning CSL items: kept values, dropped values, and limits."""

import pytest

from blog.sources.parsing import items
from blog.sources.parsing.items import Unusable, clean_item, clean_text, date_of

BARE = {"id": "", "type": "document"}


def cleaned(**variables):
    return {name: value for name, value in clean_item(variables).items() if name not in BARE}


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ({"volume": 12}, {"volume": 12}),
        ({"volume": 0}, {"volume": 0}),
        ({"volume": 10**15}, {"volume": "1000000000000000"}),
        ({"volume": 1.5}, {"volume": "1.5"}),
        ({"volume": float("nan")}, {}),
        ({"volume": True}, {}),
        ({"volume": ["12"]}, {}),
        ({"title": "T\u0000\ud800\x1f"}, {"title": "T"}),
        ({"shortTitle": "S"}, {"title-short": "S"}),
        ({"shortTitle": "S", "title-short": "T"}, {"title-short": "T"}),
        ({"unheard-of": "x"}, {}),
        ({"categories": ["a", 1, None, ""]}, {"categories": ["a", "1"]}),
        ({"custom": {"arxiv": "1", 2: 3, "x": None}}, {"custom": {"arxiv": "1", "2": "3"}}),
        ({"custom": ["arxiv"]}, {}),
    ],
)
def test_variables(value, kept):
    assert cleaned(**value) == kept


@pytest.mark.parametrize(
    ("people", "kept"),
    [
        ("Able", {}),
        (["UNESCO"], {"author": [{"literal": "UNESCO"}]}),
        (
            [{"family": "A", "comma-suffix": 1, "parse-names": "no"}],
            {"author": [{"family": "A", "comma-suffix": 1}]},
        ),
        ([{"family": ""}, 7, None], {}),
    ],
)
def test_people(people, kept):
    assert cleaned(author=people) == kept


def test_an_editor_translator_is_both():
    ann = [{"family": "A", "given": "Ann"}]
    assert cleaned(**{"editor-translator": ann}) == {"editor": ann, "translator": ann}


@pytest.mark.parametrize(
    ("date", "kept"),
    [
        ({"date-parts": [["2008", 1]]}, {"date-parts": [[2008, 1]]}),
        ({"date-parts": [[2008, 13]]}, None),
        ({"date-parts": [[2008, 12, 32]]}, None),
        ({"date-parts": [[10_000]]}, None),
        ({"date-parts": [[-9_999, 1, 1]]}, {"date-parts": [[-9_999, 1, 1]]}),
        ({"date-parts": [[1937], [1945]]}, {"date-parts": [[1937], [1945]]}),
        ({"date-parts": [[1], [2], [3]]}, None),
        (
            {"date-parts": [[2008]], "season": "2", "circa": "0"},
            {"date-parts": [[2008]], "season": 2},
        ),
        (
            {"date-parts": [[2008]], "season": 5, "circa": 1},
            {"date-parts": [[2008]], "circa": True},
        ),
        ({"literal": "x" * 300}, {"literal": "x" * 200}),
        ("1850~", {"date-parts": [[1850]], "circa": True}),
        (1850, None),
    ],
)
def test_dates(date, kept):
    assert cleaned(issued=date).get("issued") == kept


def test_text_other_than_a_plain_date_is_a_literal():
    assert date_of("2008-13-01") == {"literal": "2008-13-01"}
    assert date_of("  ") is None


def test_a_text_may_have_200_000_characters():
    assert len(clean_text("x" * items._MAX_LENGTH)) == 200_000
    with pytest.raises(Unusable, match=r"^One of its fields is longer than 200,000 characters\.$"):
        clean_text("x" * (items._MAX_LENGTH + 1))


def test_a_role_may_have_5_000_people():
    assert len(cleaned(author=["A"] * items._MAX_PEOPLE)["author"]) == 5_000
    with pytest.raises(Unusable, match=r"^It names more than 5,000 people in one role\.$"):
        clean_item({"author": ["A"] * (items._MAX_PEOPLE + 1)})


@pytest.mark.parametrize("raw", [None, "text", 7, ["a"]])
def test_other_values_than_objects_are_unusable(raw):
    with pytest.raises(Unusable):
        clean_item(raw)
