"""What kinds of content become in feeds, where there are no style sheets and scripts."""

from selectolax.lexbor import LexborNode


def without_annotation(math: LexborNode) -> None:
    """Remove the TeX of a formula: readers that drop MathML would show it beside the text."""
    for annotation in math.css("annotation"):
        annotation.decompose()
