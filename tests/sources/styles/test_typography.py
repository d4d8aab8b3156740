"""Marks for the engine, and quotes, punctuation and tags in its output."""

import time

import pytest

from blog.sources.styles.typography import Quotes, html_of, main_title, marked, verbatim, wrapper

AMERICAN = Quotes()
BRITISH = Quotes(outer=("‘", "’"), inner=("“", "”"), punctuation_inside=False)
quoted = "\ue000{}\ue001".format


@pytest.mark.parametrize(
    ("typed", "set_in_american"),
    [
        ("L'art d'aimer", "L’art d’aimer"),
        ('5" disks', '5" disks'),
        ('\'90s "music"', "’90s “music”"),
        ("the 'new' “age”", "the “new” “age”"),
        ("„Zitat“ im Titel", "“Zitat” im Titel"),
        ("rock 'n' roll", "rock ’n’ roll"),
        ("He said “she said ‘no’ twice”", "He said “she said ‘no’ twice”"),
        ("«as given»", "«as given»"),
        ("<i>a</i> <b>b</b> <sc>c</sc>", '<i>a</i> <b>b</b> <span class="small-caps">c</span>'),
        ("<i>unclosed", "&lt;i&gt;unclosed"),
        ("<i>crossed<b></i></b>", "&lt;i&gt;crossed<b>&lt;/i&gt;</b>"),
        ('<b class="x">b</b>', "&lt;b class=“x”&gt;b&lt;/b&gt;"),
        ("a &amp; b", "a &amp;amp; b"),
        ("private \ue010marks\ue011", "private marks"),
        ("  two\n lines ", "two lines"),
    ],
)
def test_typed_text_is_typeset(typed, set_in_american):
    assert html_of(marked(typed), quotes=AMERICAN) == set_in_american


@pytest.mark.parametrize(
    ("joined", "american", "british"),
    [
        (quoted("Walking") + ", in", "“Walking,” in", "‘Walking’, in"),
        (quoted("Walking") + "; in", "“Walking”; in", "‘Walking’; in"),
        (quoted(f"On {quoted('Emma')}") + ".", "“On ‘Emma.’”", "‘On “Emma”’."),
        (quoted("Who?") + ".", "“Who?”", "‘Who?’"),
        (quoted("Who?") + ",", "“Who?,”", "‘Who?’,"),
        (wrapper("i")("Who?") + ". B", "<i>Who?</i> B", "<i>Who?</i> B"),
        (wrapper("i")("Etc.") + ". B", "<i>Etc.</i> B", "<i>Etc.</i> B"),
        ("Wait...", "Wait...", "Wait..."),
        (verbatim("a?.b..c") + ".", "a?.b..c.", "a?.b..c."),
    ],
)
def test_punctuation_between_parts_is_corrected(joined, american, british):
    assert html_of(joined, quotes=AMERICAN) == american
    assert html_of(joined, quotes=BRITISH) == british


def test_a_title_within_a_title_is_upright():
    italic = wrapper("i")

    assert html_of(italic(f"On {italic('Emma')} again"), quotes=AMERICAN) == (
        "<i>On </i>Emma<i> again</i>"
    )


@pytest.mark.parametrize(
    ("title", "main"),
    [
        ("A Curious Mind: The Secret", "A Curious Mind"),
        ("No subtitle", "No subtitle"),
        ("<i>Emma: A Novel</i> Reread", "<i>Emma: A Novel</i> Reread"),
        ("1:2 Odds", "1:2 Odds"),
    ],
)
def test_main_title_ends_before_the_subtitle(title, main):
    assert main_title(marked(title)) == marked(main)


def test_hostile_length_takes_little_time():
    begin = time.perf_counter()

    for piece in ("<i>", "'a ", '"a', "“", "?.", "\ue001"):
        html_of(marked(piece * 5000), quotes=AMERICAN)

    assert time.perf_counter() - begin < 5


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Mo, D.. Title", "Mo, D. Title"),
        ("历史。. Next", "历史。 Next"),
        ("为什么？. Next", "为什么？ Next"),
        ("历史。, Next", "历史, Next"),
        ("Foo:. Next", "Foo. Next"),
        ("Foo;, Next", "Foo, Next"),
        ("Wow!. Next", "Wow! Next"),
    ],
)
def test_two_marks_that_meet_become_one(text, html):
    assert html_of(text, quotes=Quotes()) == html
