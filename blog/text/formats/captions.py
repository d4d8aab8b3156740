"""Captions and chapters: WebVTT and SRT read into cues, clean WebVTT and a transcript made of them.

Only times and plain text are taken over, so nothing that a file hides in markup, styles or settings
reaches a page.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape, unescape

MAX_LENGTH = 2_000_000  # characters; a whole day of speech
MAX_CUES = 40_000
PASSAGE = 280  # characters, after which the next sentence begins a new line of a transcript
PAUSE = 4  # seconds, after which anything does

_TIMING = re.compile(
    r"^\s*(?P<start>(\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})\s*-->\s*(?P<end>(\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})"
)
_VOICE = re.compile(r"<v(?:\.[\w.]*)?\s+([^<>]{1,80})>")
_TAG = re.compile(r"</?[a-zA-Z0-9:.][^<>]*>|\{\\[^{}]*\}")
_TYPED_TIME = re.compile(r"^\s*[\[(]?(?P<time>(\d{1,2}:)?\d{1,3}:\d{2})[\])]?\s+(?P<text>\S.*)$")
_SENTENCE_END = re.compile(r"[.!?…。！？؟]['\"”’»)]?$")


class CaptionsRefused(Exception):
    """The text is not WebVTT or SRT; the message is the reason."""


@dataclass(frozen=True)
class Cue:
    """A text shown from `start` to `end`, in seconds."""

    start: float
    end: float
    text: str


@dataclass(frozen=True)
class Passage:
    """A line of a transcript; `start` is its second, None if unknown."""

    start: int | None
    text: str

    @property
    def time(self) -> str:
        return "" if self.start is None else clock(self.start)


def read_captions(text: str) -> list[Cue]:
    """Return the cues of a WebVTT or SRT file, in order of time. Raise CaptionsRefused."""
    if len(text) > MAX_LENGTH:
        raise CaptionsRefused(f"Captions have at most {MAX_LENGTH:,} characters.")
    lines = text.removeprefix("\ufeff").replace("\0", "").splitlines()
    cues = sorted(_cues(lines), key=lambda cue: cue.start)
    if not cues:
        raise CaptionsRefused("There are no captions in this file: upload WebVTT or SRT.")
    if len(cues) > MAX_CUES:
        raise CaptionsRefused(f"Captions have at most {MAX_CUES:,} parts.")
    return cues


def _cues(lines: Iterable[str]) -> Iterator[Cue]:
    timing: re.Match[str] | None = None
    parts: list[str] = []
    for line in [*lines, ""]:
        if found := _TIMING.match(line):
            timing, parts = found, []
        elif timing and not line.strip():
            start, end = seconds(timing["start"]), seconds(timing["end"])
            text = _plain(parts)
            if text and end > start:
                yield Cue(start, end, text)
            timing = None
        elif timing:
            parts.append(line)


def _plain(lines: list[str]) -> str:
    marked = _VOICE.sub(lambda voice: f"{voice[1].strip()}: ", "\n".join(lines))
    kept = (unescape(_TAG.sub("", line)).strip() for line in marked.splitlines())
    return "\n".join(line.replace("-->", "→") for line in kept if line)


def seconds(time: str) -> float:
    """Return a time such as 1:02:03.5 in seconds.

    >>> seconds("01:02:03,500")
    3723.5
    """
    *larger, last = time.replace(",", ".").split(":")
    minutes = 0
    for part in larger:
        minutes = minutes * 60 + int(part)
    return minutes * 60 + float(last)


def clock(time: float) -> str:
    """Return seconds as people write them.

    >>> clock(83), clock(3723.5)
    ('1:23', '1:02:03')
    """
    minutes, rest = divmod(int(time), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def webvtt(cues: Iterable[Cue]) -> str:
    """Return a WebVTT file with these cues."""
    parts = (
        f"{_stamp(cue.start)} --> {_stamp(cue.end)}\n{escape(cue.text, quote=False)}\n"
        for cue in cues
    )
    return "\n".join(["WEBVTT\n", *parts])


def _stamp(time: float) -> str:
    whole = round(time * 1000)
    rest, thousandths = divmod(whole, 1000)
    minutes, rest = divmod(rest, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{rest:02}.{thousandths:03}"


def transcript_of(cues: Iterable[Cue]) -> list[Passage]:
    """Return the cues joined to passages, each of a sentence or more; a pause begins another."""
    passages: list[Passage] = []
    is_open, end = False, 0.0
    for cue in cues:
        text = " ".join(cue.text.split())
        if is_open and cue.start - end < PAUSE:
            last = passages.pop()
            passage = Passage(last.start, f"{last.text} {text}")
        else:
            passage = Passage(int(cue.start), text)
        passages.append(passage)
        is_open, end = not _is_whole(passage.text), cue.end
    return passages


def _is_whole(text: str) -> bool:
    """Return whether a passage with this text is long enough, or ends with a sentence."""
    return len(text) > PASSAGE or bool(len(text) > PASSAGE / 4 and _SENTENCE_END.search(text))


def read_transcript(text: str) -> list[Passage]:
    """Return the lines of a typed transcript; a line may begin with its time, such as 1:23."""
    return [_typed(line) for line in text.splitlines() if line.strip()]


def _typed(line: str) -> Passage:
    found = _TYPED_TIME.match(line)
    if found is None:
        return Passage(None, line.strip())
    return Passage(int(seconds(found["time"])), found["text"].strip())
