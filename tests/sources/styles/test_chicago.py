"""Whole references in the Chicago Manual of Style, 17th edition (notes and bibliography).

"Quick guide" is the public one at chicagomanualofstyle.org/tools_citationguide (17th edition).
Numbers are the manual's paragraphs for the pattern of an example, where we know them.
"""

import pytest

from blog.sources.styles import CitedSource, format_bibliography, format_citations
from tests.sources.styles.chicago_works import (
    CHICAGO,
    COLLEGE_ACCESS,
    CURIOUS_MIND,
    LETTER,
    QUOTING,
    SNAP,
    SOME_LIKE_IT_HOT,
    SWING_TIME,
    entry,
    note,
    on,
    person,
)


def test_later_notes_are_short():
    # quick guide, shortened notes; 14.34: only the name when the same work is cited again at once
    uses = [
        CitedSource(SWING_TIME, locator="315-316"),
        CitedSource(CURIOUS_MIND, locator="12"),
        CitedSource(SWING_TIME, locator="320"),
        CitedSource(CURIOUS_MIND, locator="37"),
        CitedSource(CURIOUS_MIND, locator="38"),
        CitedSource(COLLEGE_ACCESS, locator="9-10"),
        CitedSource(LETTER),
        CitedSource(COLLEGE_ACCESS, locator="23"),
        CitedSource(LETTER),
    ]

    notes = format_citations(uses, style=CHICAGO)

    assert [notes[place] for place in (2, 3, 4, 7, 8)] == [
        "Smith, <i>Swing Time</i>, 320.",
        "Grazer and Fishman, <i>Curious Mind</i>, 37.",
        "Grazer and Fishman, 38.",
        "Keng, Lin, and Orazem, “Expanding College Access,” 23.",
        "Acheson to Truman, June 25, 1950.",
    ]


def test_a_page_in_an_archive_is_labeled_after_box_and_folder():
    # the CSL style's reading: a bare number could be taken for a part of the call number
    assert note(LETTER, locator="2") == (
        "Dean Acheson to Harry S. Truman, June 25, 1950, box 67, folder 4, p. 2, "
        "Dean G. Acheson Papers, Harry S. Truman Library, Independence, MO."
    )


def test_folio_and_timestamp_keep_their_labels():
    # CSL's labels as the manual abbreviates them
    assert note(SWING_TIME, locator="12r", label="folio") == (
        "Zadie Smith, <i>Swing Time</i> (New York: Penguin Press, 2016), fol. 12r."
    )
    assert note(SOME_LIKE_IT_HOT, locator="0:12:05", label="timestamp") == (
        "<i>Some Like It Hot</i>, directed by Billy Wilder "
        "(Los Angeles: United Artists, 1959), at 0:12:05, DVD."
    )


def test_an_unpublished_interview_is_listed_as_it_is_cited():
    # 14.211: unpublished interviews are in notes, not in the bibliography; our list needs an entry
    huang = {
        "id": "huang2002",
        "type": "interview",
        "author": [person("Hua", "Huang")],
        "interviewer": [person("Lorenz M.", "Lüthi")],
        "issued": on(2002, 6, 3),
    }

    assert entry(huang) == "Hua Huang, interview by Lorenz M. Lüthi, June 3, 2002."


def test_a_title_ending_in_a_question_mark_takes_a_comma_but_no_period():
    # 6.125 (the comma stays), 14.96 (the period goes)
    question = {**QUOTING, "title": "Who Killed Cock Robin?"}

    assert note(question) == (
        "Jo March, “Who Killed Cock Robin?,” <i>Notes &amp; Queries</i> 12, no. 3 (2001): 145–51."
    )
    assert entry(question) == (
        "March, Jo. “Who Killed Cock Robin?” <i>Notes &amp; Queries</i> 12, no. 3 (2001): 145–51."
    )


def test_only_english_titles_get_headline_capitals():
    # 8.159; 11.6: foreign titles in sentence style
    titles = [
        "The structure of scientific revolutions: a look at iPods",
        "Geschichte der deutschen Literatur",
        "What we live in",
    ]
    items = [{"id": title, "type": "book", "title": title, "issued": on(1962)} for title in titles]

    assert format_bibliography(items, style=CHICAGO) == [
        "<i>The Structure of Scientific Revolutions: A Look at iPods</i>. 1962.",
        "<i>Geschichte der deutschen Literatur</i>. 1962.",
        "<i>What We Live In</i>. 1962.",
    ]


@pytest.mark.parametrize("style", ["chicago-notes-bibliography", "chicago-author-date"])
def test_a_newspaper_has_its_place_unless_its_name_says_it(style):
    times = {**SNAP, "container-title": "Times", "publisher-place": "London"}
    assert "<i>Times</i> (London), " in format_bibliography([times], style=style)[0]
    assert "<i>New York Times</i>, " in format_bibliography([SNAP], style=style)[0]
