"""Variables, terms and values."""

import pytest

from tests.sources.csl_styles import book, entry


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        ('<text variable="title" form="short"/>', "Short"),
        ('<text variable="title" quotes="true"/>', "“The <i>T</i>”"),
        ('<text variable="title" prefix="(" suffix=")" font-weight="bold"/>',
         "(<b>The <i>T</i></b>)"),
        ('<text term="edition" form="short" plural="true"/>', "eds."),
        ('<text term="edition" form="short" strip-periods="true"/>', "ed"),
        ('<text value="a &amp; b"/>', "a &#38; b"),
        ('<text variable="URL" suffix="."/>', "http://x/?a..b."),
        ('<text variable="page"/>', "101–109"),
        ('<text variable="page-first"/>', "101"),
        ('<text variable="volume"/>', ""),
    ],
)  # fmt: skip
def test_an_element_shows_its_source(element, expected):
    item = book(title="The <i>T</i>", page="101-109", URL="http://x/?a..b")
    item["title-short"] = "Short"

    assert entry(element, item) == expected
