r"""Formulas in Markdown: $…$ and \(…\) in a line, $$…$$ and \[…\] on their own lines."""

import re
from html import escape

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

# As in Pandoc: no space inside the dollars, no digit after them; so "$5 and $6" is money.
INLINE = re.compile(
    r"\$\$(?P<double>[^$]+)\$\$|\$(?P<dollars>(?![\s$])[^$]*(?<![\s\\]))\$(?!\d)|\\\((?P<tex>.+?)\\\)",
    re.DOTALL,
)
_DELIMITERS = {"$$": "$$", r"\[": r"\]"}


def add_formulas(parser: MarkdownIt) -> None:
    """Let the parser read formulas."""
    parser.inline.ruler.before("escape", "formula", _inline)
    parser.block.ruler.before("paragraph", "formula", _block, {"alt": ["paragraph", "list"]})


def _inline(state: StateInline, silent: object) -> bool:
    found = INLINE.match(state.src, state.pos) if state.src[state.pos] in "$\\" else None
    if found is None:
        return False
    if not silent:
        token = state.push("html_inline", "", 0)
        tex = found["double"] or found["dollars"] or found["tex"]
        token.content = f"<tex-math>{escape(tex.strip(), quote=False)}</tex-math>"
    state.pos = found.end()
    return True


def _block(state: StateBlock, start: int, end: int, silent: object) -> bool:
    lines = state.getLines(start, end, state.blkIndent, False).split("\n\n")[0]
    text = lines.lstrip()
    closing = _DELIMITERS.get(text[:2])
    at = text.find(closing, 2) if closing else -1
    if at < 0 or text[at + 2 :].partition("\n")[0].strip() or not text[2:at].strip():
        return False
    if not silent:
        token = state.push("html_block", "", 0)
        token.content = f"<tex-block>{escape(text[2:at].strip(), quote=False)}</tex-block>\n"
        state.line = start + text[:at].count("\n") + 1
    return True
