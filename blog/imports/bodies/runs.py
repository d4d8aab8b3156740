"""Runs of text with their formatting, from which the inline HTML of a block is written.

A formatting element may span blocks or contain a picture in old HTML. So each piece of text carries
the elements around it, and the elements are opened and closed again as the blocks need them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape
from itertools import takewhile

_SPACES = re.compile(r"[ \t\r\n\f]+")
_BLANK = " \xa0"


@dataclass(frozen=True)
class Wrapper:
    """An inline element: its tag, and the attributes as they are written."""

    tag: str
    attributes: str = ""

    @property
    def opening(self) -> str:
        return f"<{self.tag}{self.attributes}>"

    @property
    def closing(self) -> str:
        return f"</{self.tag}>"


@dataclass(frozen=True)
class Run:
    """Text, escaped, or an element without content, inside some wrappers."""

    html: str
    wrappers: tuple[Wrapper, ...] = ()


def text_run(text: str, wrappers: tuple[Wrapper, ...]) -> Run:
    return Run(escape(_SPACES.sub(" ", text), quote=False), wrappers)


def paragraphs_of(runs: list[Run]) -> Iterator[str]:
    """Yield the inline HTML of each paragraph; two line breaks in a row divide paragraphs."""
    for part in _divided(runs):
        if html := inline_html(_trimmed(part)):
            yield html


def _divided(runs: list[Run]) -> Iterator[list[Run]]:
    """Yield the runs of each paragraph; white space after a line break is left out."""
    part: list[Run] = []
    breaks = 0
    for run in runs:
        is_blank = not run.html.strip(_BLANK)
        if run.html == "<br>":
            breaks += 1
        elif breaks > 1 and not is_blank:
            yield part
            part, breaks = [run], 0
        elif not (breaks and is_blank):
            if breaks and part:
                part.append(Run("<br>", _shared(part[-1].wrappers, run.wrappers)))
            part.append(run)
            breaks = 0
    yield part


def _trimmed(runs: list[Run]) -> list[Run]:
    """Return the runs without white space at both ends."""
    shown = [index for index, run in enumerate(runs) if run.html.strip(_BLANK)]
    if not shown:
        return []
    kept = runs[shown[0] : shown[-1] + 1]
    kept[0] = replace(kept[0], html=kept[0].html.lstrip(_BLANK))
    kept[-1] = replace(kept[-1], html=kept[-1].html.rstrip(_BLANK))
    return kept


def inline_html(runs: list[Run]) -> str:
    """Return the HTML of the runs, with elements opened and closed where they change."""
    written: list[str] = []
    opened: tuple[Wrapper, ...] = ()
    for run in runs:
        kept = len(_shared(opened, run.wrappers))
        written += [wrapper.closing for wrapper in reversed(opened[kept:])]
        written += [wrapper.opening for wrapper in run.wrappers[kept:]]
        written.append(run.html)
        opened = run.wrappers
    written += [wrapper.closing for wrapper in reversed(opened)]
    return "".join(written)


def _shared(left: tuple[Wrapper, ...], right: tuple[Wrapper, ...]) -> tuple[Wrapper, ...]:
    """Return the wrappers that both begin with."""
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False))
    return tuple(wrapper for wrapper, _same in pairs)
