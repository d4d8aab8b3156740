"""Cites of one cluster joined: grouped by author, collapsed by year, letter or number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from blog.sources.csl.locale import Locale
from blog.sources.csl.output.markup import parse
from blog.sources.csl.output.tree import Node, Part, exchanged, node, with_role
from blog.sources.csl.output.writers import PLAIN_TEXT
from blog.sources.csl.rendering.context import Cite
from blog.sources.csl.style import Style

_FEWEST_IN_A_RANGE = 3


@dataclass(slots=True)
class Cited:
    """A rendered cite; `names` are its authors in plain text, even if it does not show them."""

    cite: Cite
    part: Node
    number: int
    names: str = ""
    year: str = ""
    has_locator: bool = False

    @property
    def is_bare(self) -> bool:
        return not (self.cite.prefix or self.cite.suffix)


def joined(cites: Sequence[Cited], *, style: Style, locale: Locale) -> Node | None:
    """Return the cites as one node, collapsed as the style's options want."""
    return _Joining(style, locale).join(list(cites))


class _Joining:
    def __init__(self, style: Style, locale: Locale) -> None:
        options = style.citation.options
        delimiter = style.citation.layout.delimiter
        self._collapse = options.get("collapse", "")
        self._delimiter = delimiter
        self._locale = locale
        default = delimiter if style.cites_in_notes else ", "
        self._group_delimiter = options.get("cite-group-delimiter", default)
        self._regroups = not self._collapse or bool(style.citation.keys)
        fallback = options.get("cite-group-delimiter", delimiter)
        self._suffix_delimiter = options.get("year-suffix-delimiter", fallback)
        self._after_collapse = options.get("after-collapse-delimiter")
        self._has_groups = bool("cite-group-delimiter" in options or self._collapse)

    def join(self, cites: list[Cited]) -> Node | None:
        if self._collapse == "citation-number":
            return self._by_number(cites)
        if not self._has_groups:
            return _chain([(self._delimiter, _with_affixes(cited)) for cited in cites])
        if any(cited.names for cited in cites):
            cites = [replace(cited, names=cited.names or f"\n{cited.cite.id}") for cited in cites]
        groups = list(_groups(cites) if self._regroups else _neighbors(cites))
        pieces: list[tuple[str, Part]] = []
        between = self._delimiter
        for group in groups:
            part = self._group(group)
            if part is not None:
                pieces.append((between, part))
            is_collapsed = bool(self._collapse) and len(group) > 1
            after = self._after_collapse
            between = after if is_collapsed and after is not None else self._delimiter
        return _chain(pieces)

    def _text(self, part: Part | None) -> str:
        return PLAIN_TEXT.write(part, locale=self._locale)

    def _group(self, group: list[Cited]) -> Node | None:
        """Return one author's cites."""
        pieces: list[tuple[str, Part]] = [("", _with_affixes(group[0]))]
        shown = [group[0]]
        for cited in group[1:]:
            piece = self._piece(shown[-1], cited)
            if piece is not None:
                pieces.append(piece)
                shown.append(cited)
        if self._collapse == "year-suffix-ranged":
            pieces = self._ranged(shown, pieces)
        return _chain(pieces)

    def _piece(self, before: Cited, cited: Cited) -> tuple[str, Part] | None:
        """Return a later cite of the author with what goes before it; None if nothing is left."""
        if not self._collapse.startswith("year"):
            return self._between(before), _with_affixes(cited)
        names = None if cited.cite.suppress_author else with_role(cited.part, "names")
        rest = exchanged(cited.part, names, None) if names else cited.part
        if not isinstance(rest, Node):
            return None
        part = _with_affixes(replace(cited, part=rest))
        return self._by_year(before, cited, self._between(before), part)

    def _between(self, before: Cited) -> str:
        """Return what is between cites of one author; a locator ends the run."""
        if before.has_locator and self._after_collapse is not None:
            return self._after_collapse
        return self._group_delimiter

    def _by_year(self, before: Cited, cited: Cited, delimiter: str, part: Part) -> tuple[str, Part]:
        """Return only the letter of a cite with the year of the one before it."""
        suffix = with_role(cited.part, "year-suffix")
        same = self._is_same_year(before, cited) and _is_plain(cited) and _is_plain(before)
        if suffix is None or not same or not self._collapse.startswith("year-suffix"):
            return delimiter, part
        return self._suffix_delimiter, _Letter([suffix])

    def _is_same_year(self, before: Cited, cited: Cited) -> bool:
        return bool(cited.year) and before.year == cited.year

    def _ranged(self, group: list[Cited], pieces: list[tuple[str, Part]]) -> list[tuple[str, Part]]:
        """Return runs of three letters or more as a range."""
        result: list[tuple[str, Part]] = []
        run: list[int] = []
        for place, (delimiter, part) in enumerate(pieces):
            if isinstance(part, _Letter) and self._follows(group[place - 1], group[place]):
                run.append(place)
                continue
            result += self._closed(run, pieces)
            run = []
            result.append((delimiter, part))
        return result + self._closed(run, pieces)

    def _closed(self, run: list[int], pieces: list[tuple[str, Part]]) -> list[tuple[str, Part]]:
        if len(run) < _FEWEST_IN_A_RANGE - 1:
            return [pieces[place] for place in run]
        return [("–", pieces[run[-1]][1])]

    def _follows(self, before: Cited, cited: Cited) -> bool:
        first = self._text(with_role(before.part, "year-suffix"))
        second = self._text(with_role(cited.part, "year-suffix"))
        return len(first) == len(second) == 1 and ord(second) == ord(first) + 1

    # Numbers

    def _by_number(self, cites: list[Cited]) -> Node | None:
        pieces: list[tuple[str, Part]] = []
        between = self._delimiter
        for run in _runs(cites):
            first = _with_affixes(run[0])
            pieces.append((between, first))
            if len(run) >= _FEWEST_IN_A_RANGE:
                pieces.append(("–", _with_affixes(run[-1])))
            else:
                pieces += [(self._delimiter, _with_affixes(cited)) for cited in run[1:]]
            after = self._after_collapse
            ranged = len(run) >= _FEWEST_IN_A_RANGE
            between = after if ranged and after is not None else self._delimiter
        return _chain(pieces)


