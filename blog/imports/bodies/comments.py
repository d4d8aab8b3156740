"""Turning the HTML of old comments into the light Markdown that comments have here."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from blog.text.formats.markdown import escape_markdown

MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "cite": "*", "s": "~~", "del": "~~"}
BLOCKS = {"p", "div", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "dl", "dd"}
DROPPED = {"script", "style", "template", "iframe", "object"}
_HAS_BREAKS = re.compile(r"<\s*/?\s*(br|p|div|blockquote|li|pre)\b", re.IGNORECASE)
_GAPS = re.compile(r"\n[ \t]*\n[\s]*\n+")
_INNER = re.compile(r"^(\s*)(.*?)(\s*)$", re.DOTALL)
_WEB = re.compile(r"https?://\S+$", re.IGNORECASE)


def markdown_of(html: str) -> str:
    """Return the Markdown of a comment. Without elements that break lines, its own lines count.

    >>> markdown_of("Thank <b>you</b>.<br />It helped <a href='http://a.example/b'>me</a>.")
    'Thank **you**.\\nIt helped [me](http://a.example/b).'
    """
    if not _HAS_BREAKS.search(html):
        html = html.strip().replace("\r\n", "\n").replace("\n", "<br>")
    body = LexborHTMLParser(f"<!doctype html><body>{html}").body
    text = _inside(body) if body is not None else ""
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return _GAPS.sub("\n\n", lines).strip()


def _inside(node: LexborNode) -> str:
    return "".join(_part(child) for child in node.iter(include_text=True))


def _part(node: LexborNode) -> str:
    if node.is_text_node:
        return _text(node.text_content or "")
    tag = node.tag or ""
    if tag in DROPPED or tag.startswith("-"):
        return ""
    if tag in MARKS:
        return _marked(_inside(node), MARKS[tag])
    writers = {"a": _link, "pre": _code, "code": _code, "img": _alt, "br": _break}
    write = writers.get(tag)
    return write(node) if write else _block(_inside(node), tag)


def _break(_node: LexborNode) -> str:
    return "\n"


def _alt(node: LexborNode) -> str:
    return _text(node.attributes.get("alt") or "")


def _block(inner: str, tag: str) -> str:
    if tag == "blockquote":
        quoted = "\n".join(f"> {line}".rstrip() for line in inner.strip().split("\n"))
        return f"\n\n{quoted}\n\n"
    if tag == "li":
        return f"\n- {inner.strip()}\n"
    return f"\n\n{inner}\n\n" if tag in BLOCKS else inner


def _text(text: str) -> str:
    """Return a text of one line, escaped, with its spaces at both ends."""
    if not text.strip():
        return " " if text else ""
    before = " " if text[0].isspace() else ""
    after = " " if text[-1].isspace() else ""
    return f"{before}{escape_markdown(text)}{after}"


def _marked(inner: str, mark: str) -> str:
    """Return the text with a mark around it; marks do not span lines."""
    marked = []
    for line in inner.split("\n"):
        parts = _INNER.match(line)
        before, text, after = parts.groups() if parts else ("", line, "")
        marked.append(f"{before}{mark}{text}{mark}{after}" if text else line)
    return "\n".join(marked)


def _link(node: LexborNode) -> str:
    url, text = (node.attributes.get("href") or "").strip(), _inside(node)
    if not _WEB.match(url) or not text.strip():
        return text
    if node.text(strip=True) == url:
        return url
    return f"[{' '.join(text.split())}]({url.replace('(', '%28').replace(')', '%29')})"


def _code(node: LexborNode) -> str:
    text = node.text()
    if node.tag == "pre" or "\n" in text:
        return f"\n\n```\n{text.strip(chr(10))}\n```\n\n"
    return f"`{text}`" if text.strip() and "`" not in text else _text(text)
