"""Terms, dates and options of languages."""

import pytest

from blog.sources.csl.locale import available_locales, full_code, locale_of
from blog.sources.csl.style import read_style
from tests.sources.csl_styles import small_style

OWN = """<locale xml:lang="de"><terms><term name="and">&amp;</term></terms></locale>
<locale><terms><term name="and">any</term><term name="anonymous">n.n.</term></terms></locale>"""


@pytest.mark.parametrize(
    ("code", "expected"),
    [("de", "de-DE"), ("de-LI", "de-DE"), ("pt_BR", "pt-BR"), ("zh", "zh-CN"), ("tlh", "en-US")],
)
def test_a_language_has_the_nearest_locale(code, expected):
    assert full_code(code) == expected


def test_the_styles_own_terms_go_before_those_of_the_language():
    style = read_style(small_style("", locale=OWN))
    german = locale_of(style, "de-AT")

    assert [german.term(name) for name in ("and", "anonymous", "edition")] == [
        "&",
        "n.n.",
        "Auflage",
    ]


def test_a_missing_form_falls_back_to_another():
    english = locale_of(read_style(small_style("")), "en-US")

    assert english.term("edition", "symbol") == "ed."
    assert english.term("page", "short", plural=True) == "pp."
    assert english.term("no such term") is None


def test_every_language_can_be_read():
    style = read_style(small_style(""))

    assert {code for code in available_locales() if not locale_of(style, code).term("and")} <= {
        "he-IL"
    }
