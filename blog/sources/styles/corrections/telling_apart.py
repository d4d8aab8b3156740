"""Works whose citations would look the same, told apart as the style wishes."""

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
    """What each citation must say more, by key; `cites` are one bare citation of each work."""
    alike = _related(cites) if _may_tell_apart(root) else []
    if not alike:
        return {}
    telling = _Telling(alike, root=root)
    section = root.citation
    if section.get("disambiguate-add-givenname") == "true":
        telling.name_fully(rule=section.get("givenname-disambiguation-rule", "by-cite"))
    if section.get("disambiguate-add-names") == "true":
        telling.name_more()
    telling.give_titles()
    if section.get("disambiguate-add-year-suffix") == "true":
        telling.add_letters()
    return telling.distinctions


def _may_tell_apart(root: Any) -> bool:
    named = any(name.startswith("disambiguate-") for name in root.citation.attrib)
    return named or root.xpath_search(".//*[@disambiguate]") != []


def _related(cites: Sequence[Any]) -> list[Any]:
    """Works that share a first name (or a title, if nobody is named): no others can look alike."""
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


class _Telling:
    def __init__(self, cites: Sequence[Any], *, root: Any) -> None:
        self._root = root
        self._cites = cites
        self._leads: dict[str, tuple[str, str]] = {}
        self.distinctions: dict[str, Distinction] = cites[0].bibliography.distinctions

    def name_fully(self, *, rule: str) -> None:
        """Initials or given names: for all namesakes, or only where citations look alike."""
        if rule == "by-cite":
            for group in self._alike():
                leads = {self._lead(cite) for cite in group}
                if len(leads) > 1:
                    self._say(group, given=True)
            return
        namesakes = defaultdict(list)
        for cite in self._cites:
            namesakes[self._lead(cite)[:1]].append(cite)
        for group in namesakes.values():
            if len({self._lead(cite) for cite in group}) > 1:
                self._say(group, given=True)

    def name_more(self) -> None:
        for group in self._alike():
            left = list(group)
            for more in range(1, _MOST_NAMES):
                self._say(left, names=more)
                left = [cite for same in self._alike(left) for cite in same]
                if not left:
                    break
            self._say(left, names=0)

    def give_titles(self) -> None:
        for group in self._alike():
            self._say(group, title=True)

    def add_letters(self) -> None:
        for group in self._alike():
            for place, cite in enumerate(in_order(group, section=self._listing())):
                self._say([cite], suffix=_letters(place))

    def _listing(self) -> Any:
        root = self._root
        return root.citation if root.bibliography is None else root.bibliography

    def _say(self, cites: Iterable[Any], **more: Any) -> None:
        for cite in cites:
            said = self.distinctions.get(cite.key, Distinction())
            self.distinctions[cite.key] = replace(said, **more)

    def _alike(self, cites: Sequence[Any] = ()) -> list[list[Any]]:
        groups = defaultdict(list)
        for cite in cites or self._cites:
            groups[self._text(cite)].append(cite)
        return [group for group in groups.values() if len(group) > 1]

    def _text(self, cite: Any) -> str:
        """The work as a later note, or any mark in the text, cites it."""
        section = self._root.citation
        section.cites = [cite, _Another(cite)]
        try:
            return str(section.layout.render_children(cite) or "")
        except VariableError:
            return ""

    def _lead(self, cite: Any) -> tuple[str, str]:
        """Family and given name of the one named first."""
        if cite.key not in self._leads:
            self._text(cite)
            people = self._root.progress.people
            name = people[0][0].parts() if people and people[0] else ("", "")
            self._leads[cite.key] = (str(name[1] or ""), str(name[0] or ""))
        return self._leads[cite.key]


class _Another:
    """A citation of some other work, so that the next one is not taken for "the same again"."""

    key = ""
    has_locator = False

    def __init__(self, cite: Any) -> None:
        self.citation = cite.citation


def _letters(place: int) -> str:
    """a, b … z, aa, ab …"""
    letter = "abcdefghijklmnopqrstuvwxyz"[place % 26]
    return letter if place < 26 else _letters(place // 26 - 1) + letter