class _Letter(Node):
    """A cite of which only the letter is left."""


def _is_plain(cited: Cited) -> bool:
    return cited.is_bare and not cited.has_locator


def _chain(pieces: Sequence[tuple[str, Part]]) -> Node | None:
    """Return the parts, each with its delimiter before it, except the first."""
    parts: list[Part] = []
    for delimiter, part in pieces:
        if parts and delimiter:
            parts += _between(parts[-1], delimiter, part)
        parts.append(part)
    return node(parts)


def _between(before: Part, delimiter: str, part: Part) -> list[Part]:
    """Return the delimiter, unless the author typed a mark there."""
    if _affix(part, "prefix")[:1] in _MARKS:
        return []
    return [Node([" " if _affix(before, "suffix").rstrip()[-1:] in _MARKS else delimiter])]


_MARKS = (",", ";", ".", ":")


def _affix(part: Part, name: str) -> str:
    if isinstance(part, Node) and isinstance(part.data, Cite):
        return str(getattr(part.data, name))
    return ""


def _with_affixes(cited: Cited) -> Node:
    if cited.is_bare:
        return cited.part
    before = parse(cited.cite.prefix, reads_single=False) if cited.cite.prefix else []
    after = parse(cited.cite.suffix, reads_single=False) if cited.cite.suffix else []
    return Node([Node(before), cited.part, Node(after)], data=cited.cite)


def _groups(cites: Sequence[Cited]) -> Iterator[list[Cited]]:
    """Yield the cites by names, each group where its first cite is."""
    groups: dict[str, list[Cited]] = {}
    for cited in cites:
        groups.setdefault(cited.names, []).append(cited)
    yield from groups.values()


def _neighbors(cites: Sequence[Cited]) -> Iterator[list[Cited]]:
    """Yield the runs of cites with the same names."""
    for _, run in groupby(cites, key=lambda cited: cited.names):
        yield list(run)


def _runs(cites: Sequence[Cited]) -> Iterator[list[Cited]]:
    """Yield runs of cites with consecutive numbers and nothing else."""
    run: list[Cited] = []
    for cited in cites:
        if run and not (
            cited.number == run[-1].number + 1 and _is_plain(cited) and _is_plain(run[-1])
        ):
            yield run
            run = []
        run.append(cited)
    if run:
        yield run
