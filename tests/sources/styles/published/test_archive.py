"""The archive of published styles: every style is there, whole, and usable."""

import random
from zipfile import ZipFile

import pytest

from blog.sources.styles import preview_style, published_styles, read_style
from blog.sources.styles.published.archive import FILE, PublishedStyle, csl_of, index_lines
from blog.sources.styles.published.finding import terms_of

STYLES = [PublishedStyle.from_line(line) for line in index_lines()]


def test_the_archive_is_small_and_says_where_it_is_from():
    assert FILE.stat().st_size < 6_000_000
    with ZipFile(FILE) as archive:
        assert archive.comment.decode() in (FILE.parent / "NOTICE").read_text()


def test_every_dependent_style_has_an_independent_parent():
    independent = {style.name for style in STYLES if not style.parent}
    assert len(STYLES) > 10_000
    assert len(independent) > 2_800
    assert {style.parent for style in STYLES if style.parent} <= independent


def test_the_files_of_a_member_follow_each_other():
    of_member = sorted(
        (style for style in STYLES if style.member == "dependent/003.csl"), key=start
    )
    assert [style.start for style in of_member][1:] == [
        style.start + style.size for style in of_member
    ][:-1]


def start(style):
    return style.start


@pytest.mark.parametrize("style", random.Random(5).sample(STYLES, 12), ids=lambda style: style.name)
def test_a_style_is_read_by_its_place_and_formats_works(style):
    csl = csl_of(style)
    assert csl.startswith(b"<?xml")
    assert csl.endswith((b"</style>", b"</style>\n"))
    assert b'license="http://creativecommons.org/licenses/by-sa/3.0/"' in csl
    read = read_style(csl)
    assert read.title == style.title
    preview = preview_style(read)
    assert preview.first
    assert preview.later


def test_styles_are_looked_up_by_present_and_former_names():
    found = published_styles("the-journal-of-modern-history", "aaa", "no-such-style", "")
    assert {name: style.name for name, style in found.items()} == {
        "the-journal-of-modern-history": "the-journal-of-modern-history",
        "aaa": "american-anthropological-association",
    }


def test_the_index_has_the_words_that_a_search_folds():
    for style in random.Random(6).sample(STYLES, 200):
        assert style.terms.startswith(terms_of(style.title))
