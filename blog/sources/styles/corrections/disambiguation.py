"""Disambiguation of works whose citations would look the same, by the rules of the style."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from citeproc.source import VariableError

from blog.sources.styles.corrections.progress import Distinction, value_of
from blog.sources.styles.corrections.sorting import in_order
from blog.sources.styles.items import NAME_VARIABLES

_MOST_NAMES = 20


def distinctions(cites: Sequence[Any], *, root: Any) -> dict[str, Distinction]:
    """Return the addition to each citation, by key; `cites` has one citation of each work."""
    alike = _related(cites) if _disambiguates(root) else []
    if not alike:
        return {}
    rules = _Rules(alike, root=root)
    section = root.citation
    if section.get("disambiguate-add-givenname") == "true":
        rules.add_given_names(rule=section.get("givenname-disambiguation-rule", "by-cite"))
    if section.get("disambiguate-add-names") == "true":
        rules.add_names()
    rules.add_titles()
    if section.get("disambiguate-add-year-suffix") == "true":
        rules.add_year_suffixes()
    return rules.distinctions


def _disambiguates(root: Any) -> bool:
    named = any(name.startswith("disambiguate-") for name in root.citation.attrib)
    return named or root.xpath_search(".//*[@disambiguate]") != []


def _related(cites: Sequence[Any]) -> list[Any]:
    """Return the works that share a first name, or a title if they have no names.

    The citations of no other works can look alike.
    """
    groups = defaultdict(list)
    for cite in cites:
        leads = {_first(cite, role) for role in NAME_VARIABLES} - {""}
        for lead in leads or {str(value_of(cite, "title") or "")}:
            groups[lead.casefold()].append(cite)
    related = {cite.key for group in groups.values() if len(group) > 1 for cite in group}
    return [cite for cite in cites if cite.key in related]


def _first(cite: Any, role: str) -> str:
    names = value_of(cite, role)
    return str(names[0].parts()[1] or "") if names else ""


class _Rules:
    """The rules of a style, applied in the order of the CSL specification."""

    def __init__(self, cites: Sequence[Any], *, root: Any) -> None:
        self._root = root
        self._cites = cites
        self._leads: dict[str, tuple[str, str]] = {}
        self.distinctions: dict[str, Distinction] = cites[0].bibliography.distinctions

    def add_given_names(self, *, rule: str) -> None:
        """Add initials or given names to all namesakes, or only where citations look alike."""
        if rule == "by-cite":
            for group in self._alike():
                leads = {self._lead(cite) for cite in group}
                if len(leads) > 1:
                    self._add(group, given=True)
            return
        namesakes = defaultdict(list)
        for cite in self._cites:
            namesakes[self._lead(cite)[:1]].append(cite)
        for group in namesakes.values():
            if len({self._lead(cite) for cite in group}) > 1:
                self._add(group, given=True)

    def add_names(self) -> None:
        for group in self._alike():
            left = list(group)
            for more in range(1, _MOST_NAMES):
                self._add(left, names=more)
                left = [cite for same in self._alike(left) for cite in same]
                if not left:
                    break
            self._add(left, names=0)

    def add_titles(self) -> None:
        for group in self._alike():
            self._add(group, title=True)

    def add_year_suffixes(self) -> None:
        for group in self._alike():
            for place, cite in enumerate(in_order(group, section=self._listing())):
                self._add([cite], suffix=_letters(place))

    def _listing(self) -> Any:
        root = self._root
        return root.citation if root.bibliography is None else root.bibliography

    def _add(self, cites: Iterable[Any], **more: Any) -> None:
        for cite in cites:
            distinction = self.distinctions.get(cite.key, Distinction())
            self.distinctions[cite.key] = replace(distinction, **more)

    def _alike(self, cites: Sequence[Any] = ()) -> list[list[Any]]:
        groups = defaultdict(list)
        for cite in cites or self._cites:
            groups[self._text(cite)].append(cite)
        return [group for group in groups.values() if len(group) > 1]

    def _text(self, cite: Any) -> str:
        """Return the text of a subsequent note or of an in-text citation of the work."""
        section = self._root.citation
        section.cites = [cite, _Another(cite)]
        try:
            return str(section.layout.render_children(cite) or "")
        except VariableError:
            return ""

    def _lead(self, cite: Any) -> tuple[str, str]:
        """Return the family and given name of the first person."""
        if cite.key not in self._leads:
            self._text(cite)
            people = self._root.progress.people
            name = people[0][0].parts() if people and people[0] else ("", "")
            self._leads[cite.key] = (str(name[1] or ""), str(name[0] or ""))
        return self._leads[cite.key]


class _Another:
    """A citation of another work, so that the next citation is not an "ibid."."""

    key = ""
    has_locator = False

    def __init__(self, cite: Any) -> None:
        self.citation = cite.citation


def _letters(place: int) -> str:
    """Return the suffix at `place`: a, b … z, aa, ab …"""
    letter = "abcdefghijklmnopqrstuvwxyz"[place % 26]
    return letter if place < 26 else _letters(place // 26 - 1) + letter
