"""Printed works in the Chicago Manual of Style, 17th edition (notes and bibliography).

"Quick guide" is the public one at chicagomanualofstyle.org/tools_citationguide (17th edition).
Numbers are the manual's paragraphs for the pattern of an example, where we know them.
"""

import pytest

from tests.sources.styles.chicago_works import (
    AMERICAN_ESSAY,
    COLLEGE_ACCESS,
    CRIME,
    CURIOUS_MIND,
    FOUR_AUTHORS,
    LAZARILLO,
    LOVE_IN_CHOLERA,
    MALARIA,
    QUOTING,
    SWING_TIME,
    UNDATED,
    WALKING,
    entry,
    note,
)

GOLDEN = [
    pytest.param(  # quick guide, "Book"
        SWING_TIME,
        "Zadie Smith, <i>Swing Time</i> (New York: Penguin Press, 2016), 315–16.",
        "Smith, Zadie. <i>Swing Time</i>. New York: Penguin Press, 2016.",
        id="book",
    ),
    pytest.param(  # quick guide, "Book", two authors
        CURIOUS_MIND,
        "Brian Grazer and Charles Fishman, <i>A Curious Mind: The Secret to a Bigger Life</i> "
        "(New York: Simon &amp; Schuster, 2015), 315–16.",
        "Grazer, Brian, and Charles Fishman. <i>A Curious Mind: The Secret to a Bigger Life</i>. "
        "New York: Simon &amp; Schuster, 2015.",
        id="two authors",
    ),
    pytest.param(  # 14.76: in a note only the first of four or more, in the bibliography all
        FOUR_AUTHORS,
        "Ann Able et al., <i>Old Masters Reconsidered</i> (Leeds: Northern Press, 1984), 315–16.",
        "Able, Ann, Bob Baker, Cy Cole, and Di Dunn. <i>Old Masters Reconsidered</i>. "
        "Leeds: Northern Press, 1984.",
        id="four authors",
    ),
    pytest.param(  # quick guide, "Chapter or other part of an edited book", a whole edited book
        AMERICAN_ESSAY,
        "John D’Agata, ed., <i>The Making of the American Essay</i> "
        "(Minneapolis: Graywolf Press, 2016), 315–16.",
        "D’Agata, John, ed. <i>The Making of the American Essay</i>. "
        "Minneapolis: Graywolf Press, 2016.",
        id="edited volume",
    ),
    pytest.param(  # quick guide, "Chapter or other part of an edited book"
        WALKING,
        "Henry David Thoreau, “Walking,” in <i>The Making of the American Essay</i>, "
        "ed. John D’Agata (Minneapolis: Graywolf Press, 2016), 315–16.",
        "Thoreau, Henry David. “Walking.” In <i>The Making of the American Essay</i>, "
        "edited by John D’Agata, 167–95. Minneapolis: Graywolf Press, 2016.",
        id="chapter",
    ),
    pytest.param(  # quick guide, "Translated book"
        LOVE_IN_CHOLERA,
        "Gabriel García Márquez, <i>Love in the Time of Cholera</i>, trans. Edith Grossman "
        "(London: Cape, 1988), 315–16.",
        "García Márquez, Gabriel. <i>Love in the Time of Cholera</i>. "
        "Translated by Edith Grossman. London: Cape, 1988.",
        id="translation",
    ),
    pytest.param(  # quick guide, "Journal article"
        COLLEGE_ACCESS,
        "Shao-Hsun Keng, Chun-Hung Lin, and Peter F. Orazem, “Expanding College Access in Taiwan, "
        "1978–2014: Effects on Graduate Quality and Income Inequality,” "
        "<i>Journal of Human Capital</i> 11, no. 1 (2017): 315–16, "
        "https://doi.org/10.1086/690235.",
        "Keng, Shao-Hsun, Chun-Hung Lin, and Peter F. Orazem. “Expanding College Access in Taiwan, "
        "1978–2014: Effects on Graduate Quality and Income Inequality.” "
        "<i>Journal of Human Capital</i> 11, no. 1 (2017): 1–34. https://doi.org/10.1086/690235.",
        id="journal article",
    ),
    pytest.param(  # 14.94: quotation marks within quotation marks are single; 6.9: points inside
        QUOTING,
        "Jo March, “‘Don’t Panic,’ She Said: Irony in ‘Emma,’” "
        "<i>Notes &amp; Queries</i> 12, no. 3 (2001): 315–16.",
        "March, Jo. “‘Don’t Panic,’ She Said: Irony in ‘Emma.’” "
        "<i>Notes &amp; Queries</i> 12, no. 3 (2001): 145–51.",
        id="title with quotes and apostrophes",
    ),
    pytest.param(  # 14.84: an organization as author
        MALARIA,
        "World Health Organization, <i>World Malaria Report 2019</i> "
        "(Geneva: World Health Organization, 2019), 315–16.",
        "World Health Organization. <i>World Malaria Report 2019</i>. "
        "Geneva: World Health Organization, 2019.",
        id="organization as author",
    ),
    pytest.param(  # 14.79: no author, so the title is first
        LAZARILLO,
        "<i>Lazarillo de Tormes</i> (Madrid: Alianza, 1987), 315–16.",
        "<i>Lazarillo de Tormes</i>. Madrid: Alianza, 1987.",
        id="missing author",
    ),
    pytest.param(  # 14.145: "n.d." where no date can be found
        UNDATED,
        "Ann Able, <i>Undated Work</i> (Leeds: Northern Press, n.d.), 315–16.",
        "Able, Ann. <i>Undated Work</i>. Leeds: Northern Press, n.d.",
        id="missing date",
    ),
    pytest.param(  # 11.6: titles in other languages in sentence style, as given
        CRIME,
        "Фёдор Достоевский, <i>Преступление и наказание</i> (Москва: Наука, 1970), 315–16.",
        "Достоевский, Фёдор. <i>Преступление и наказание</i>. Москва: Наука, 1970.",
        id="non-Latin title",
    ),
]


@pytest.mark.parametrize(("item", "expected_note", "expected_entry"), GOLDEN)
def test_a_printed_work_is_cited_with_a_page_and_listed_without(
    item, expected_note, expected_entry
):
    assert note(item, locator="315-316") == expected_note
    assert entry(item) == expected_entry
