"""What kinds of content become in feeds, where there are no style sheets and scripts."""

from selectolax.lexbor import LexborNode

from blog.text.html.nodes import replace


def without_annotation(math: LexborNode) -> None:
    """Remove the TeX of a formula: readers that drop MathML would show it beside the text."""
    for annotation in math.css("annotation"):
        annotation.decompose()


def unfolded(details: LexborNode) -> None:
    """Put the title of a folded part above it: many feed readers drop what is folded."""
    summary = details.css_first("summary")
    if summary is not None:
        replace(summary, f"<p><strong>{summary.inner_html}</strong></p>")


def quoted(box: LexborNode) -> None:
    """Show a box as a quotation, which feed readers set apart."""
    replace(box, f"<blockquote>{box.inner_html}</blockquote>")


def without_player(card: LexborNode) -> None:
    """Leave the card of an embed as a link: feed readers have no script that loads its player."""
    for link in card.css("[data-player]"):
        del link.attrs["data-player"]
