"""Reading containers of films: boxes of MP4 in their order, however long they claim to be."""

import struct
from io import BytesIO

import pytest

from blog.media.files.containers import Film, read_mp4


def box(name: bytes, content: bytes = b"", *, length: int | None = None) -> bytes:
    size = 8 + len(content) if length is None else length
    return struct.pack(">I4s", size, name) + content


def long_box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I4sQ", 1, name, 16 + len(content)) + content


def header(seconds: int) -> bytes:
    return box(b"mvhd", bytes(12) + struct.pack(">II", 10, 10 * seconds) + bytes(80))


def track(width: int, height: int) -> bytes:
    return box(b"trak", box(b"tkhd", bytes(76) + struct.pack(">HxxHxx", width, height)))


def film(*boxes: bytes) -> Film:
    content = b"".join(boxes)
    return read_mp4(BytesIO(content), size=len(content))


PLACE = box(b"udta", box(b"\xa9xyz", b"+48.2+16.3/"))


def test_boxes_are_found_inside_their_parents_and_after_them():
    movie = box(b"moov", header(7) + track(0, 0) + track(640, 360) + PLACE)
    expected = Film(duration=7, width=640, height=360, has_place=True)
    assert film(box(b"ftyp", b"isom"), movie, box(b"free")) == expected
    assert film(box(b"ftyp", b"isom"), box(b"moov", header(7)), PLACE) == Film(7, has_place=True)


def test_a_box_with_a_long_length_is_skipped_whole():
    decoy = box(b"moov", header(3))
    assert film(long_box(b"mdat", decoy), box(b"moov", header(7))) == Film(duration=7)


def test_a_box_without_length_ends_with_the_file():
    movie = box(b"moov", header(7) + PLACE, length=0)
    assert film(movie) == Film(duration=7, has_place=True)


@pytest.mark.parametrize("length", [1, 7, 2**31])
def test_a_box_that_lies_about_its_length_hides_nothing_outside_its_parent(length):
    broken = box(b"trak", b"", length=length)
    movie = box(b"moov", header(7) + broken)
    assert film(movie, PLACE) == Film(duration=7, has_place=True)


def test_an_empty_box_at_the_end_is_read():
    assert film(box(b"moov", header(7)), box(b"\xa9xyz")) == Film(duration=7, has_place=True)
