"""Tags and quotation marks of a field."""

import time

import pytest

from blog.sources.csl.locale import locale_of
from blog.sources.csl.output.markup import parse
from blog.sources.csl.output.tree import Node
from blog.sources.csl.output.writers import HTML
from blog.sources.csl.style import read_style
from tests.sources.csl_styles import small_style

ENGLISH = locale_of(read_style(small_style("")), "en-US")


def written(text, **options):
    return HTML.write(Node(parse(text, **options)), locale=ENGLISH)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("L'art d'aimer", "L’art d’aimer"),
        ('5" disks', '5" disks'),
        ("the 'new' “age”", "the “new” “age”"),
        ("„Zitat“ im Titel", "“Zitat” im Titel"),
        ("He said “she said ‘no’ twice”", "He said “she said ‘no’ twice”"),
        ("«as given»", "«as given»"),
        ("« avec » espace", "«\u202favec\u202f» espace"),
        ("<i>a</i> <b>b</b> H<sub>2</sub>O", "<i>a</i> <b>b</b> H<sub>2</sub>O"),
        ("<i>a <i>b</i> c</i>", '<i>a <span style="font-style:normal;">b</span> c</i>'),
        ("<i>unclosed", "&#60;i&#62;unclosed"),
        ("a < b & c", "a &#60; b &#38; c"),
        ("<script>x</script>", "&#60;script&#62;x&#60;/script&#62;"),
    ],
)
def test_typed_text_is_set(typed, expected):
    assert written(typed) == expected


def test_single_marks_round_a_citation_stay_as_typed():
    assert written("as ‘God’ wills", reads_single=False) == "as ‘God’ wills"


def test_hostile_length_takes_little_time():
    begin = time.process_time()

    for piece in ("<i>", "'a ", '"a', "“", '<span class="nocase">'):
        parse(piece * 2000)

    assert time.process_time() - begin < 2
