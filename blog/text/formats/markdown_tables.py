"""Tables in Markdown keep the alignment of their columns, as a class."""

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

_CLASSES = {"text-align:center": "center", "text-align:right": "end", "text-align:left": ""}


def add_tables(parser: MarkdownIt) -> None:
    """Let the parser read tables."""
    parser.enable("table")
    parser.core.ruler.push("alignment", _align)


def _align(state: StateCore) -> None:
    for token in state.tokens:
        style = str(token.attrs.pop("style", ""))
        if name := _CLASSES.get(style):
            token.attrs["class"] = name
