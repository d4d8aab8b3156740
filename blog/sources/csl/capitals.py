"""The capital of a term that begins a note, such as "Ibid."."""

from dataclasses import replace

from blog.sources.csl.output.tree import Node, Part
from blog.sources.csl.rendering.context import Cite
from blog.sources.csl.text_case import in_case

_SENTENCE_ENDS = (".", "?", "!", ".”", "?”", "!”", '."', '?"', '!"')


def begins_sentence(cite: Cite, *, is_first: bool) -> bool:
    """Return whether a cite begins its note, or follows a sentence of more than a word."""
    prefix = cite.prefix.strip()
    if not prefix:
        return is_first
    return " " in prefix and prefix.endswith(_SENTENCE_ENDS)


def with_capital_term(part: Node) -> Node:
    """Return the cite with a capital at its begin if a term is there."""
    changed = _changed(part)
    return changed if isinstance(changed, Node) else part


def _changed(part: Part) -> Part:
    if isinstance(part, str):
        return part
    if part.role == "term":
        return in_case(part, case="capitalize-first", english=True)
    return replace(part, parts=[_changed(part.parts[0]), *part.parts[1:]])
