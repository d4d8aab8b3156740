"""Works without pages, as online and in archives, in the Chicago Manual of Style."""

import pytest

from tests.sources.styles.chicago_works import (
    LETTER,
    MANUSCRIPT,
    MINUTES,
    PRIVACY_POLICY,
    SNAP,
    SOME_LIKE_IT_HOT,
    STAMPER,
    YALE_FACTS,
    entry,
    note,
)

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
