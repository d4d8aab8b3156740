"""Storing CSL-JSON as sources, and converting them back."""

import pytest
from django.db import IntegrityError

from blog.sources.editing import (
    free_key,
    is_taken,
    rename_source,
    short_names,
    to_csl,
    write_source,
)
from blog.sources.models import FormerKey, Source
from tests.factories import make_source

pytestmark = pytest.mark.django_db

BOOK = {
    "id": "luthi2008",
    "type": "book",
    "title": "The Sino-Soviet Split",
    "author": [{"family": "Lüthi", "given": "Lorenz M."}],
    "issued": {"date-parts": [[2008]]},
    "publisher": "Princeton University Press",
    "publisher-place": "Princeton",
    "ISBN": "9780691135908",
}


def test_write_source_and_back_gives_the_same_item():
    assert to_csl(write_source(Source(), BOOK)) == BOOK


def test_write_source_fills_the_columns():
    source = write_source(Source(), BOOK, source_role="secondary", note="Good.")
    assert (
        source.key,
        source.names,
        source.year,
        source.isbn,
        source.source_role,
        source.note,
    ) == (
        "luthi2008",
        "Lüthi",
        2008,
        "9780691135908",
        "secondary",
        "Good.",
    )


def test_a_second_source_gets_a_unique_key():
    assert [make_source().key, make_source().key, make_source().key] == [
        "luthi2008",
        "luthi2008b",
        "luthi2008c",
    ]


def test_a_rename_to_a_key_in_use_changes_nothing():
    source, other = make_source(), make_source()
    with pytest.raises(IntegrityError):
        rename_source(source, key=other.key)
    assert list(FormerKey.objects.all()) == []
    assert set(Source.objects.values_list("key", flat=True)) == {"luthi2008", "luthi2008b"}


def test_a_key_that_another_source_has_or_had_is_taken():
    source, other = make_source(id="first"), make_source(id="second")
    rename_source(other, key="third")
    taken = {key: is_taken(key, except_by=source) for key in ("first", "second", "third", "free")}
    assert taken == {"first": False, "second": True, "third": True, "free": False}
    assert not is_taken("second", except_by=other)


def test_a_changed_source_keeps_its_key():
    source = make_source()
    assert write_source(source, BOOK | {"title": "Other"}).key == "luthi2008"


def test_free_key_of_text_without_letters():
    assert free_key("!?") == "source"


@pytest.mark.parametrize(
    ("people", "short"),
    [
        ([], ""),
        ([{"family": "Chen", "given": "Jian"}], "Chen"),
        ([{"family": "A"}, {"literal": "Board B"}], "A and Board B"),
        ([{"family": "A"}, {"family": "B"}, {"family": "C"}], "A et al."),
    ],
)
def test_short_names(people, short):
    assert short_names({"author": people}) == short


def test_short_names_of_an_edited_book_are_its_editors():
    assert short_names({"editor": [{"family": "Westad"}]}) == "Westad"


def test_matching_requires_every_term():
    split = make_source(title="The Sino-Soviet Split")
    make_source(title="The Split of Others", issued={"date-parts": [[1999]]})
    assert list(Source.objects.matching("split 2008")) == [split]
