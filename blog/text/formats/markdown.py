"""Light Markdown for comments: emphasis, links, quotes, code and lists; nothing else."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from blog.text.html.linking import URL
from blog.text.html.sanitizing import clean_comment

# Characters with a meaning in Markdown, only in positions where they have it.
_MEANT = re.compile(
    r"""[`*] | (?<!\w)_ | _(?!\w) | ~(?=~) | (?<=\])\( | <(?=[a-z]) | &(?=[a-z\d#]+;)
    | \\(?=[!-/:-@\[-`{-~]) | ^(?:>|[-+](?=\s|$))""",
    re.IGNORECASE | re.VERBOSE,
)
_NUMBERED = re.compile(r"^(\d+)(?=[.)](?:\s|$))")


def comment_html(markdown: str) -> str:
    """Return sanitized HTML for a reader's Markdown.

    >>> comment_html("*Please*, no <b>HTML</b>.")
    '<p><em>Please</em>, no &lt;b&gt;HTML&lt;/b&gt;.</p>'
    """
    return clean_comment(_parser.render(markdown)).strip()


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


def _link_addresses(state: StateCore) -> None:
    """Turn URLs in text, outside links and code, into links."""
    for token in state.tokens:
        if token.children:
            token.children = list(_linked(token.children))


def _linked(tokens: list[Token]) -> Iterator[Token]:
    depth = 0
    for token in tokens:
        depth += token.nesting if token.type.startswith("link_") else 0
        if token.type == "text" and not depth:
            yield from _linked_text(token.content)
        else:
            yield token


def _linked_text(text: str) -> Iterator[Token]:
    at = 0
    for found in URL.finditer(text):
        yield Token("text", "", 0, content=text[at : found.start()])
        yield Token("link_open", "a", 1, attrs={"href": found[0]})
        yield Token("text", "", 0, content=found[0])
        yield Token("link_close", "a", -1)
        at = found.end()
    yield Token("text", "", 0, content=text[at:])


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
_parser.core.ruler.push("addresses", _link_addresses)
