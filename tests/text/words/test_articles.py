"""Articles that lists ignore."""

import pytest

from blog.text.words.articles import without_article, without_the


@pytest.mark.parametrize(
    ("title", "language", "rest"),
    [
        ("The Split", "en", "Split"),
        ("An Essay", "en-GB", "Essay"),
        ("Theory", "en", "Theory"),
        ("A", "en", "A"),
        ("Die Welt", "en", "Die Welt"),
        ("Die Welt", "de", "Welt"),
        ("L’Ère des extrêmes", "fr", "Ère des extrêmes"),
        ("L'Italia", "it", "Italia"),
        ("Los de abajo", "es", "de abajo"),
        ("Тихий Дон", "ru", "Тихий Дон"),
        ("", "en", ""),
    ],
)
def test_an_article_of_the_language_is_left_out(title, language, rest):
    assert without_article(title, language) == rest


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("The National Archives", "National Archives"),
        ("the Economist", "Economist"),
        ("Thébaud", "Thébaud"),
        ("Le Goff", "Le Goff"),
        ("The", "The"),
        ("", ""),
    ],
)
def test_an_organization_sorts_without_its_article(name, rest):
    assert without_the(name) == rest
