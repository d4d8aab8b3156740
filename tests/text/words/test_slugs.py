"""Slugs."""

import pytest

from blog.text.words.slugs import MAX_LENGTH, slugify


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Friends, Brothers, Enemies", "friends-brothers-enemies"),
        ("Друзья и враги: 1937–1989", "druzya-i-vragi-1937-1989"),
        ("It’s Ibid's", "its-ibids"),
        ("中苏关系", "zhongsuguanxi"),
        ("!?", ""),
        ("a" * 200, "a" * MAX_LENGTH),
    ],
)
def test_slugify(title, slug):
    assert slugify(title) == slug


def test_slugify_cuts_between_words():
    assert slugify("word " * 40) == "-".join(["word"] * 16)
