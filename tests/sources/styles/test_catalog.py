"""The included styles and their languages."""

import pytest

from blog.sources.styles.catalog import FOLDER, STYLES, locale_for


def test_every_style_has_a_file_and_every_file_a_style():
    assert {style.file for style in STYLES.values()} == {path.name for path in FOLDER.glob("*.csl")}


@pytest.mark.parametrize(
    ("language", "locale"),
    [
        ("en", "en-US"),
        ("en-gb", "en-GB"),
        ("de", "de-DE"),
        ("de-LI", "de-DE"),
        ("pt_BR", "pt-BR"),
        ("ar", "ar"),
        ("tlh", "en-US"),
        ("", "en-US"),
    ],
)
def test_language_has_the_nearest_locale(language, locale):
    assert locale_for(language) == locale
