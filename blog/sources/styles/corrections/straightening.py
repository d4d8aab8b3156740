"""Corrections of a style's tree in memory, before its first use."""

from copy import deepcopy
from typing import Any

from blog.sources.styles.corrections.dates import SAYS_CIRCA
from blog.sources.styles.corrections.structure import FIRST_ONLY

CSL = "{http://purl.org/net/xbiblio/csl}"


def straighten(root: Any) -> None:
    _take_sorting_out(root)
    _set_blocks_apart(root)
    _say_circa(root)
    _spell_out_names(root)
    _mark_alternatives(root)


def _take_sorting_out(root: Any) -> None:
    """The page lists works in the order it was given, and asks for the style's if it wants it."""
    root.orders = {}
    for sort in list(root.iter(f"{CSL}sort")):
        section = sort.getparent()
        root.orders[section.tag] = list(sort)
        section.remove(sort)


def _set_blocks_apart(root: Any) -> None:
    """What a style sets as a block of its own stands, in our line, behind a space."""
    for part in root.iter():
        if part.get("display") in {"block", "indent", "right-inline"}:
            part.set("prefix", f" {part.get('prefix', '')}")


def _say_circa(root: Any) -> None:
    """A year known about stays "ca. 1850"; "[1850?]" is for a year that was guessed.

    Where a style knows nothing of uncertain dates, all say it.
    """
    knows = any(element.get("is-uncertain-date") for element in root.iter())
    for date in root.iter(f"{CSL}date"):
        is_guessed = (date.get("prefix"), date.get("suffix")) == ("[", "?]")
        if is_guessed:
            date.attrib.pop("prefix")
            date.attrib.pop("suffix")
        if is_guessed or not knows:
            date.set(SAYS_CIRCA, "true")


def _spell_out_names(root: Any) -> None:
    """`<names>` within `<substitute>` look like the names they stand in for, however deep.

    The engine copies the look to direct children only; and in `<names>` without a `<name>` it puts
    a new one, which it cannot find again, at each use.
    """
    for names in root.iter(f"{CSL}names"):
        substitute = next(names.iterancestors(f"{CSL}substitute"), None)
        if substitute is not None and not _has_a_look(names):
            names[:0] = [deepcopy(part) for part in substitute.getparent() if part != substitute]
        if names.find(f"{CSL}name") is None:
            names.insert(0, names.makeelement(f"{CSL}name"))


def _has_a_look(names: Any) -> bool:
    return any(names.find(f"{CSL}{tag}") is not None for tag in ("name", "label", "et-al"))


def _mark_alternatives(root: Any) -> None:
    """Within `<substitute>` a branch names alternatives too: structure.py takes the first."""
    branches = {f"{CSL}if", f"{CSL}else-if", f"{CSL}else"}
    for branch in root.iter(*branches):
        ancestors = branch.iterancestors()
        outside = (e.tag for e in ancestors if e.tag not in {*branches, f"{CSL}choose"})
        if next(outside) == f"{CSL}substitute":
            branch.set(FIRST_ONLY, "true")
