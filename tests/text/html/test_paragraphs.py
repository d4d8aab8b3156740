"""The text of a page, paragraph by paragraph."""

import pytest

from blog.text.html.nesting import MAX_ELEMENTS, limit_nesting
from blog.text.html.paragraphs import paragraphs_of


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", []),
        ("One", ["One"]),
        ("<p>One <b>two</b>\n three</p>four", ["One two three", "four"]),
        ("<ul><li>One<ul><li>two</ul></ul>", ["One", "two"]),
        ("<p>One<script>two</script><style>x</style><template>y</template></p>", ["One"]),
        ("<div>One<div>two</div>three</div>", ["One", "two", "three"]),
    ],
)
def test_paragraphs(html, expected):
    assert paragraphs_of(html) == expected


def test_a_page_is_cut_where_nesting_is_too_deep():
    assert limit_nesting("<p>a</p><b><i><u>x", max_depth=2) == "<p>a</p><b><i>"
    assert limit_nesting("<p>a</p><br><br><p>b</p>", max_depth=1) == "<p>a</p><br><br><p>b</p>"


def test_a_page_is_cut_where_its_nesting_can_be_hidden():
    hidden = "<div></x>"  # an end tag of nothing
    limited = limit_nesting(hidden * (MAX_ELEMENTS + 1))
    assert limited == hidden * MAX_ELEMENTS
