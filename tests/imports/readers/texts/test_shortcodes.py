import pytest

from blog.imports.readers.texts.changes import Changes
from blog.imports.readers.texts.shortcodes import Shortcode, replace_shortcodes


def shown(code: Shortcode) -> str:
    named = "".join(f" {name}:{value}" for name, value in code.named.items())
    values = "".join(f" {value}" for value in code.values)
    return f"<{code.name}{named}{values}|{code.content}>"


HANDLERS = {"a": shown, "b": shown}


@pytest.mark.parametrize(
    ("text", "replaced"),
    [
        ("x [a] y", "x <a|None> y"),
        ("[a/][a /]", "<a|None><a|None>"),
        ("[A id=1 to='2 3' by=\"4\" more]", "<a id:1 to:2 3 by:4 more|None>"),
        ("[a id=“1” b=&quot;2&quot;]", "<a id:1 b:2|None>"),
        ("[a=https://x.example/?y=1]", "<a https://x.example/?y=1|None>"),
        ("[a]x[/a]", "<a|x>"),
        ("[a][b /]x[b]y[/b][/a]", "<a|<b|None>x<b|y>>"),
        ("[a][a]x[/a]", "<a|None><a|x>"),
        ("[a][b][/a][/b]", "<a|[b]>[/b]"),
        ("[/a][c][d e][f=1]", "[/a][c][d e][f=1]"),
        ("[[a id=1]] [[a]x[/a]]", "[a id=1] [<a|x>]"),
        ("[ab][a-b]", "[ab][a-b]"),
    ],
)
def test_known_shortcodes_are_replaced(text, replaced):
    assert replace_shortcodes(text, HANDLERS, Changes()) == replaced


def test_unknown_shortcodes_are_counted_but_no_bracketed_words():
    changes = Changes()
    replace_shortcodes("[box id=1] [box id=2] [tab]x[/tab] [sic] [1] [a id=1]", HANDLERS, changes)
    assert list(changes.sentences()) == [
        "The shortcode [box] is unknown and was kept as text. (2 times)",
        "The shortcode [tab] is unknown and was kept as text.",
    ]
