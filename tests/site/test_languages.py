"""The names of languages."""

import pytest

from blog.site.languages import direction_of, language_choices, own_name


def test_languages_are_listed_by_their_english_names():
    choices = language_choices()
    names = [name for _code, name in choices]
    assert names == sorted(names)
    assert len(dict(choices)) == len(choices)
    assert dict(choices)["pt-br"] == "Brazilian Portuguese"
    assert dict(choices)["la"] == "Latin"


def test_a_language_s_own_name():
    assert (own_name("de"), own_name("pt-BR")) == ("Deutsch", "Português Brasileiro")
    assert own_name("tlh") == "tlh"


@pytest.mark.parametrize(
    ("language", "direction"),
    [("en", "ltr"), ("grc", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("syc", "rtl"), ("", "ltr")],
)
def test_the_direction_of_a_language(language, direction):
    assert direction_of(language) == direction
