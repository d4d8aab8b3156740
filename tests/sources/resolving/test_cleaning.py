"""Cleaning the records of other services."""

import pytest

from blog.sources.resolving.cleaning import clean_item


@pytest.mark.parametrize(
    ("given", "cleaned"),
    [
        ({"date-parts": [[2001, 12, 3]]}, {"date-parts": [[2001, 12, 3]]}),
        (
            {"date-parts": [[2001], [2003]], "circa": True},
            {"date-parts": [[2001], [2003]], "circa": True},
        ),
        ({"date-parts": [[]], "literal": "in the  spring"}, {"literal": "in the spring"}),
        ({"raw": "n.d."}, {"literal": "n.d."}),
        ({"literal": ""}, None),
        ("2001", None),
    ],
)
def test_a_date_is_kept_as_exactly_as_it_is_valid(given, cleaned):
    item = clean_item({"type": "book", "title": "T", "issued": given})
    assert item.get("issued") == cleaned
