"""Code in color: HTML with a class per kind of token, whose text is the code to the byte."""

import re
from collections.abc import Iterator
from html import escape

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Generic, Keyword, Name, Number, Operator, String, _TokenType
from pygments.util import ClassNotFound

# The languages that the editor offers; any other name that Pygments knows is colored, too.
LANGUAGES = {
    "bash": "Shell",
    "c": "C",
    "cpp": "C++",
    "csharp": "C#",
    "css": "CSS",
    "diff": "Diff",
    "go": "Go",
    "haskell": "Haskell",
    "html": "HTML",
    "ini": "INI",
    "java": "Java",
    "javascript": "JavaScript",
    "json": "JSON",
    "julia": "Julia",
    "kotlin": "Kotlin",
    "latex": "LaTeX",
    "lua": "Lua",
    "makefile": "Makefile",
    "markdown": "Markdown",
    "perl": "Perl",
    "php": "PHP",
    "python": "Python",
    "r": "R",
    "ruby": "Ruby",
    "rust": "Rust",
    "scala": "Scala",
    "sparql": "SPARQL",
    "sql": "SQL",
    "swift": "Swift",
    "toml": "TOML",
    "turtle": "Turtle",
    "typescript": "TypeScript",
    "xml": "XML",
    "xquery": "XQuery",
    "yaml": "YAML",
}
PLAIN = "text"
MAX_LENGTH = 100_000  # characters; longer code has no color

_CLASSES: dict[_TokenType, str] = {
    Comment: "c",
    Comment.Preproc: "p",
    Keyword: "k",
    Operator.Word: "k",
    Name.Tag: "k",
    Name.Builtin: "b",
    Name.Function: "f",
    Name.Class: "f",
    Name.Decorator: "p",
    Name.Attribute: "f",
    Number: "n",
    String: "s",
    Generic.Deleted: "gd",
    Generic.Inserted: "gi",
    Generic.Heading: "k",
    Generic.Subheading: "k",
}
# What code begins with or contains that no other language does.
_SIGNS = {
    "bash": r"#!.*\b(?:ba|z|k)?sh\b",
    "python": (
        r"#!.*\bpython|(?:from [\w.]+ )?import \w+$|(?:async )?def \w+\(.*\).*:$|class \w+.*:$"
    ),
    "php": r"<\?php\b",
    "xml": r"<\?xml\b",
    "html": r"<!doctype html|<html\b",
    "sql": r"(?:select\b.+\bfrom|insert into|create table|update \w+ set)\b",
    "diff": r"diff --git |--- a/|@@ -\d",
    "c": r"#include\s*[<\"]",
    "rust": r"(?:pub )?fn \w+.*\{$|use \w+::",
    "go": r"package \w+$|func \w+\(.*\{$",
    "java": r"(?:public |import java)",
    "javascript": (
        r"(?:const|let) [\w{}, ]+ = |(?:export )?(?:async )?function \w*\(|import .+ from ['\"]"
    ),
    "latex": r"\\(?:documentclass|begin\{|usepackage)",
    "sparql": r"prefix \w*: <",
    "json": r"[\[{]\s*(?:\"|$)",
    "css": r"[.#@]?[\w:,. -]+\{\s*$|@(?:media|import)\b",
}
_SIGN_PATTERNS = {
    name: re.compile(f"^(?:{sign})", re.MULTILINE | re.IGNORECASE) for name, sign in _SIGNS.items()
}


def language_of(code: str, chosen: str = "") -> str:
    """Return the language to color the code in: the chosen one, a guess, or "" for none.

    >>> language_of("def f(x):\\n    return x")
    'python'
    """
    if len(code) > MAX_LENGTH or chosen == PLAIN:
        return ""
    if chosen:
        return chosen if _lexer(chosen) else ""
    return next((name for name, sign in _SIGN_PATTERNS.items() if sign.search(code)), "")


def label_of(language: str) -> str:
    """Return the name of a language for people."""
    lexer = _lexer(language)
    return LANGUAGES.get(language) or (str(lexer.name) if lexer else language)


def colored(code: str, language: str) -> list[str]:
    """Return the lines of the code as HTML, without the ends of lines."""
    return ["".join(_span(kind, text) for kind, text in line) for line in _lines(code, language)]


def _lines(code: str, language: str) -> Iterator[list[tuple[str, str]]]:
    line: list[tuple[str, str]] = []
    for kind, text in _tokens(code, language):
        first, *rest = text.split("\n")
        line.append((kind, first))
        for part in rest:
            yield line
            line = [(kind, part)]
    yield line


def _tokens(code: str, language: str) -> list[tuple[str, str]]:
    """Return the classes and texts of the tokens; one without class if their text differs."""
    lexer = _lexer(language)
    found = [(_class(kind), text) for kind, text in lexer.get_tokens(code)] if lexer else []
    is_whole = "".join(text for _kind, text in found) == code
    return found if is_whole else [("", code)]


def _lexer(language: str) -> Lexer | None:
    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


def _class(kind: _TokenType) -> str:
    known: _TokenType | None = kind
    while known is not None and known not in _CLASSES:
        known = known.parent
    return _CLASSES[known] if known is not None else ""


def _span(kind: str, text: str) -> str:
    html = escape(text, quote=False)
    return f'<span class="{kind}">{html}</span>' if kind and text else html
