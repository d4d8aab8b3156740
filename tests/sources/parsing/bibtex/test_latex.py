"""Decoding LaTeX in bibliographies to CSL text."""

import pytest

from blog.sources.parsing.bibtex.latex import LatexTooDeep, text_of


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"{\"U}ber {\aa}, {\o} und \ss", "Über å, ø und ß"),
        (r"Caf\'{e} --- na\"{\i}ve", "Café — naïve"),
        (r"$x^2$ and H$_2$O", "x<sup>2</sup> and H<sub>2</sub>O"),
        (r"\textit{Homo sapiens} at 5~\%", "<i>Homo sapiens</i> at 5 %"),
        (r"It costs \$5", "It costs $5"),
        (r"It costs $5", "It costs $5"),
        ("``Quoted'' text", "“Quoted” text"),
        (r"{\it all} of it", "<i>all</i> of it"),
        (r"\unknown{argument}", "argument"),
        (r"\noopsort{1}Title", "Title"),
        (r"\href{https://a.org}{text}", "text"),
        (r"\url{https://a.org/b_c}", "https://a.org/b_c"),
        (r"$\alpha$ to \(\omega\)", "α to ω"),
        (r"$\frac{1}{2}$", "1/2"),
        (r"$x - \text{a - b}$", "x−a - b"),
        ("{{All of it}}", "All of it"),
        ("plain", "plain"),
    ],
)
def test_text_of(latex, text):
    assert text_of(latex).replace("\u00a0", " ") == text


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        ("The {iPhone} {of} {NASA}", 'The iPhone <span class="nocase">of</span> NASA'),
        ("{word}s", '<span class="nocase">word</span>s'),
        ("pre{fix}", "prefix"),
        (r"\emph{A} b {of} c", '<i>A</i> b <span class="nocase">of</span> c'),
        (r"{\em of}", "<i>of</i>"),
    ],
)
def test_braces_keep_lower_case_in_titles_only(latex, text):
    assert text_of(latex, is_title=True) == text
    assert "nocase" not in text_of(latex)


def test_groups_may_be_nested_59_levels_deep():
    assert text_of("a" + "{" * 59 + "x" + "}" * 59) == "ax"
    with pytest.raises(LatexTooDeep):
        text_of("a" + "{" * 60 + "x" + "}" * 60)
    with pytest.raises(LatexTooDeep):
        text_of(r"\emph" * 61)


@pytest.mark.parametrize(
    "latex", ["{", "}", "\\", "$", "{\\", "\\emph", "\\'", "$x", "\\(", "}}{{"]
)
def test_unbalanced_latex_is_decoded(latex):
    assert isinstance(text_of(latex), str)


def test_very_many_switches_each_frame_the_rest():
    assert text_of("\\it " * 50_000 + "x") == "<i>" * 50_000 + "x" + "</i>" * 50_000
