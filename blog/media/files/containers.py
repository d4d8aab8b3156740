"""What the containers of films say about them: MP4 and WebM, read without decoding anything.

Each reader looks at a bounded number of small elements, however long the file is and whatever it
claims.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

MAX_ELEMENTS = 10_000
MAX_HEADER = 64 * 1024  # of an element that is read whole


@dataclass(frozen=True)
class Film:
    """A film: its length in seconds, its size (0 without a picture), whether it names a place."""

    duration: float = 0
    width: int = 0
    height: int = 0
    has_place: bool = False


@dataclass(frozen=True)
class _Element:
    """A part of a container: its name, and where its content begins and ends."""

    name: bytes
    start: int
    end: int


# --- MP4: boxes with a length and a name of four letters ---------------------------------------

_PARENTS = {b"moov", b"trak", b"mdia", b"udta"}


def read_mp4(file: IO[bytes], *, size: int) -> Film:
    """Return the film in an MP4 file, `size` bytes long."""
    duration, width, height, has_place = 0.0, 0, 0, False
    for box in _boxes(file, size):
        if box.name == b"mvhd":
            duration = _mp4_duration(_content(file, box))
        elif box.name == b"tkhd":
            content = _content(file, box)
            if len(content) >= 8:
                found = struct.unpack(">HxxHxx", content[-8:])
                width, height = max((width, height), found)
        elif box.name == b"\xa9xyz":
            has_place = True
    return Film(duration, width, height, has_place)


def _boxes(file: IO[bytes], size: int) -> Iterator[_Element]:
    """Yield the boxes of the file and those inside the parents, in order."""
    ends, position = [size], 0
    for _count in range(MAX_ELEMENTS):
        while ends and position + 8 > ends[-1]:
            position = ends.pop()
        if not ends:
            return
        box = _box_at(file, position, ends[-1])
        if box is None:
            position = ends.pop()
            continue
        yield box
        if box.name in _PARENTS:
            ends.append(box.end)
            position = box.start
        else:
            position = box.end


def _box_at(file: IO[bytes], position: int, end: int) -> _Element | None:
    """Return the box at `position`, cut at `end`; None if it is none."""
    file.seek(position)
    head = file.read(16)
    if len(head) < 8:
        return None
    length, header = int.from_bytes(head[:4], "big"), 8
    if length == 1:
        length, header = int.from_bytes(head[8:16], "big"), 16
    elif length == 0:
        length = end - position
    if length < header:
        return None
    return _Element(head[4:8], position + header, min(position + length, end))


def _mp4_duration(header: bytes) -> float:
    """Return the seconds in the movie's header, which has a short and a long version."""
    if len(header) < 32:
        return 0
    is_long = header[0] == 1
    scale, length = struct.unpack_from(">IQ" if is_long else ">II", header, 20 if is_long else 12)
    return length / scale if scale else 0


# --- WebM: elements of EBML, with an identifier and a length ------------------------------------

_SEGMENT, _INFO, _TRACKS, _TRACK, _VIDEO = 0x18538067, 0x1549A966, 0x1654AE6B, 0xAE, 0xE0
_SCALE, _DURATION, _WIDTH, _HEIGHT, _CLUSTER = 0x2AD7B1, 0x4489, 0xB0, 0xBA, 0x1F43B675


def read_webm(file: IO[bytes], *, size: int) -> Film:
    """Return the film in a WebM file, `size` bytes long."""
    values: dict[int, float] = {_SCALE: 1_000_000}
    position = 0
    for _count in range(MAX_ELEMENTS):
        found = _ebml_at(file, position, size)
        if found is None or found[0] == _CLUSTER:
            break
        name, element = found
        if name in {_SEGMENT, _INFO, _TRACKS, _TRACK, _VIDEO}:
            position = element.start
            continue
        if name in {_SCALE, _WIDTH, _HEIGHT}:
            values[name] = int.from_bytes(_content(file, element)[:8], "big")
        elif name == _DURATION:
            values[name] = _float(_content(file, element))
        position = element.end
    duration = values.get(_DURATION, 0) * values[_SCALE] / 1e9
    return Film(duration, int(values.get(_WIDTH, 0)), int(values.get(_HEIGHT, 0)))


def _ebml_at(file: IO[bytes], position: int, size: int) -> tuple[int, _Element] | None:
    file.seek(position)
    head = file.read(12)
    if not head or not head[0]:
        return None
    id_length = 9 - head[0].bit_length()
    rest = head[id_length:]
    if id_length > 4 or not rest or not rest[0]:
        return None
    length = 9 - rest[0].bit_length()
    value = int.from_bytes(rest[:length], "big") & ((1 << (7 * length)) - 1)
    start = position + id_length + length
    is_unknown = value == (1 << (7 * length)) - 1
    end = size if is_unknown else min(start + value, size)
    return int.from_bytes(head[:id_length], "big"), _Element(b"", start, end)


def _float(content: bytes) -> float:
    if len(content) in {4, 8}:
        return float(struct.unpack(">f" if len(content) == 4 else ">d", content)[0])
    return 0


def _content(file: IO[bytes], element: _Element) -> bytes:
    file.seek(element.start)
    return file.read(min(element.end - element.start, MAX_HEADER))
