"""Addresses that stand on a page as a card."""

import pytest

from blog.text.html.embeds import Embed, embed_at, link_frames
from blog.text.html.sanitizing import clean_post

UUID = "9c9de5e8-0a1e-484a-b099-e80766180a6d"


@pytest.mark.parametrize(
    ("address", "kind", "host"),
    [
        ("https://www.youtube.com/watch?v=Ab-c_12", "video", "YouTube"),
        ("https://youtu.be/Ab-c_12?t=30", "video", "YouTube"),
        ("https://vimeo.com/123456", "video", "Vimeo"),
        (f"https://films.example/videos/watch/{UUID}", "video", "PeerTube"),
        ("https://soundcloud.com/somebody/a-talk", "audio", "SoundCloud"),
        ("https://somebody.bandcamp.com/album/a-river", "audio", "Bandcamp"),
        ("https://bsky.app/profile/somebody.example/post/3k2", "post", "Bluesky"),
        ("https://social.example/@somebody/113456789012345678", "post", "Mastodon"),
    ],
)
def test_what_stands_at_an_address(address, kind, host):
    assert embed_at(address) == Embed(kind, host, address)


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/watch?v=1",
        "https://www.youtube.com/about",
        "javascript:https://youtu.be/abc",
        "https://vimeo.com/about",
        "https://youtu.be.example.org/abc",
    ],
)
def test_other_addresses_are_links(address):
    assert embed_at(address) is None


@pytest.mark.parametrize(
    ("frame", "address"),
    [
        (
            '<iframe src="https://www.youtube.com/embed/Ab-c_12?rel=0"></iframe>',
            "https://youtu.be/Ab-c_12",
        ),
        ("<iframe width=1 src='//player.vimeo.com/video/12'>x</iframe>", "https://vimeo.com/12"),
        (
            f'<iframe src="https://a.example/videos/embed/{UUID}">',
            f"https://a.example/videos/watch/{UUID}",
        ),
    ],
)
def test_a_pasted_frame_leaves_the_address_it_shows(frame, address):
    assert link_frames(frame) == f'<p><a href="{address}">{address}</a></p>'


def test_an_unknown_frame_is_cleaned_away():
    assert clean_post('<p>a</p><iframe src="https://example.org/x"></iframe>') == "<p>a</p>"
    assert "youtu.be/Ab-c_12" in clean_post('<iframe src="https://www.youtube.com/embed/Ab-c_12">')
