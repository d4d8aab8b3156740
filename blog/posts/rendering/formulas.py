"""Formulas on a page: MathML, displayed ones in a box that scrolls by keyboard."""

from django.template.loader import render_to_string
from selectolax.lexbor import LexborNode

from blog.posts.rendering.progress import Progress
from blog.text.formats.formulas import Formula, mathml_of_all
from blog.text.html.nodes import ancestor, replace


def place_formulas(progress: Progress) -> None:
    """Replace the formulas of the text with MathML, and those that are not valid with their TeX."""
    nodes = progress.text.select("tex-math, tex-block")
    formulas = [formula_in(node) for node in nodes]
    for node, formula, mathml in zip(nodes, formulas, mathml_of_all(formulas), strict=True):
        context = {
            "formula": formula,
            "mathml": mathml,
            "is_block": formula.is_displayed and ancestor(node, {"p"}) is None,
        }
        replace(node, render_to_string("rendered/formula.html", context))


def formula_in(node: LexborNode) -> Formula:
    """Return the formula that is stored in an element."""
    return Formula(node.text(), is_displayed=node.tag == "tex-block")
