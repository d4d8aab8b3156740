"""Quotations: exact, nearly, missing; and links to their place."""

import pytest

from blog.copies.quotations import fragment_url, look_up

TEXT = """We may say most aptly that the Analytical Engine weaves algebraical patterns
just as the Jacquard-loom weaves “flowers and leaves”. It can do whatever we know how to order it
to perform; it has no pretensions whatever to originate anything."""
FLAT = " ".join(TEXT.split())


@pytest.mark.parametrize(
    ("quotation", "outcome", "passage"),
    [
        ("Analytical Engine weaves", "exact", "Analytical Engine weaves"),
        ("patterns just  as the", "exact", "patterns just as the"),  # over a line
        ('weaves "flowers and leaves"', "exact", "weaves “flowers and leaves”"),
        ("we may say … algebraical patterns", "exact", FLAT[: FLAT.index(" just")]),
        ("We may say […] flowers", "exact", FLAT[: FLAT.index(" and leaves")]),
        (
            "the Analytic Engine weaves algebraic patterns just as the loom weaves flowers",
            "nearly",
            "the Analytical Engine weaves algebraical patterns just as the Jacquard-loom"
            " weaves “flowers",
        ),
        ("The quick brown fox jumps over the lazy dog", "missing", ""),
        ("xyzzy", "missing", ""),  # not a word in common
        ("", "missing", ""),
        ("…", "missing", ""),
    ],
)
def test_a_quotation_is_looked_up(quotation, outcome, passage):
    found = look_up(quotation, TEXT)
    assert (str(found.outcome), found.passage) == (outcome, passage)


@pytest.mark.parametrize(
    ("text", "quotation", "passage"),
    [
        ("Die große Straße webt Muster", "Straße webt", "Straße webt"),  # ß folds to two letters
        ("one two, and one two three", "one two three", "one two three"),
        ("two then one then two", "one … two", "one then two"),  # in this order
    ],
)
def test_the_passage_is_cut_from_the_text_as_it_stands(text, quotation, passage):
    found = look_up(quotation, text)
    assert (str(found.outcome), found.passage) == ("exact", passage)


def test_parts_in_another_order_are_not_the_quotation():
    assert look_up("weaves […] Analytical Engine", FLAT[:60]).outcome != "exact"


def test_a_long_passage_of_few_words_is_linked_whole():
    passage = " ".join(["incomprehensibilities" * 2] * 8)
    assert "," not in fragment_url("https://a.example/", passage)


def test_nothing_is_found_in_an_empty_text():
    assert look_up("anything", "").outcome == "missing"


@pytest.mark.parametrize(
    ("url", "passage", "expected"),
    [
        ("https://a.example/", "loom-made, yes", "https://a.example/#:~:text=loom%2Dmade%2C%20yes"),
        ("https://a.example/#s2", "yes", "https://a.example/#s2:~:text=yes"),
        (
            "https://a.example/",
            "one two three four " + "and so on " * 30 + "nine ten eleven twelve",
            "https://a.example/#:~:text=one%20two%20three%20four,nine%20ten%20eleven%20twelve",
        ),
    ],
)
def test_a_link_leads_to_the_passage(url, passage, expected):
    assert fragment_url(url, passage) == expected


def test_the_words_around_a_likely_place_are_searched():
    text = " ".join(f"w{number}" for number in range(40))
    quoted = "w20 w21 w22 x w23 w24 w25 w26"  # a word more than the text has
    assert look_up(quoted, text).passage == "w20 w21 w22 w23 w24 w25 w26"
    missing = "w20 w21 y z w22 w23"
    assert look_up(missing, text).outcome == "nearly"
