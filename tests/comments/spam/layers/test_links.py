"""Many links."""

import pytest

from tests.comments.spam.checks import findings_of

pytestmark = pytest.mark.usefixtures("open_blog")
TWO = "https://a.example and https://b.example"


def test_many_links_are_held():
    assert findings_of(body=f"{TWO} and c.com") == [("links", "hold", "3 links")]
    assert findings_of(body=TWO) == []


def test_how_many_links_are_held_is_a_setting(settings):
    settings.COMMENTS_HELD_LINKS = 2
    assert findings_of(body=TWO) == [("links", "hold", "2 links")]
