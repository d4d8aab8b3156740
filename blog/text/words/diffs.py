"""Diffs of two versions of a text, by block, and by word within a changed block."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

from blog.text.words.tokens import TokenBlock, tokenize, tokenized_blocks

MIN_SIMILARITY = 0.4  # the fraction of words that two versions of a block must share
MAX_PAIRS = 40_000  # of blocks to compare; the blocks of longer texts are not paired


class Change(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True)
class Part:
    """A run of words with one change; `look` is their formatting, such as "strong link"."""

    text: str
    change: Change = Change.SAME
    look: str = ""


@dataclass(frozen=True)
class Block:
    """A paragraph, heading or item; `kind` is its HTML tag, `kind_before` its former one or ""."""

    kind: str
    change: Change
    parts: tuple[Part, ...]
    kind_before: str = ""


@dataclass(frozen=True)
class Hunk:
    """Consecutive blocks; `is_unchanged` if neither they nor their neighbors changed."""

    blocks: tuple[Block, ...]
    is_unchanged: bool


def hunks(blocks: Sequence[Block]) -> list[Hunk]:
    """Group the blocks into those with or next to a change and those that can be collapsed."""
    near = {
        place + step
        for place, block in enumerate(blocks)
        if block.change != Change.SAME
        for step in (-1, 0, 1)
    }
    runs = groupby(enumerate(blocks), key=lambda numbered: numbered[0] in near)
    return [
        Hunk(tuple(block for _place, block in run), is_unchanged=not is_near)
        for is_near, run in runs
    ]


def diff_html(before: str, after: str) -> list[Block]:
    """Return every block of two sanitized HTML texts, in order, with its changes."""
    old, new = list(tokenized_blocks(before)), list(tokenized_blocks(after))
    found: list[Block] = []
    for change, i1, i2, j1, j2 in _matcher(old, new).get_opcodes():
        if change == "equal":
            found += [_one_sided(block, Change.SAME) for block in new[j1:j2]]
        else:
            found += _rewritten(old[i1:i2], new[j1:j2])
    return found


def diff_text(before: str, after: str) -> tuple[Part, ...]:
    """Return the words of two plain texts, in order, with their changes."""
    return tuple(_parts(TokenBlock("p", tokenize(before)), TokenBlock("p", tokenize(after))))


def diff_lists(before: Sequence[str], after: Sequence[str]) -> tuple[Part, ...]:
    """Return the entries of both lists: the removed ones, then those of `after`."""
    gone = [Part(entry, Change.REMOVED, "entry") for entry in before if entry not in after]
    kept = dict.fromkeys(before, Change.SAME)
    here = [Part(entry, kept.get(entry, Change.ADDED), "entry") for entry in after]
    return (*gone, *here)


def _matcher(old: Sequence[object], new: Sequence[object]) -> SequenceMatcher[object]:
    return SequenceMatcher(None, old, new, autojunk=False)


def _one_sided(block: TokenBlock, change: Change) -> Block:
    return Block(block.kind, change, tuple(_merged(block, change)))


def _rewritten(old: list[TokenBlock], new: list[TokenBlock]) -> Iterator[Block]:
    """Pair changed blocks; yield each similar pair as one block, the others as removed or added."""
    i = j = 0
    for at_old, at_new in [*_pairs(old, new), (len(old), len(new))]:
        yield from (_one_sided(block, Change.REMOVED) for block in old[i:at_old])
        yield from (_one_sided(block, Change.ADDED) for block in new[j:at_new])
        if at_old < len(old):
            yield _changed(old[at_old], new[at_new])
        i, j = at_old + 1, at_new + 1


def _changed(old: TokenBlock, new: TokenBlock) -> Block:
    kind_before = old.kind if old.kind != new.kind else ""
    return Block(new.kind, Change.CHANGED, tuple(_parts(old, new)), kind_before)


def _pairs(old: list[TokenBlock], new: list[TokenBlock]) -> list[tuple[int, int]]:
    """Return the indexes of old and new blocks to pair, in order, for the highest similarity."""
    if not old or not new or len(old) * len(new) > MAX_PAIRS:
        return []
    bags = [Counter(block.texts) for block in old], [Counter(block.texts) for block in new]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    similarity = [[_similarity(a, b) for b in bags[1]] for a in bags[0]]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            paired = (
                similarity[i][j] + best[i + 1][j + 1] if similarity[i][j] >= MIN_SIMILARITY else 0.0
            )
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    return list(_path(best))


def _path(best: list[list[float]]) -> Iterator[tuple[int, int]]:
    i = j = 0
    while best[i][j] > 0:
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            yield i, j
            i, j = i + 1, j + 1


def _similarity(old: Counter[str], new: Counter[str]) -> float:
    """Return a number from 0 (no words in common) to 1 (the same words)."""
    total = old.total() + new.total()
    return 2 * (old & new).total() / total if total else 1.0


def _parts(old: TokenBlock, new: TokenBlock) -> Iterator[Part]:
    for change, i1, i2, j1, j2 in _without_lone_punctuation(
        _matcher(old.tokens, new.tokens).get_opcodes(), new
    ):
        if change == "equal":
            yield from _merged(TokenBlock(new.kind, new.tokens[j1:j2]), Change.SAME)
            continue
        yield from _merged(TokenBlock(old.kind, old.tokens[i1:i2]), Change.REMOVED)
        yield from _merged(TokenBlock(new.kind, new.tokens[j1:j2]), Change.ADDED)


Step = tuple[str, int, int, int, int]


def _without_lone_punctuation(steps: Sequence[Step], new: TokenBlock) -> list[Step]:
    """Merge changes that only punctuation separates, to make them easier to read."""
    calm: list[Step] = []
    for step in steps:
        kind, i1, i2, j1, j2 = step
        last = calm[-1] if calm else None
        is_lone = kind == "equal" and not re.search(r"\w", "".join(new.texts[j1:j2]))
        if last and last[0] != "equal" and (kind != "equal" or (is_lone and step != steps[-1])):
            calm[-1] = ("replace", last[1], i2, last[3], j2)
        else:
            calm.append((kind, i1, i2, j1, j2))
    return calm


def _merged(block: TokenBlock, change: Change) -> Iterator[Part]:
    """Yield the tokens as parts, joining consecutive tokens with the same look."""
    text, look = "", ""
    for token in block.tokens:
        if text and token.look != look:
            yield Part(text, change, look)
            text = ""
        text, look = text + token.text, token.look
    if text:
        yield Part(text, change, look)
