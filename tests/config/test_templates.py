"""Templates without needless white space."""

import pytest

from config.templates import tidied


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (
            "<p>\n  {% if a %}\n    <a>\n  {% endif %}\n</p>\n",
            "<p>\n{% if a %}<a>\n{% endif %}</p>\n",
        ),
        ("{# What it is. #}\n{% load i18n %}\n<p>", "{# What it is. #}{% load i18n %}<p>"),
        ("<a></a>\n{{ word }}\n\n<b>", "<a></a>\n{{ word }}\n<b>"),
        ("a {% if b %}c{% endif %} d\n", "a {% if b %}c{% endif %} d\n"),
        ("{% if b %}c{% endif %}\n<a>\n", "{% if b %}c{% endif %}\n<a>\n"),
    ],
    ids=["lone tags", "heads", "text", "within a line", "around a word"],
)
def test_white_space_across_lines_becomes_one_line_end(written, read):
    assert tidied(written) == read
