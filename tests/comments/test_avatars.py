"""Generated avatars."""

import re

from blog.comments.avatars import MIN_FILLED, SIZE, avatar_path


def cells(strokes: str) -> set[tuple[int, int]]:
    """The coordinates of all filled cells."""
    drawn = re.findall(r"M(\d) (\d)h(\d)", strokes)
    assert "".join(f"M{x} {y}h{length}" for x, y, length in drawn) == strokes
    return {(int(x) + step, int(y)) for x, y, length in drawn for step in range(int(length))}


def test_an_avatar_is_the_same_for_the_same_person():
    assert avatar_path("Ann", "ann@example.org") == avatar_path(" ann ", "ANN@example.org")
    people = [("Ann", ""), ("Ann", "ann@example.org"), ("Ben", "ann@example.org")]
    assert len({avatar_path(*person) for person in people}) == 3


def test_an_avatar_is_symmetric_and_not_too_empty():
    for number in range(200):
        filled = cells(avatar_path(f"Reader {number}", ""))
        assert filled == {(SIZE - 1 - x, y) for x, y in filled}
        assert len(filled) >= MIN_FILLED


def test_another_blog_has_other_avatars(settings):
    before = avatar_path("Ann", "ann@example.org")
    avatar_path.cache_clear()
    settings.SECRET_KEY = "another"
    assert avatar_path("Ann", "ann@example.org") != before
    avatar_path.cache_clear()
