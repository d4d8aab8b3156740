"""Corrections of a style's element tree before its first use."""

from copy import deepcopy
from typing import Any

from blog.sources.styles.corrections.dates import ADDS_CIRCA
from blog.sources.styles.corrections.structure import FIRST_ONLY

CSL = "{http://purl.org/net/xbiblio/csl}"


def preprocess(root: Any) -> None:
    _remove_sorting(root)
    _add_spaces_before_blocks(root)
    _add_circa(root)
    _complete_names(root)
    _mark_alternatives(root)


def _remove_sorting(root: Any) -> None:
    """Move the sort keys out of the tree, so that `sorting` applies them instead of the engine."""
    root.orders = {}
    for sort in list(root.iter(f"{CSL}sort")):
        section = sort.getparent()
        root.orders[section.tag] = list(sort)
        section.remove(sort)


def _add_spaces_before_blocks(root: Any) -> None:
    """Add a space before elements displayed as blocks, because our references are one line."""
    for part in root.iter():
        if part.get("display") in {"block", "indent", "right-inline"}:
            part.set("prefix", f" {part.get('prefix', '')}")


def _add_circa(root: Any) -> None:
    """Render an approximate year as "ca. 1850", not as "[1850?]", which is for a guess.

    In a style without a rule for uncertain dates, this applies to every date.
    """
    knows = any(element.get("is-uncertain-date") for element in root.iter())
    for date in root.iter(f"{CSL}date"):
        is_guessed = (date.get("prefix"), date.get("suffix")) == ("[", "?]")
        if is_guessed:
            date.attrib.pop("prefix")
            date.attrib.pop("suffix")
        if is_guessed or not knows:
            date.set(ADDS_CIRCA, "true")


def _complete_names(root: Any) -> None:
    """Format `<names>` within `<substitute>` like the names they replace, at any depth.

    The engine copies the format only to direct children, and at each use it adds another `<name>`
    to `<names>` without one, because it cannot find the added one.
    """
    for names in root.iter(f"{CSL}names"):
        substitute = next(names.iterancestors(f"{CSL}substitute"), None)
        if substitute is not None and not _has_format(names):
            names[:0] = [deepcopy(part) for part in substitute.getparent() if part != substitute]
        if names.find(f"{CSL}name") is None:
            names.insert(0, names.makeelement(f"{CSL}name"))


def _has_format(names: Any) -> bool:
    return any(names.find(f"{CSL}{tag}") is not None for tag in ("name", "label", "et-al"))


def _mark_alternatives(root: Any) -> None:
    """Mark branches within `<substitute>`, whose children are alternatives; see structure.py."""
    branches = {f"{CSL}if", f"{CSL}else-if", f"{CSL}else"}
    for branch in root.iter(*branches):
        ancestors = branch.iterancestors()
        outside = (e.tag for e in ancestors if e.tag not in {*branches, f"{CSL}choose"})
        if next(outside) == f"{CSL}substitute":
            branch.set(FIRST_ONLY, "true")
