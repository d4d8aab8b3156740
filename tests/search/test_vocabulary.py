"""The words of the blog."""

import pytest

from blog.search.models import SearchWord
from blog.search.vocabulary import learn

pytestmark = pytest.mark.django_db


def known() -> dict[str, str]:
    return dict(SearchWord.objects.values_list("word", "spelling"))


def test_words_are_learned_as_they_are_spelled():
    learn(["Łódź and the Kremlin, 1969; 東京都の歴史 c3po"])
    assert known() == {"lodz": "Łódź", "kremlin": "Kremlin"}


def test_a_name_is_spelled_as_it_was_learned():
    learn(["Kremlin"])
    learn(["KREMLIN"])
    assert known() == {"kremlin": "Kremlin"}


def test_a_word_in_lower_case_is_no_name():
    learn(["Quarrels in Moscow"])
    learn(["the quarrels"])
    learn(["Quarrels again in moscow and Moscow"])
    assert known() == {"quarrels": "quarrels", "moscow": "moscow", "again": "again"}
