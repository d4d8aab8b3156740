"""Hard cases of citing, from the source form to the notes and the source list on a post's page."""

import re

import pytest

from blog.sources.models import Source
from tests.admin.sources.test_forms import change, form_data
from tests.factories import citing, make_post, make_source

pytestmark = pytest.mark.django_db

_ABLE = {"author": "Able, Anna"}
_BOOK = _ABLE | {"kind": "book", "title": "Ink", "publisher_place": "Oxford", "publisher": "Press"}
_NEWS = _ABLE | {"kind": "article-newspaper", "title": "Late news", "issued": "1900-05-02"}
_LETTER = _ABLE | {"kind": "personal_communication", "title": "", "recipient": "Cole, Cy"}
_INTERVIEW = _ABLE | {"kind": "interview", "title": "", "interviewer": "Cole, Cy"}
_PARIS = "nineteenth-century paris: a history of the city"


def typed(admin, **fields):
    """Return a source with what was typed into its form."""
    source = make_source()
    blank = dict.fromkeys(("author", "issued", "publisher", "publisher_place"), "")
    assert admin.post(change(source), form_data(admin, source, **blank | fields)).status_code == 302
    return Source.objects.get(pk=source.pk)


def page_with(client, *marks, style=""):
    post = make_post(body=f"<p>So it is.{' And so.'.join(marks)}</p>", citation_style=style)
    return client.get(post.get_absolute_url()).content.decode()


def notes_on(page):
    found = re.findall(r'<li id="note-\d+".*?</li>', page, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]*>|↑", "", note).split()) for note in found]


@pytest.mark.parametrize(
    ("fields", "note"),
    [
        (_LETTER | {"issued": "1902-04-01"}, "Anna Able to Cy Cole, April 1, 1902, 121–23."),
        (
            _INTERVIEW | {"issued": "1999-05-02"},
            "Anna Able, interview by Cy Cole, May 2, 1999, 121–23.",
        ),
        *(
            (_BOOK | {"issued": date}, f"Anna Able, Ink (Oxford: Press, {printed}), 121–23.")
            for date, printed in (
                ("Michaelmas 1640", "Michaelmas 1640"),
                ("12 Brumaire VIII", "12 Brumaire VIII"),
                ("3 Nov. 1640/41", "3 Nov. 1640/41"),
                ("s. a.", "s. a."),
                ("between 1640 and 1645", "between 1640 and 1645"),
                ("16--", "16--"),
                ("1641?", "[1641?]"),
                ("c. 1641", "ca. 1641"),
            )
        ),
        (
            _BOOK | {"issued": "1641", "archive": "British Library", "box": "12.b.3"},
            "Anna Able, Ink (Oxford: Press, 1641), 12.b.3, pp. 121–23, British Library.",
        ),
        (
            _NEWS | {"container_title": "Times", "publisher_place": "London"},
            "Anna Able, “Late news,” Times (London), May 2, 1900, 121–23.",
        ),
        (
            _BOOK
            | {"editor": "Dean, Di", "translator": "Eden, Ed", "issued": "1996"}
            | {"original_date": "1919"},
            "Anna Able, Ink, ed. Di Dean, trans. Ed Eden (1919; Oxford: Press, 1996), 121–23.",
        ),
        (
            _BOOK | {"title": _PARIS, "publisher": "", "issued": "2001"},
            "Anna Able, Nineteenth-Century Paris: A History of the City (Oxford, 2001), 121–23.",
        ),
    ],
)
def test_what_is_typed_is_what_the_note_says(admin, fields, note):
    assert notes_on(page_with(admin, citing(typed(admin, **fields), locator="121-123"))) == [note]


def test_later_notes_have_the_short_title_and_several_ranges(admin):
    long = _BOOK | {"title": "The Press as an Agent of Change", "title_short": "Press"}
    first, other = typed(admin, **long), make_source()
    page = page_with(admin, citing(first), citing(other), citing(first, locator="3, 7-9, 121-123"))

    assert notes_on(page)[2] == "Able, Press, 3, 7–9, 121–23."


def test_namesakes_are_told_apart_in_later_notes(admin):
    ann, bob = typed(admin, **_BOOK), typed(admin, **_BOOK | {"author": "Able, Bob"})
    page = page_with(admin, *map(citing, (ann, bob, ann, bob)))

    assert notes_on(page)[2:] == ["A. Able, Ink.", "B. Able, Ink."]


def test_the_list_has_a_dash_for_the_same_author_and_archives_without_their_article(admin):
    minutes = {"kind": "manuscript", "title": "Minutes", "author": "The National Archives"}
    works = [
        typed(admin, **minutes),
        typed(admin, **_BOOK),
        typed(admin, **_BOOK | {"title": "Paper", "author": "Orr, Rae"}),
        typed(admin, **_BOOK | {"title": "Quills"}),
    ]
    page = re.sub(
        r"<[^>]*>", "", page_with(admin, *map(citing, works)).partition('id="sources"')[2]
    )
    begins = ["Able, Anna. Ink", "———. Quills", "The National Archives", "Orr, Rae. Paper"]

    places = [page.find(begin) for begin in begins]
    assert -1 not in places
    assert places == sorted(places)


def test_oscola_has_no_points_behind_initials(admin):
    eisenstein = _BOOK | {"author": "Eisenstein, Elizabeth L.", "issued": "1979"}

    mark = citing(typed(admin, **eisenstein), locator="23")
    [note] = notes_on(page_with(admin, mark, style="oscola"))
    assert note.startswith("Elizabeth L Eisenstein, Ink (Press 1979) 23")


@pytest.mark.parametrize("date", ["c. 1641", "1641?", "16--", "Michaelmas 1640", "1640–1645"])
def test_the_admin_names_a_source_with_its_date_as_it_was_typed(admin, date):
    assert str(typed(admin, **_BOOK | {"issued": date})) == f"Able, Ink, {date}"
