"""The order of names in the alphabet of a language."""

import pytest

from blog.text.words.sorting import sort_key


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", "Äpfel “Apple” banana Zebra"),
        ("de", "Ähre Äpfel apple Ober Öl Strasse Straße Zebra"),
        ("de-at", "Äpfel Zebra"),
        ("sv", "Apa Zebra Ål Äpple Örn"),
        ("da", "Apa Zebra Æble Ärlig Ørn Ål"),
        ("es", "nada nz ñu oso"),
        ("cs", "cukr čas had hrad chata ibis"),
        ("pl", "cel ćma las lato łan"),
        ("tr", "cam çay hata ılık iz"),
        ("fr", "cote coté école Eden zèle"),
        ("ru", "Ежи ёлка ель жук Яблоко"),
        ("uk", "гора ґанок дім ель єнот іній їжак йод"),
        ("zh-hans", "Apple 安徽 北京 上海"),
        ("ja", "Apple あい はな バナナ パン 東京"),
        ("th", "กา เกาะ ขา ไทย"),
        ("he", "אבא בית גן"),
        ("ar", "أحمد إيران بيت"),
    ],
)
def test_names_sort_as_in_a_dictionary(language, names):
    expected = names.split()
    shuffled = sorted(expected, key=lambda name: name[::-1])
    assert sorted(shuffled, key=lambda name: sort_key(name, language)) == expected


def test_names_that_differ_in_marks_or_case_have_an_order():
    names = ["resume", "Resume", "résumé"]
    keys = [sort_key(name, "en") for name in names]
    assert len(set(keys)) == 3
