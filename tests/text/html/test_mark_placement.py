"""Moving marks to places where a page can show them."""

import pytest

from blog.text.html.sanitizing import clean_post

CITE = '<cite-ref data-source="1">L</cite-ref>'


@pytest.mark.parametrize(
    ("given", "settled"),
    [
        ("<p>a<foot-note>b <em>c</em></foot-note>.</p>",) * 2,
        ("<p>a<foot-note> <b></b></foot-note>.</p>", "<p>a.</p>"),
        ("<p>a<foot-note><b> </b></foot-note>.</p>", "<p>a.</p>"),
        ("<p>a<foot-note>b<p>c</p>", "<p>a<foot-note>b</foot-note></p><p>c</p>"),
        ("<foot-note><p>a</p><p>b</p></foot-note>", "<foot-note>a b</foot-note>"),
        ("<p><foot-note>a<br>b</foot-note></p>", "<p><foot-note>a b</foot-note></p>"),
        (
            f"<p><foot-note>a<foot-note>b</foot-note> {CITE}</foot-note></p>",
            f"<p><foot-note>a</foot-note><foot-note>b</foot-note>{CITE}</p>",
        ),
        (
            f'<p><a href="/x">a{CITE}<foot-note>b</foot-note></a> c</p>',
            f'<p><a href="/x">a</a>{CITE}<foot-note>b</foot-note> c</p>',
        ),
        (
            '<p>a<foot-note><a href="javascript:x">b</a><script>y</script></foot-note></p>',
            "<p>a<foot-note><a>b</a></foot-note></p>",
        ),
    ],
)
def test_marks_are_moved(given, settled):
    assert clean_post(given) == settled
    assert clean_post(settled) == settled
