"""robots.txt."""

import pytest

from blog.links.robots import allows

PAGE = "https://ada.example/private/1"


@pytest.mark.parametrize(
    ("robots", "is_allowed"),
    [
        ("", True),
        ("User-agent: *\nDisallow: /private/", False),
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: *\nDisallow: /other/", True),
        ("User-agent: GPTBot\nDisallow: /", True),
        ("User-agent: Ibid\nDisallow: /private/", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: ibid\nAllow: /", True),
        ("<html>not a robots.txt at all", True),
    ],
)
def test_what_it_allows(robots, is_allowed):
    assert allows(robots, PAGE) is is_allowed
