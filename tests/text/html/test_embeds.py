"""URLs that a page shows as embeds."""

import pytest

from blog.text.html.embeds import Embed, embed_at, frame_patterns, link_frames
from blog.text.html.sanitizing import clean_post

UUID = "9c9de5e8-0a1e-484a-b099-e80766180a6d"


@pytest.mark.parametrize(
    ("url", "kind", "host"),
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
def test_a_url_of_a_known_host_is_an_embed(url, kind, host):
    assert embed_at(url) == Embed(kind, host, url)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/watch?v=1",
        "https://www.youtube.com/about",
        "javascript:https://youtu.be/abc",
        "https://vimeo.com/about",
        "https://youtu.be.example.org/abc",
    ],
)
def test_other_urls_are_links(url):
    assert embed_at(url) is None


@pytest.mark.parametrize(
    ("frame", "url"),
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
def test_a_pasted_iframe_becomes_a_link_to_its_page(frame, url):
    assert link_frames(frame) == f'<p><a href="{url}">{url}</a></p>'


def test_an_unknown_iframe_is_removed():
    assert clean_post('<p>a</p><iframe src="https://example.org/x"></iframe>') == "<p>a</p>"
    assert "youtu.be/Ab-c_12" in clean_post('<iframe src="https://www.youtube.com/embed/Ab-c_12">')


@pytest.mark.parametrize(
    "text",
    [
        '&lt;iframe width="560" src="https://www.youtube.com/embed/Ab-c_12?a=1&amp;b=2"&gt;&lt;/iframe&gt;',
        "&lt;iframe src=“https://www.youtube.com/embed/Ab-c_12”&gt;",
        '&lt;IFRAME\nsrc="https://www.youtube.com/embed/Ab-c_12"&gt;',
        '&lt;iframe src="<a href="https://www.youtube.com/embed/Ab-c_12">'
        'https://www.youtube.com/embed/Ab-c_12</a>"&gt;&lt;/iframe&gt; ',
    ],
)
def test_an_embed_code_typed_as_text_becomes_a_link_to_its_page(text):
    url = "https://youtu.be/Ab-c_12"
    assert clean_post(f"<p>a</p><p>{text}</p>") == f'<p>a</p><p><a href="{url}">{url}</a></p>'


@pytest.mark.parametrize(
    "html",
    [
        '<p>Write &lt;iframe src="https://www.youtube.com/embed/Ab-c_12"&gt;</p>',
        '<p>&lt;iframe src="https://example.org/x"&gt;</p>',
        '<pre><code>&lt;iframe src="https://www.youtube.com/embed/Ab-c_12"&gt;</code></pre>',
    ],
)
def test_an_embed_code_that_is_only_mentioned_stays(html):
    assert clean_post(html) == html


def test_the_patterns_for_scripts_are_in_their_syntax():
    patterns = dict(frame_patterns())
    assert patterns[r"(https?:)?//player\.vimeo\.com/video/(?<id>\d+)"] == "https://vimeo.com/{id}"
    assert not [pattern for pattern in patterns if "(?P" in pattern]
