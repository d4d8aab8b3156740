"""Formulas on the page of a post."""

import pytest

from tests.factories import make_draft

pytestmark = pytest.mark.django_db


def test_displayed_formulas_scroll_by_keyboard_and_others_stand_in_their_line():
    rendered = make_draft(body="<p>a <tex-math>x</tex-math></p><tex-block>y</tex-block>").rendered
    assert rendered.startswith('<p>a <math alttext="x">')
    assert '</p><div class="formula" tabindex="0" role="group" aria-label="Formula">' in rendered


def test_a_formula_that_is_not_valid_shows_its_tex():
    rendered = make_draft(body=r"<p><tex-math>&lt;b&gt;\foo</tex-math></p>").rendered
    assert rendered == r'<p><code class="formula-error">&lt;b&gt;\foo</code></p>'


def test_a_displayed_formula_in_a_paragraph_stays_in_it():
    rendered = make_draft(body="<p>a <tex-block>x</tex-block> b</p>").rendered
    assert rendered.startswith("<p>a <math")
    assert rendered.endswith("</math> b</p>")
