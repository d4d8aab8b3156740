"""The tree of rich text."""

from blog.sources.csl.elements import Look
from blog.sources.csl.output.tree import (
    Node,
    Verbatim,
    exchanged,
    leaves,
    mapped,
    node,
    nodes,
    text_of,
    with_role,
)

NAMES = Node(["Doe"], role="names")
TREE = Node([NAMES, Node(["1990", Node(["a"], role="year-suffix")])], delimiter=" ")


def test_empty_parts_make_no_node():
    assert node([None, ""], look=Look(prefix="(")) is None
    assert node(["x", None], look=Look(prefix="(", quotes=True)) == Node(
        ["x"], prefix="(", quotes="quote"
    )


def test_a_tree_is_walked_and_searched():
    assert list(leaves(TREE)) == ["Doe", "1990", "a"]
    assert text_of(TREE) == "Doe1990a"
    assert [found.role for found in nodes(TREE)] == ["", "names", "", "year-suffix"]
    assert with_role(TREE, "names") is NAMES
    assert with_role(TREE, "label") is None


def test_a_node_is_exchanged_or_removed():
    assert text_of(exchanged(TREE, NAMES, "—")) == "—1990a"
    assert text_of(exchanged(TREE, NAMES, None)) == "1990a"
    assert exchanged(NAMES, NAMES, None) is None


def test_texts_change_except_protected_ones():
    tree = Node(["a", Verbatim("b"), Node(["c"], keeps_case=True)])

    assert text_of(mapped(tree, str.upper)) == "Abc"
