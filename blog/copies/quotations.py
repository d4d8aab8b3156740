"""Looking up a quotation in the text of a copy, and linking to its place on the page. No Django."""

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from urllib.parse import quote, urldefrag

NEARLY = 0.7  # the least similarity of words, from 0 to 1
MAX_WHOLE = 200  # characters of a passage that a link names whole, not by its beginning and end
MAX_QUOTATION = 5_000  # characters that are looked up
ENDS = 4  # words of a longer one's beginning and of its end
_ALIKE = str.maketrans("’‘‚‛“”„‟«»‹›`´‐‑‒–—−", "''''\"\"\"\"\"\"''''------")
_OMISSION = re.compile(r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)|…|\.\.\.)\s*")
_WORD = re.compile(r"\w+")


class Outcome(StrEnum):
    EXACT = "exact"
    NEARLY = "nearly"
    MISSING = "missing"


@dataclass(frozen=True)
class Match:
    """Whether a text has a quotation, and its passage that is the same or nearly so."""

    outcome: Outcome
    passage: str = ""


def look_up(quotation: str, text: str) -> Match:
    """Return the passage of `text` that `quotation` quotes; "…" in it stands for anything.

    White space, and the forms of quotation marks and dashes, make no difference.
    """
    quoted, whole = " ".join(quotation[:MAX_QUOTATION].split()), " ".join(text.split())
    parts = [part for part in _OMISSION.split(quoted) if part]
    if passage := _exact(parts, whole):
        return Match(Outcome.EXACT, passage)
    passage = _nearest(quoted, whole)
    return Match(Outcome.NEARLY, passage) if passage else Match(Outcome.MISSING)


def fragment_url(url: str, passage: str) -> str:
    """Return `url` with a text fragment that makes browsers scroll to the passage."""
    text = _encoded(passage)
    tokens = passage.split()
    if len(passage) > MAX_WHOLE and len(tokens) > 2 * ENDS:
        text = f"{_encoded(' '.join(tokens[:ENDS]))},{_encoded(' '.join(tokens[-ENDS:]))}"
    page, fragment = urldefrag(url)
    return f"{page}#{fragment}:~:text={text}"


def _encoded(text: str) -> str:
    return quote(text, safe="").replace("-", "%2D")


def _exact(parts: list[str], whole: str) -> str:
    """Return the passage from the first of the parts to the last, in this order; "" if none."""
    alike, start, end = whole.translate(_ALIKE).casefold(), -1, 0
    if len(alike) != len(whole):  # letters that fold to several
        alike = whole.translate(_ALIKE)
    for part in parts:
        folded = part.translate(_ALIKE)
        at = max(alike.find(folded, end), alike.find(folded.casefold(), end))
        if at < 0:
            return ""
        start, end = (at if start < 0 else start), at + len(folded)
    return whole[start:end]


def _nearest(quoted: str, whole: str) -> str:
    """Return the passage whose words are most like the quotation's; "" if none is near."""
    sought = _WORD.findall(quoted.casefold())
    places = list(_WORD.finditer(whole))
    tokens = [place[0].casefold() for place in places]
    start = _likely_start(sought, tokens)
    if start is None:
        return ""
    first, margin = max(0, start), len(sought) // 4 + 1
    window = tokens[max(0, first - margin) : first + len(sought) + margin]
    matcher = SequenceMatcher(None, sought, window, autojunk=False)
    runs = [run for run in matcher.get_matching_blocks() if run.size]
    if not runs:
        return ""
    offset = max(0, first - margin)
    begin, end = runs[0].b, runs[-1].b + runs[-1].size
    size = sum(run.size for run in runs)
    if 2 * size / (len(sought) + end - begin) < NEARLY:
        return ""
    return whole[places[offset + begin].start() : places[offset + end - 1].end()]


def _likely_start(sought: list[str], tokens: list[str]) -> int | None:
    """Return where in `tokens` most words of the quotation stand as far apart as in it."""
    positions: dict[str, list[int]] = {}
    for place, word in enumerate(sought):
        positions.setdefault(word, []).append(place)
    votes = Counter(
        place - index for place, word in enumerate(tokens) for index in positions.get(word, ())
    )
    return votes.most_common(1)[0][0] if votes else None
