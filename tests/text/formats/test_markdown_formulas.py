"""Formulas in pasted Markdown."""

import pytest

from blog.text.formats.post_markdown import post_html

CASES = {
    "It costs $5 and $6.": "<p>It costs $5 and $6.</p>",
    "So $x<y$, \\(z\\).": "<p>So <tex-math>x&lt;y</tex-math>, <tex-math>z</tex-math>.</p>",
    "`$a$` \\$b$": "<p><code>$a$</code> $b$</p>",
    "a $$b$$": "<p>a <tex-math>b</tex-math></p>",
    "a\n$$\nx\n$$\nb": "<p>a</p>\n<tex-block>x</tex-block>\n<p>b</p>",
    "\\[ x \\]": "<tex-block>x</tex-block>",
    "> $$a\n> b$$": "<blockquote>\n<tex-block>a\nb</tex-block>\n</blockquote>",
    "$$a\n\nb$$": "<p>$$a</p>\n<p>b$$</p>",
}


@pytest.mark.parametrize(("markdown", "html"), CASES.items())
def test_formulas(markdown, html):
    assert post_html(markdown) == html
