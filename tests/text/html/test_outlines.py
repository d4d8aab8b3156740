"""Reading times and tables of contents."""

import pytest

from blog.text.html.outlines import outline_of, reading_minutes

LONG = (
    '<h2><a id="h-one"></a>One<sup class="cite"><a>1</a></sup></h2><h3><a id="h-two"></a>Two</h3>'
    '<h2><a id="h-three"></a>Three <em>four</em></h2><h4><a id="h-five"></a>Five</h4>'
)


@pytest.mark.parametrize(
    ("html", "minutes"),
    [
        ("", 1),
        ("<p>few words</p>", 1),
        ("<p>" + "it’s " * 690 + "</p>", 3),
        ("<p>" + "字" * 1000 + "</p>", 2),
        ("<p>" + "字" * 1000 + "</p><p>" + "word " * 460 + "</p>", 4),
    ],
)
def test_reading_minutes(html, minutes):
    assert reading_minutes(html) == minutes


def test_a_long_text_has_an_outline_without_its_citations():
    assert outline_of(LONG, minutes=4) == [
        {"id": "h-one", "text": "One", "level": 2},
        {"id": "h-two", "text": "Two", "level": 3},
        {"id": "h-three", "text": "Three four", "level": 2},
    ]


def test_a_short_text_or_one_with_few_headings_has_none():
    assert outline_of(LONG, minutes=3) == []
    assert outline_of('<h2><a id="h-one"></a>One</h2>', minutes=9) == []
