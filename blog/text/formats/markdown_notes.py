"""Notes in Markdown: references such as [^1] to definitions, and notes in place, ^[text]."""

import re
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_DEFINITION = re.compile(r" {0,3}\[\^([^\]\s]+)\]:[ \t]*(.*)")
_REFERENCE = re.compile(r"\[\^([^\]\s]+)\]")
_INLINE_NOTE = re.compile(r"\^\[([^\[\]]*[^\[\]\s][^\[\]]*)\]")
_FENCE = re.compile(r" {0,3}(```|~~~)")


def add_notes(parser: MarkdownIt) -> None:
    """Let the parser read notes.

    `env["notes"]` has the defined ones by label, and `env["render_note"]` renders their content.
    """
    parser.inline.ruler.before("link", "note", _note)
    parser.add_render_rule("note", _render_note)


def without_definitions(markdown: str) -> tuple[str, dict[str, str]]:
    """Return the text without the definitions of notes, and the notes by label."""
    lines: list[str] = []
    notes: dict[str, list[str]] = {}
    current: list[str] | None = None  # the note that the line may continue
    is_code = False
    for line in markdown.splitlines():
        is_code ^= bool(_FENCE.match(line))
        found = None if is_code else _DEFINITION.match(line)
        if found:
            current = notes.setdefault(found[1], [])
            current.append(found[2])
        elif current is not None and _continues(line, current):
            current.append(line.strip())
        else:
            current = None
            lines.append(line)
    return "\n".join(lines), {label: " ".join(parts).strip() for label, parts in notes.items()}


def _continues(line: str, note: list[str]) -> bool:
    """Return whether a line belongs to the note above it: indented, or not after an empty line."""
    return not line.strip() or line.startswith(("    ", "\t")) or bool(note[-1])


def _note(state: StateInline, silent: object) -> bool:
    """Turn a reference such as [^1], or a note such as ^[text], into a note."""
    if "notes" not in state.env:
        return False  # inside a note
    found = _REFERENCE.match(state.src, state.pos)
    content = state.env["notes"].get(found[1]) if found else None
    if content is None:
        found = _INLINE_NOTE.match(state.src, state.pos)
        content = found[1] if found else None
    if not (found and content):
        return False
    if not silent:
        token = state.push("note", "", 0)
        token.content = content
    state.pos = found.end()
    return True


def _render_note(_renderer: Any, tokens: list[Token], index: int, _options: Any, env: Any) -> str:
    return f"<foot-note>{env['render_note'](tokens[index].content)}</foot-note>"
