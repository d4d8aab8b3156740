"""Choosing pictures by their metadata."""

import pytest

from blog.media.models import Picture
from tests.factories import make_picture, make_source

pytestmark = pytest.mark.django_db


def found(query: str) -> list[str]:
    return sorted(picture.alt for picture in Picture.objects.matching(query))


def test_every_term_is_found_in_some_of_the_texts_or_the_file_name():
    lock = make_picture(alt="A lock in winter", caption="Built in 1871", credit="Rosa Keeper")
    Picture.objects.filter(pk=lock.pk).update(original_name="canal-12.jpg")
    make_picture(alt="A boat", caption="Seen in winter", credit="Ben")
    assert (
        found("LOCK") == found("1871") == found("rosa") == found("canal-12") == ["A lock in winter"]
    )
    assert found("winter") == ["A boat", "A lock in winter"]
    assert found("winter 1872") == []
    assert found(" ") == ["A boat", "A lock in winter"]


def test_a_picture_lacks_alt_text_unless_it_is_decorative():
    bare = make_picture(alt="")
    make_picture(alt="", is_decorative=True)
    make_picture(alt="A lock")
    assert list(Picture.objects.without_alt_text()) == [bare]


def test_a_source_or_a_credit_says_where_a_picture_is_from():
    bare = make_picture()
    make_picture(credit="Rosa")
    make_picture(source=make_source())
    assert list(Picture.objects.without_credit()) == [bare]
