"""Other sites may load media, feeds and oEmbed, and no page."""

import pytest

from blog.web.headers import policy_of


@pytest.mark.parametrize(
    ("path", "policy"),
    [
        ("/", "same-origin"),
        ("/admin/", "same-origin"),
        ("/static/css/theme.css", "same-origin"),
        ("/comments/mine/token/", "same-origin"),
        ("/media/pictures/ab/c.webp", "cross-origin"),
        ("/files/key/a.pdf", "cross-origin"),
        ("/feed/", "cross-origin"),
        ("/tags/a/feed.json", "cross-origin"),
        ("/oembed/", "cross-origin"),
    ],
)
def test_what_other_sites_may_load(path, policy):
    assert policy_of(path) == policy
