"""Whole references in the Chicago Manual of Style, 17th edition (notes and bibliography).

"Quick guide" is the public one at chicagomanualofstyle.org/tools_citationguide (17th edition).
Numbers are the manual's paragraphs for the pattern of an example, where we know them.
"""

import pytest

from blog.sources.styles import CitedSource, format_bibliography, format_citations

CHICAGO = "chicago-notes-bibliography"


def person(given, family):
    return {"given": given, "family": family}


def on(*parts):
    return {"date-parts": [list(parts)]}


def note(item, **where):
    return format_citations([CitedSource(item, **where)], style=CHICAGO)[0]


def entry(item):
    return format_bibliography([item], style=CHICAGO)[0]


SWING_TIME = {
    "id": "smith2016",
    "type": "book",
    "title": "Swing Time",
    "author": [person("Zadie", "Smith")],
    "publisher": "Penguin Press",
    "publisher-place": "New York",
    "issued": on(2016),
}
CURIOUS_MIND = {
    "id": "grazer2015",
    "type": "book",
    "title": "A Curious Mind: The Secret to a Bigger Life",
    "author": [person("Brian", "Grazer"), person("Charles", "Fishman")],
    "publisher": "Simon & Schuster",
    "publisher-place": "New York",
    "issued": on(2015),
}
AMERICAN_ESSAY = {
    "id": "dagata2016",
    "type": "book",
    "title": "The Making of the American Essay",
    "editor": [person("John", "D’Agata")],
    "publisher": "Graywolf Press",
    "publisher-place": "Minneapolis",
    "issued": on(2016),
}
WALKING = {
    "id": "thoreau2016",
    "type": "chapter",
    "title": "Walking",
    "author": [person("Henry David", "Thoreau")],
    "container-title": "The Making of the American Essay",
    "editor": [person("John", "D'Agata")],
    "page": "167-195",
    "publisher": "Graywolf Press",
    "publisher-place": "Minneapolis",
    "issued": on(2016),
}
LOVE_IN_CHOLERA = {
    "id": "garcia1988",
    "type": "book",
    "title": "Love in the Time of Cholera",
    "author": [person("Gabriel", "García Márquez")],
    "translator": [person("Edith", "Grossman")],
    "publisher": "Cape",
    "publisher-place": "London",
    "issued": on(1988),
}
COLLEGE_ACCESS = {
    "id": "keng2017",
    "type": "article-journal",
    "title": "Expanding College Access in Taiwan, 1978–2014: Effects on Graduate Quality and "
    "Income Inequality",
    "title-short": "Expanding College Access",
    "author": [
        person("Shao-Hsun", "Keng"),
        person("Chun-Hung", "Lin"),
        person("Peter F.", "Orazem"),
    ],
    "container-title": "Journal of Human Capital",
    "volume": "11",
    "issue": "1",
    "page": "1-34",
    "issued": on(2017),
    "DOI": "10.1086/690235",
}
SNAP = {
    "id": "manjoo2017",
    "type": "article-newspaper",
    "title": "Snap Makes a Bet on the Cultural Supremacy of the Camera",
    "author": [person("Farhad", "Manjoo")],
    "container-title": "New York Times",
    "publisher-place": "New York",
    "issued": on(2017, 3, 8),
    "URL": "https://www.nytimes.com/2017/03/08/technology/snap.html",
}
YALE_FACTS = {
    "id": "yale",
    "type": "webpage",
    "title": "About Yale: Yale Facts",
    "container-title": "Yale University",
    "accessed": on(2017, 5, 1),
    "URL": "https://www.yale.edu/about-yale/yale-facts",
}
PRIVACY_POLICY = {
    "id": "google2017",
    "type": "webpage",
    "title": "Privacy Policy",
    "container-title": "Privacy & Terms",
    "publisher": "Google",
    "issued": on(2017, 4, 17),
    "accessed": on(2018, 1, 2),
    "URL": "https://www.google.com/policies/privacy/",
}
LETTER = {
    "id": "acheson1950",
    "type": "personal_communication",
    "author": [person("Dean", "Acheson")],
    "recipient": [person("Harry S.", "Truman")],
    "issued": on(1950, 6, 25),
    "archive_location": "box 67, folder 4",
    "archive_collection": "Dean G. Acheson Papers",
    "archive": "Harry S. Truman Library",
    "archive-place": "Independence, MO",
}
MINUTES = {
    "id": "minutes1937",
    "type": "document",
    "title": "Minutes of the Committee for Improving the Condition of Free Blacks",
    "issued": {"literal": "c. 1790"},
    "archive_location": "box 2, folder 7",
    "archive_collection": "Papers of the Pennsylvania Society for the Abolition of Slavery",
    "archive": "Historical Society of Pennsylvania",
    "archive-place": "Philadelphia",
}
MANUSCRIPT = {
    "id": "dewey1915",
    "type": "manuscript",
    "title": "Notes on Logic",
    "author": [person("John", "Dewey")],
    "issued": {"literal": "n.d."},
    "archive_location": "box 4",
    "archive": "Special Collections, Morris Library",
}
SOME_LIKE_IT_HOT = {
    "id": "wilder1959",
    "type": "motion_picture",
    "title": "Some Like It Hot",
    "director": [person("Billy", "Wilder")],
    "publisher": "United Artists",
    "publisher-place": "Los Angeles",
    "issued": on(1959),
    "medium": "DVD",
}
STAMPER = {
    "id": "stamper2017",
    "type": "interview",
    "title": "From 'F-Bomb' to 'Photobomb,' How the Dictionary Keeps Up with English",
    "author": [person("Kory", "Stamper")],
    "interviewer": [person("Terry", "Gross")],
    "container-title": "Fresh Air",
    "publisher": "NPR",
    "issued": on(2017, 4, 19),
    "URL": "http://www.npr.org/2017/04/19/524618639/",
}
MALARIA = {
    "id": "who2019",
    "type": "report",
    "title": "World Malaria Report 2019",
    "author": [{"literal": "World Health Organization"}],
    "publisher": "World Health Organization",
    "publisher-place": "Geneva",
    "issued": on(2019),
}
FOUR_AUTHORS = {
    "id": "gould1984",
    "type": "book",
    "title": "Old Masters Reconsidered",
    "author": [person("Ann", "Able"), person("Bob", "Baker"), person("Cy", "Cole"),
               person("Di", "Dunn")],
    "publisher": "Northern Press",
    "publisher-place": "Leeds",
    "issued": on(1984),
}  # fmt: skip
LAZARILLO = {
    "id": "lazarillo1554",
    "type": "book",
    "title": "Lazarillo de Tormes",
    "publisher": "Alianza",
    "publisher-place": "Madrid",
    "issued": on(1987),
}
UNDATED = {
    "id": "able",
    "type": "book",
    "title": "Undated Work",
    "author": [person("Ann", "Able")],
    "publisher": "Northern Press",
    "publisher-place": "Leeds",
}
CRIME = {
    "id": "dostoevsky1970",
    "type": "book",
    "title": "Преступление и наказание",
    "author": [person("Фёдор", "Достоевский")],
    "publisher": "Наука",
    "publisher-place": "Москва",
    "issued": on(1970),
}
QUOTING = {
    "id": "march2001",
    "type": "article-journal",
    "title": '"Don\'t Panic," She Said: Irony in “Emma”',
    "author": [person("Jo", "March")],
    "container-title": "Notes & Queries",
    "volume": "12",
    "issue": "3",
    "page": "145-151",
    "issued": on(2001),
}

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


