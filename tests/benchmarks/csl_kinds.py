"""The kinds of difference between two processors: what to overlook for their texts to be equal.

The reason for each kind is in docs/citation-processor.md.
"""

import re
from collections.abc import Callable, Mapping
from html.parser import HTMLParser

OTHER = "of no known kind"
Overlook = Callable[[str], str]


def kind_of(theirs: str, ours: str) -> str:
    """Return the kind that explains the whole difference, the kinds joined by "+", or OTHER."""
    for name, overlook in KINDS.items():
        if overlook(theirs) == overlook(ours):
            return name
    left, right, needed = theirs, ours, []
    for name, overlook in KINDS.items():
        plainer = overlook(left), overlook(right)
        if plainer != (left, right):
            needed.append(name)
        left, right = plainer
        if left == right:
            return "several of these"
    return OTHER


class _Runs(HTMLParser):
    """Reads HTML as texts with the settings that hold for them."""

    def __init__(self) -> None:
        super().__init__()
        self._open: list[tuple[str, str]] = []
        self.runs: list[tuple[str, tuple[tuple[str, str], ...]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        style = dict(attrs).get("style") or dict(attrs).get("class") or tag
        name, _, value = style.rstrip(";").partition(":")
        self._open.append((name, value))

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        settings = {_NAMES.get(name, name): value for name, value in self._open}
        held = tuple(sorted(pair for pair in settings.items() if _shows(*pair)))
        if self.runs and self.runs[-1][1] == held:
            data = self.runs.pop()[0] + data
        self.runs.append((data, held))


def _shows(name: str, value: str) -> bool:
    return value not in ("normal", "none") and name != "baseline"


_NAMES = {"i": "font-style", "b": "font-weight"}


def _as_set(text: str) -> str:
    """Return the text with each run's settings, however they are nested."""
    reader = _Runs()
    reader.feed(text)
    reader.close()
    return repr(reader.runs)


def _replacing(pattern: str, replacement: str) -> Overlook:
    compiled = re.compile(pattern)
    return lambda text: compiled.sub(replacement, text)


def _as_list(text: str) -> str:
    """Return the cites of a citation in alphabetical order."""
    bare = re.sub(r"<[^>]*>|^[(\[]|[)\]]$", "", text)
    return " ".join(sorted(re.split(r"\s*[;,/]?\s+(?=[^\d\W]*\d{2})|\s*[;,]\s*", bare)))


_SPACE = "[\\s\u00a0\u202f]"
KINDS: Mapping[str, Overlook] = {
    "spaces": _replacing(f"{_SPACE}+", " "),
    "settings within settings": _as_set,
    "a name's suffix": _replacing(r"\bJr\.", "Jr"),
    "typed quotation marks": _replacing(rf"{_SPACE}*[«»„“”‘’‚「」『』‹›]{_SPACE}*", '"'),
    "order of cites": _as_list,
    "letter after a locator": _replacing(r"(?:19|20)\d\d(?=[a-z]\b)", ""),
    "affixes of names, delimiters": _replacing(rf"{_SPACE}*[.,:;…]+{_SPACE}*|{_SPACE}+", " "),
    "hyphen of initials": _replacing(r"(?<=\b[A-Z]\.)[- ]?(?=[A-Z]\.)", ""),
    "particle of a short name": _replacing(r"\bLe Goff\b|\bGoff,? Le\b", "Goff"),
    "ordinals of a style": _replacing(r"</?sup>", ""),
    "given names in full": _replacing(r"(?<=Able )(?:Anna Maria|Benjamin)", "A"),
    "text case of a macro": str.lower,
    "label without its variable": _replacing(r"(?<!\w)(?:p\. |no\. )", ""),
    "mark for the same author": _replacing(r"^(?:---|Anon)", ""),
    "order of entries": _replacing(r"\b(?:anonymous|case) ?", ""),
}
