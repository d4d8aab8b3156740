"""TeX becomes MathML, or an error that says where."""

import pytest

from blog.text.formats.formulas import Formula, FormulaError, mathml_of, mathml_of_all
from blog.text.html.sanitizing import clean_formula, clean_post


def test_a_formula_has_its_tex_for_screen_readers_and_copying():
    assert mathml_of(Formula("a < b")) == (
        '<math alttext="a &lt; b"><semantics><mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow>'
        '<annotation encoding="application/x-tex">a &lt; b</annotation></semantics></math>'
    )


@pytest.mark.parametrize(
    ("tex", "message"),
    [
        (r"x + \foo", r'Unknown command "\foo". (character 5)'),
        (r"\frac{1", 'Expected closing token "}", but reached end of input. (character 8)'),
        ("  ", "The formula is empty. (character 1)"),
        ("x" * 10_001, "A formula has at most 10000 characters. (character 10001)"),
        (r"\label{a} \foo", r'Unknown command "\foo". (character 11)'),
    ],
)
def test_an_error_says_where(tex, message):
    with pytest.raises(FormulaError) as raised:
        mathml_of(Formula(tex, is_displayed=True))
    assert str(raised.value) == message


def test_labeled_formulas_are_numbered_and_referred_to():
    first, reference, bad, second = mathml_of_all(
        [
            Formula(r"x \label{a}", is_displayed=True),
            Formula(r"\eqref{b}"),
            Formula(r"\bad"),
            Formula(r"y \label{b}", is_displayed=True),
        ]
    )
    assert 'id="formula-a"><mtext>(1)</mtext>' in first
    assert reference == '<a href="#formula-b">(2)</a>'
    assert bad is None
    assert 'id="formula-b"><mtext>(2)</mtext>' in second


def test_definitions_that_conflict_leave_the_formulas():
    formulas = [Formula(r"\newcommand{\a}{x} \a"), Formula(r"\newcommand{\a}{y} \a")]
    assert all("<math" in str(found) for found in mathml_of_all(formulas))


@pytest.mark.parametrize(
    "tex",
    [r"\begin{array}{l|c} a & b \\ \hline c & d\end{array}", r"\color{red}{x}", r"\cancel{x}"],
)
def test_nothing_has_a_style_attribute_and_cleaning_keeps_all(tex):
    mathml = mathml_of(Formula(tex, is_displayed=True))
    assert " style=" not in mathml and "<mtable scriptlevel" not in mathml
    cleaned = clean_formula(mathml)
    assert sorted(cleaned) == sorted(mathml)


def test_pasted_mathml_stays_without_links_scripts_and_styles():
    assert (
        clean_post(
            '<p><math display="block" onclick="x()" style="x"><mi href="javascript:x">a</mi>'
            "<mtext><script>x</script></mtext><annotation-xml><b>c</b></annotation-xml></math></p>"
        )
        == '<p><math display="block"><mi>a</mi><mtext></mtext></math><b>c</b></p>'
    )
