"""Encoding CSL text as LaTeX."""

import pytest

from blog.sources.parsing.bibtex.encoding import latex_of, title_latex_of
from blog.sources.parsing.bibtex.latex import text_of


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("plain", "plain"),
        ("AT&T at 5 % of $7 #1_a", r"AT\&T at 5 \% of \$7 \#1\_a"),
        ("{a}\\b~c^d`", r"\textbraceleft{}a\textbraceright{}\textbackslash{}b\textasciitilde{}c"
         r"\textasciicircum{}d\textasciigrave{}"),
        ("a--b ''c''", "a{-}{-}b {'}{'}c{'}{'}"),
        ("<i>Homo</i> <b>a</b> H<sub>2</sub>O x<sup>2</sup>",
         r"\emph{Homo} \textbf{a} H\textsubscript{2}O x\textsuperscript{2}"),
        ("<i>not closed <b>bold</b>", r"<i>not closed \textbf{bold}"),
        ("<i>a <i>b</i></i>", r"\emph{a \emph{b}}"),
    ],
)  # fmt: skip
def test_latex_of(text, latex):
    assert latex_of(text) == latex
    assert text_of(latex) == text


@pytest.mark.parametrize(
    ("title", "latex"),
    [
        ("The fall of Rome and NASA", "The fall of {Rome} and {NASA}"),
        ("The Fall of Rome", "The Fall of Rome"),
        ("iPhone and McDonald", "{iPhone} and {McDonald}"),
        ("", ""),
    ],
)
def test_names_and_abbreviations_of_a_title_keep_their_capitals(title, latex):
    assert title_latex_of(title) == latex


def test_protected_lower_case_is_in_braces():
    title = 'The <span class="nocase">of</span> Title'
    assert title_latex_of(title) == "The {of} Title"
    assert text_of("The {of} Title", is_title=True) == title
