"""Fenced code in Markdown keeps the language that it names."""

from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token


def add_languages(parser: MarkdownIt) -> None:
    """Let the parser keep the language after a fence."""
    parser.add_render_rule("fence", _render_fence)


def _render_fence(_renderer: Any, tokens: list[Token], index: int, _options: Any, _env: Any) -> str:
    token = tokens[index]
    language = (token.info.split() or [""])[0].strip("{}.").lower()
    attribute = f' data-language="{escape(language)}"' if language else ""
    return f"<pre{attribute}><code>{escape(token.content, quote=False)}</code></pre>\n"
