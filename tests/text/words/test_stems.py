"""Stems of words."""

import pytest

from blog.text.words.stems import stem


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", "quarrel quarrels quarrelled quarrelling"),
        ("en", "study studies"),
        ("en", "hop hopping hops"),
        ("en", "nation nations national nationality"),
        ("en", "generous generously"),
        ("en", "agree agreed"),
        ("en", "happy happiness"),
        ("en", "relate related relational"),
        ("en", "roll rolled rolling"),
        ("en-gb", "keeper keepers"),
        ("de", "haus hauser hausern"),
        ("de", "preis preise preisen"),
        ("fr", "guerre guerres"),
        ("fr", "national nationaux nationale"),
        ("es", "ciudad ciudades"),
        ("es", "pais paises"),
        ("it", "amico amici amiche"),
        ("pt", "nacao nacoes"),
        ("nl", "boek boeken"),
        ("sv", "krig kriget krigen"),
        ("da", "krig krigen krigene"),
        ("pl", "wojna wojny wojnie"),
        ("ru", "война войны войне войнами"),
        ("ru", "советский советская советского"),
        ("uk", "війна війни війнами"),
        ("ar", "حرب الحرب والحرب"),
    ],
)
def test_the_forms_of_a_word_have_one_stem(language, forms):
    assert len({stem(form, language) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "word", ["sky", "bring", "feed", "is", "as", "2013", "c3po", "haus", "rate"]
)
def test_a_short_stem_keeps_its_end(word):
    assert stem(word, "en") in {word, word.removesuffix("s")}


def test_a_language_without_rules_keeps_its_words():
    assert stem("quarrels", "ja") == stem("quarrels", "") == "quarrels"
