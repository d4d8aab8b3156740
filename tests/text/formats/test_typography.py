"""The quotation marks and the dash of each language."""

from dataclasses import astuple
from pathlib import Path

import pytest
from lxml import etree

from blog.sources.csl.locale import FOLDER
from blog.text.formats.typography import marks_by_language, typographic_marks

TERMS = ("open-quote", "close-quote", "open-inner-quote", "close-inner-quote")
# The language files of notes keep straight marks, use those of titles, or give the double marks'
# key single ones; see the module.
CORRECTED = {"ar", "bg-BG", "cy-GB", "el-GR", "en-GB", "fa-IR", "he-IL", "la", "lt-LT", "lv-LV"}
CORRECTED |= {"sk-SK", "zh-CN"}
UNKNOWN = {"bal-PK", "brh-PK", "lij-IT", "pa-PK"}


@pytest.mark.parametrize(
    ("language", "marks"),
    {
        "en": "“”‘’—",
        "en-US": "“”‘’—",
        "en-GB": "“”‘’–",
        "de": "„“‚‘–",
        "de-AT": "„“‚‘–",
        "de_CH": "«»‹›–",
        "fr": "«\xa0\xa0»“”–",
        "es": "«»“”—",
        "it": "«»“”–",
        "pt": "«»“”—",
        "pt-BR": "“”‘’—",
        "ru": "«»„“—",
        "ar": "«»“”–",
        "zh-Hans": "“”‘’——",
        "zh-Hant-HK": "「」『』——",
        "sv": "””’’–",
        "tlh": "“”‘’—",
        "": "“”‘’—",
    }.items(),
)
def test_the_marks_of_a_language(language, marks):
    assert "".join(astuple(typographic_marks(language))) == marks


def test_the_marks_are_those_of_the_notes():
    files = {path.stem[8:]: path for path in FOLDER.glob("locales-*.xml")}
    different = {
        code
        for code, path in files.items()
        if _quotes(path) != astuple(typographic_marks(code))[:4]
    }
    assert different == CORRECTED | UNKNOWN


def _quotes(path: Path) -> tuple[str, ...]:
    root = etree.parse(path)
    return tuple(root.find(f".//{{*}}term[@name='{name}']").text for name in TERMS)


def test_all_marks_for_scripts():
    marks = marks_by_language()
    assert marks["de"] == ("„", "“", "‚", "‘", "–")
    assert {len(each) for each in marks.values()} == {5}
