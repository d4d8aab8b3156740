"""Light Markdown for comments: emphasis, links, quotes, code and lists; nothing else."""

import re

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.rules_block import StateBlock, list_block
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from blog.text.html.directions import with_directions
from blog.text.html.linking import urls_in
from blog.text.html.sanitizing import clean_comment

# Characters with a meaning in Markdown, only in positions where they have it.
_MEANT = re.compile(
    r"""[`*] | (?<!\w)_ | _(?!\w) | ~(?=~) | (?<=\])\( | <(?=[a-z]) | &(?=[a-z\d#]+;)
    | \\(?=[!-/:-@\[-`{-~]) | ^(?:>|[-+](?=\s|$))""",
    re.IGNORECASE | re.VERBOSE,
)
_NUMBERED = re.compile(r"^(\d+)(?=[.)](?:\s|$))")
_SCHEME = re.compile("https?$")
_YEAR = re.compile(r"\d{3,}[.)]")


def comment_html(markdown: str) -> str:
    """Return sanitized HTML for a reader's Markdown.

    >>> comment_html("*Please*, no <b>HTML</b>.")
    '<p><em>Please</em>, no &lt;b&gt;HTML&lt;/b&gt;.</p>'
    """
    return with_directions(clean_comment(_parser.render(markdown)).strip())


def quoted(markdown: str) -> str:
    """Return the text as a quotation, without quotations inside it, followed by an empty line.

    >>> quoted("One\\n\\nTwo")
    '> One\\n>\\n> Two\\n\\n'
    """
    lines = markdown.splitlines()
    own = "\n".join(line for line in lines if not line.startswith(">")).strip() or markdown.strip()
    return "\n".join(f"> {line}".rstrip() for line in own.splitlines()) + "\n\n"


def escape_markdown(text: str) -> str:
    """Return Markdown that renders as exactly `text`, joined into one line.

    >>> escape_markdown("1. *Not* a list, [nor](a) link_ed_")
    '1\\\\. \\\\*Not\\\\* a list, [nor]\\\\(a) link_ed\\\\_'
    """
    escaped = _MEANT.sub(r"\\\g<0>", " ".join(text.split()))
    return _NUMBERED.sub(r"\1\\", escaped)


def _list_unless_year(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Begin a list, but not where a sentence begins with a year: "1989. It was a year."."""
    if _YEAR.match(state.src, state.bMarks[start] + state.tShift[start]):
        return False
    return list_block(state, start, end, silent)


def _keep_numbers(state: StateCore) -> None:
    """Give each item of an ordered list the number that was typed.

    Equal numbers throughout, "1. 1. 1.", mean that the list counts.
    """
    lists: list[list[Token]] = []
    for token in state.tokens:
        if token.type in {"ordered_list_open", "bullet_list_open"}:
            lists.append([])
        elif token.type in {"ordered_list_close", "bullet_list_close"}:
            _number(lists.pop())
        elif token.type == "list_item_open" and token.info:
            lists[-1].append(token)


def _number(items: list[Token]) -> None:
    numbers = [int(item.info) for item in items]
    if len(set(numbers)) <= 1:
        return
    for before, number, item in zip(numbers, numbers[1:], items[1:], strict=False):
        if number != before + 1:
            item.attrSet("value", str(number))


def _link_url(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Turn a bare URL into a link before the characters in it can begin emphasis."""
    scheme = _SCHEME.search(state.pending)
    if state.linkLevel or not scheme or not state.src.startswith("://", state.pos):
        return False
    start = state.pos - len(scheme[0])
    place, url = next(urls_in(state.src[start : state.posMax]), (-1, ""))
    url = url.rstrip("\\")  # it escapes the punctuation after the URL
    if place != 0:
        return False
    if not silent:
        state.pending = state.pending[: scheme.start()]
        plain = unescapeAll(url)
        state.push("link_open", "a", 1).attrs = {"href": plain}
        state.push("text", "", 0).content = plain
        state.push("link_close", "a", -1)
    state.pos = start + len(url)
    return True


_parser = MarkdownIt("zero", {"html": False, "linkify": False, "breaks": True}).enable(
    [
        "emphasis",
        "strikethrough",
        "link",
        "autolink",
        "backticks",
        "blockquote",
        "fence",
        "list",
        "newline",
        "escape",
        "entity",
    ]
)
_parser.block.ruler.at("list", _list_unless_year, {"alt": ["paragraph", "reference", "blockquote"]})
_parser.core.ruler.push("numbers", _keep_numbers)
_parser.inline.ruler.push("url", _link_url)
