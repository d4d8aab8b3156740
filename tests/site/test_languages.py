"""The names of languages."""

from blog.site.languages import language_choices, own_name


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
