import pytest

from blog.imports.readers.mending import Mender


def mend(*parts: str) -> str:
    mender = Mender()
    return "".join([*(mender.feed(part) for part in parts), mender.close()])


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("a &lt;b&gt; &amp; c", "a &#60;b&#62; &#38; c"),
        ("&nbsp;&eacute;", "&#160;&#233;"),
        ("AT&T & more &nonsense; &", "AT&#38;T &#38; more &#38;nonsense; &#38;"),
        ("&#8;&#x1F;&#xD800;&#99999999;x", "&#38;#99999999;x"),
        ("&#xe9;&#233;", "&#233;&#233;"),
        ("\x00a\x0bb\ufffe", "ab"),
        ("<a><![CDATA[&nbsp; & \x01 &lt;]]>&lt;</a>", "<a><![CDATA[&nbsp; &  &lt;]]>&#60;</a>"),
    ],
)
def test_text_is_mended(text, mended):
    assert mend(text) == mended


def test_parts_may_end_anywhere():
    text = "<a>x &eacute; y<![CDATA[ & ]] ]>]]>&amp;</a>" * 3
    assert mend(*text) == mend(text)


def test_repairs_are_counted():
    mender = Mender()
    mender.feed("\x01 & &#8; &lt; padding that is longer than any token may be")
    assert mender.repairs == 3
