"""Paragraphs and line breaks of texts that separate them by empty and new lines, as WordPress does.

HTML in such a text stays as it is: a block is put into no paragraph, and where only blocks belong,
line breaks mean nothing.
"""

import re

from blog.imports.readers.texts.held import BLOCK_MARK, CODE, Held

# Elements whose content is text: a new line in it is a line break.
_LINES = {
    *("address", "caption", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "legend", "p"),
    "summary",
}
# Elements that hold nothing but blocks, or nothing that is read.
_ONLY_BLOCKS = {
    *("audio", "dl", "figure", "iframe", "map", "menu", "object", "ol", "table", "tbody", "tfoot"),
    *("thead", "tr", "ul", "video"),
}
# Elements that hold a line of text, or paragraphs.
_EITHER = {"dd", "li", "td", "th"}
_PARAGRAPHS = {
    *("article", "aside", "blockquote", "center", "details", "div", "fieldset", "footer", "form"),
    *("header", "main", "nav", "section"),
}
_NAMES = "|".join(sorted({*_LINES, *_ONLY_BLOCKS, *_EITHER, *_PARAGRAPHS, "hr"}))
_TOKEN = re.compile(
    rf"(</?(?:{_NAMES})(?=[\s/>])[^<>]*>|{BLOCK_MARK.pattern})", re.IGNORECASE | re.DOTALL
)
_NAME = re.compile(r"</?(\w+)")
_EMPTY_LINES = re.compile(r"\n\s*\n")
_NEW_LINE = re.compile(r"[ \t]*(?:<br\s*/?>)?[ \t]*\n[ \t]*", re.IGNORECASE)
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)


def with_paragraphs(text: str, held: Held) -> str:
    """Return the HTML of a text whose paragraphs are separated by empty lines.

    What `held` has put aside stays aside; so does code, until it is restored.

    >>> with_paragraphs("One\\ntwo\\n\\nThree<ul>\\n<li>a</li>\\n</ul>", Held())
    '<p>One<br>two</p>\\n<p>Three</p>\\n<ul>\\n<li>a</li>\\n</ul>'
    """
    text = held.hold(CODE, text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _COMMENT.sub(lambda found: _comment(found, held), text)
    parts: list[str] = []
    within: list[str] = []  # the names of the open elements
    for token in filter(None, _TOKEN.split(text)):
        if BLOCK_MARK.fullmatch(token):
            parts.append(token)
        elif _TOKEN.fullmatch(token):
            _enter_or_leave(token, within)
            parts.append(token)
        else:
            parts.append(_laid_out(token, within[-1] if within else ""))
    return "".join(parts).strip()


def _comment(comment: re.Match[str], held: Held) -> str:
    """Return the mark of a comment. The end of an excerpt is a block of its own."""
    is_more = comment[1].strip().lower().startswith("more")
    return held.block("<!--more-->") if is_more else held.inline(comment[0])


def _enter_or_leave(tag: str, within: list[str]) -> None:
    found = _NAME.match(tag)
    name = found[1].lower() if found else ""
    if tag.startswith("</"):
        if name in within:
            del within[len(within) - 1 - within[::-1].index(name) :]
    elif name != "hr" and not tag.endswith("/>"):
        if within and within[-1] == "p":
            within.pop()
        within.append(name)


def _laid_out(text: str, parent: str) -> str:
    if not text.strip() or parent in _ONLY_BLOCKS:
        return "\n" if "\n" in text else text
    if parent in _LINES:
        return _lines(text)
    paragraphs = [part.strip() for part in _EMPTY_LINES.split(text) if part.strip()]
    if parent in _EITHER and len(paragraphs) == 1:
        return _lines(text)
    return "".join(f"\n<p>{_lines(part)}</p>\n" for part in paragraphs).replace("\n\n", "\n")


def _lines(text: str) -> str:
    return _NEW_LINE.sub("<br>", text.strip("\n"))