PAGELESS = [
    pytest.param(  # quick guide, "News or magazine article", online; 14.191: month, day, year
        SNAP,
        "Farhad Manjoo, “Snap Makes a Bet on the Cultural Supremacy of the Camera,” "
        "<i>New York Times</i>, March 8, 2017, "
        "https://www.nytimes.com/2017/03/08/technology/snap.html.",
        "Manjoo, Farhad. “Snap Makes a Bet on the Cultural Supremacy of the Camera.” "
        "<i>New York Times</i>, March 8, 2017. "
        "https://www.nytimes.com/2017/03/08/technology/snap.html.",
        id="newspaper, without its place",
    ),
    pytest.param(  # quick guide, "Website content", no date: the day of access
        YALE_FACTS,
        "“About Yale: Yale Facts,” Yale University, accessed May 1, 2017, "
        "https://www.yale.edu/about-yale/yale-facts.",
        "Yale University. “About Yale: Yale Facts.” Accessed May 1, 2017. "
        "https://www.yale.edu/about-yale/yale-facts.",
        id="web page without date",
    ),
    pytest.param(  # quick guide, "Website content", dated (its "last modified" is not in CSL)
        PRIVACY_POLICY,
        "“Privacy Policy,” Privacy &amp; Terms, Google, April 17, 2017, "
        "https://www.google.com/policies/privacy/.",
        "Google. “Privacy Policy.” Privacy &amp; Terms, April 17, 2017. "
        "https://www.google.com/policies/privacy/.",
        id="web page with date",
    ),
    pytest.param(  # 14.229: "X to Y, date, place in the collection, collection, repository"
        LETTER,
        "Dean Acheson to Harry S. Truman, June 25, 1950, box 67, folder 4, "
        "Dean G. Acheson Papers, Harry S. Truman Library, Independence, MO.",
        "Acheson, Dean. To Harry S. Truman. June 25, 1950. Box 67, folder 4. "
        "Dean G. Acheson Papers. Harry S. Truman Library, Independence, MO.",
        id="archival letter",
    ),
    pytest.param(  # 14.229, a titled document; an uncertain date is printed as given
        MINUTES,
        "“Minutes of the Committee for Improving the Condition of Free Blacks,” c. 1790, box 2, "
        "folder 7, Papers of the Pennsylvania Society for the Abolition of Slavery, "
        "Historical Society of Pennsylvania, Philadelphia.",
        "“Minutes of the Committee for Improving the Condition of Free Blacks.” c. 1790. Box 2, "
        "folder 7. Papers of the Pennsylvania Society for the Abolition of Slavery. "
        "Historical Society of Pennsylvania, Philadelphia.",
        id="archival document",
    ),
    pytest.param(  # 14.229, 14.145
        MANUSCRIPT,
        "John Dewey, “Notes on Logic,” n.d., box 4, Special Collections, Morris Library.",
        "Dewey, John. “Notes on Logic.” n.d. Box 4. Special Collections, Morris Library.",
        id="manuscript without date",
    ),
    pytest.param(  # 14.265: in a note the title first, in the bibliography the director
        SOME_LIKE_IT_HOT,
        "<i>Some Like It Hot</i>, directed by Billy Wilder "
        "(Los Angeles: United Artists, 1959), DVD.",
        "Wilder, Billy, dir. <i>Some Like It Hot</i>. Los Angeles: United Artists, 1959. DVD.",
        id="film",
    ),
    pytest.param(  # quick guide, "Interview" (the guide adds running time and medium)
        STAMPER,
        "Kory Stamper, “From ‘F-Bomb’ to ‘Photobomb,’ How the Dictionary Keeps Up with English,” "
        "interview by Terry Gross, <i>Fresh Air</i>, NPR, April 19, 2017, "
        "http://www.npr.org/2017/04/19/524618639/.",
        "Stamper, Kory. “From ‘F-Bomb’ to ‘Photobomb,’ How the Dictionary Keeps Up with English.” "
        "Interview by Terry Gross. <i>Fresh Air</i>, NPR, April 19, 2017. "
        "http://www.npr.org/2017/04/19/524618639/.",
        id="interview",
    ),
]


@pytest.mark.parametrize(("item", "expected_note", "expected_entry"), PAGELESS)
def test_work_without_pages_is_cited_and_listed(item, expected_note, expected_entry):
    assert note(item) == expected_note
    assert entry(item) == expected_entry


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
