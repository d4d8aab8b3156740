"""What sanitizing took out of a text."""

import pytest

from blog.text.html.dropped import dropped_from
from blog.text.html.sanitizing import clean_post

CASES = {
    "<p>a</p>": [],
    "<p style='x'>a</p><p style='y' class='big'>b</p>": [
        "class “big” of <p>",
        "style of <p> (2 times)",
    ],
    "<script>x</script><div onclick='x'>a</div>": ["<div>", "<script>"],
    '<aside class="note x">a</aside>': ["class “x” of <aside>"],
    '<a href="javascript:x">a</a>': ["href of <a>"],
}


@pytest.mark.parametrize(("given", "dropped"), CASES.items())
def test_each_sort_of_what_was_dropped_has_a_line(given, dropped):
    assert dropped_from(given, kept=clean_post(given)) == dropped
