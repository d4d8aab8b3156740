"""The ornaments of writers."""

import re

from blog.comments.avatars import FEWEST, SIZE, face_of


def cells(strokes: str) -> set[tuple[int, int]]:
    """(x, y) of all that is black."""
    drawn = re.findall(r"M(\d) (\d)h(\d)", strokes)
    assert "".join(f"M{x} {y}h{length}" for x, y, length in drawn) == strokes
    return {(int(x) + step, int(y)) for x, y, length in drawn for step in range(int(length))}


def test_a_face_is_the_same_for_the_same_person():
    assert face_of("Ann", "ann@example.org") == face_of(" ann ", "ANN@example.org")
    people = [("Ann", ""), ("Ann", "ann@example.org"), ("Ben", "ann@example.org")]
    assert len({face_of(*person) for person in people}) == 3


def test_a_face_is_the_same_from_both_sides_and_never_empty():
    for number in range(200):
        black = cells(face_of(f"Reader {number}", ""))
        assert black == {(SIZE - 1 - x, y) for x, y in black}
        assert len(black) >= FEWEST


def test_another_blog_has_other_faces(settings):
    before = face_of("Ann", "ann@example.org")
    face_of.cache_clear()
    settings.SECRET_KEY = "another"
    assert face_of("Ann", "ann@example.org") != before
    face_of.cache_clear()
