"""How two versions of a text differ: block by block and, in a block that changed, word by word."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

from blog.text.words.tokens import TokenBlock, tokenize, tokenized_blocks

ALIKE = 0.4  # how much of their words two blocks share to be versions of one
MOST_PAIRS = 40_000  # of blocks that are compared with each other; beyond it they are not paired


class Change(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True)
class Part:
    """Words that stayed, came or went. `look` is what they are set in, as in "strong link"."""

    text: str
    change: Change = Change.SAME
    look: str = ""


@dataclass(frozen=True)
class Block:
    """A paragraph, heading, item … with its `kind` in HTML's word, and what it `was` before."""

    kind: str
    change: Change
    parts: tuple[Part, ...]
    was: str = ""


@dataclass(frozen=True)
class Hunk:
    """Neighbouring blocks; `is_unchanged` if nothing changed in them or near them."""

    blocks: tuple[Block, ...]
    is_unchanged: bool


def hunks(blocks: Sequence[Block]) -> list[Hunk]:
    """The blocks in runs: those near a change, and those that can be folded away."""
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
    """Every block of both texts, in their order. Give clean HTML only."""
    old, new = list(tokenized_blocks(before)), list(tokenized_blocks(after))
    found: list[Block] = []
    for change, i1, i2, j1, j2 in _matcher(old, new).get_opcodes():
        if change == "equal":
            found += [_whole(block, Change.SAME) for block in new[j1:j2]]
        else:
            found += _rewritten(old[i1:i2], new[j1:j2])
    return found


def diff_text(before: str, after: str) -> tuple[Part, ...]:
    """The words of both plain texts, in their order."""
    return tuple(_parts(TokenBlock("p", tokenize(before)), TokenBlock("p", tokenize(after))))


def diff_lists(before: Sequence[str], after: Sequence[str]) -> tuple[Part, ...]:
    """The entries of both lists: those that went, then those that are there now."""
    gone = [Part(entry, Change.REMOVED, "entry") for entry in before if entry not in after]
    kept = dict.fromkeys(before, Change.SAME)
    here = [Part(entry, kept.get(entry, Change.ADDED), "entry") for entry in after]
    return (*gone, *here)


def _matcher(old: Sequence[object], new: Sequence[object]) -> SequenceMatcher[object]:
    return SequenceMatcher(None, old, new, autojunk=False)


def _whole(block: TokenBlock, change: Change) -> Block:
    return Block(block.kind, change, tuple(_joined(block, change)))


def _rewritten(old: list[TokenBlock], new: list[TokenBlock]) -> Iterator[Block]:
    """Blocks of which none stayed as it was: those alike become one that shows both."""
    i = j = 0
    for at_old, at_new in [*_pairs(old, new), (len(old), len(new))]:
        yield from (_whole(block, Change.REMOVED) for block in old[i:at_old])
        yield from (_whole(block, Change.ADDED) for block in new[j:at_new])
        if at_old < len(old):
            yield _changed(old[at_old], new[at_new])
        i, j = at_old + 1, at_new + 1


def _changed(old: TokenBlock, new: TokenBlock) -> Block:
    was = old.kind if old.kind != new.kind else ""
    return Block(new.kind, Change.CHANGED, tuple(_parts(old, new)), was)


def _pairs(old: list[TokenBlock], new: list[TokenBlock]) -> list[tuple[int, int]]:
    """Which of the old blocks became which of the new, in order: as alike as they can be."""
    if not old or not new or len(old) * len(new) > MOST_PAIRS:
        return []
    bags = [Counter(block.texts) for block in old], [Counter(block.texts) for block in new]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    alike = [[_likeness(a, b) for b in bags[1]] for a in bags[0]]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            paired = alike[i][j] + best[i + 1][j + 1] if alike[i][j] >= ALIKE else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    return list(_path(best, alike))


def _path(best: list[list[float]], alike: list[list[float]]) -> Iterator[tuple[int, int]]:
    i = j = 0
    while best[i][j] > 0:
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            yield i, j
            i, j = i + 1, j + 1


def _likeness(old: Counter[str], new: Counter[str]) -> float:
    """From 0, no word in common, to 1, the same words."""
    total = old.total() + new.total()
    return 2 * (old & new).total() / total if total else 1.0


def _parts(old: TokenBlock, new: TokenBlock) -> Iterator[Part]:
    for change, i1, i2, j1, j2 in _calm(_matcher(old.words, new.words).get_opcodes(), new):
        if change == "equal":
            yield from _joined(TokenBlock(new.kind, new.words[j1:j2]), Change.SAME)
            continue
        yield from _joined(TokenBlock(old.kind, old.words[i1:i2]), Change.REMOVED)
        yield from _joined(TokenBlock(new.kind, new.words[j1:j2]), Change.ADDED)


Step = tuple[str, int, int, int, int]


def _calm(steps: Sequence[Step], new: TokenBlock) -> list[Step]:
    """The steps without lone commas that stayed between words that changed: easier to read."""
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


def _joined(block: TokenBlock, change: Change) -> Iterator[Part]:
    """The words as parts: neighbours that look the same are one."""
    text, look = "", ""
    for word in block.words:
        if text and word.look != look:
            yield Part(text, change, look)
            text = ""
        text, look = text + word.text, word.look
    if text:
        yield Part(text, change, look)
