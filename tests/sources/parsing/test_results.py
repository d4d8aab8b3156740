"""Results of reading a bibliography: unique ids, and limits for untrusted text."""

from string import ascii_lowercase

from blog.sources.parsing.results import (
    MAX_CHARACTERS,
    Failure,
    Parsed,
    key_of,
    limited,
    with_unique_ids,
)


def ids(*given):
    return [item["id"] for item in with_unique_ids(Parsed([{"id": id} for id in given])).items]


def test_a_duplicate_id_gets_a_unique_suffix():
    assert ids("a", "b", "a", "ab", "a") == ["a", "b", "ac", "ab", "ad"]
    many = ids(*["a"] * 30)
    assert many[:26] == ["a", *(f"a{letter}" for letter in ascii_lowercase[1:])]
    assert len(set(many)) == 30


def test_an_item_without_id_gets_one_from_its_name_and_year():
    item = {
        "author": [{"family": "Lüthi Meyer"}],
        "title": "The Split",
        "issued": {"date-parts": [[2008]]},
    }
    assert key_of(item) == "luthi2008"
    assert key_of({"title": "The Split"}) == "the"
    assert key_of({}) == "source"


def test_a_text_may_have_10_million_characters():
    read = limited(lambda text: Parsed([{"id": str(len(text))}]))
    assert read("x" * MAX_CHARACTERS).items == [{"id": "10000000"}]
    assert read("x" * (MAX_CHARACTERS + 1)) == Parsed(
        failures=[Failure("the file", None, "It is longer than 10,000,000 characters.")]
    )


def test_line_endings_and_a_byte_order_mark_are_normalized():
    read = limited(lambda text: Parsed([{"id": text}]))
    assert read("\ufeffa\r\nb\rc\nd").items == [{"id": "a\nb\nc\nd"}]
