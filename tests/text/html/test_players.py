"""The players of pages on other sites."""

import pytest

from blog.text.html.embeds import embed_at
from blog.text.html.players import hosts_in, player_of

UUID = "9c9de5e8-0a1e-484a-b099-e80766180a6d"
PLAYERS = {
    "https://www.youtube.com/watch?t=3&v=Ab-c_12": "https://www.youtube-nocookie.com/embed/Ab-c_12?autoplay=1",
    "https://youtu.be/Ab-c_12": "https://www.youtube-nocookie.com/embed/Ab-c_12?autoplay=1",
    "https://vimeo.com/12": "https://player.vimeo.com/video/12?dnt=1&autoplay=1",
    f"https://films.example/w/{UUID}": f"https://films.example/videos/embed/{UUID}?autoplay=1",
    "https://soundcloud.com/a/b": "https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/a/b",
    "https://social.example/@a/113456789012345678": "https://social.example/@a/113456789012345678/embed",
    "https://www.openstreetmap.org/#map=10/48.5/134.25": (
        "https://www.openstreetmap.org/export/embed.html?bbox=133.89844%2C48.32422%2C134.60156%2C48.67578"
        "&layer=mapnik&marker=48.50000%2C134.25000"
    ),
    "https://podcasts.apple.com/a": "",
}


@pytest.mark.parametrize(("url", "player"), PLAYERS.items())
def test_an_embed_has_the_player_of_its_site(url, player):
    assert embed_at(url)
    assert player_of(url) == player


def test_hosts_are_read_from_lines_of_hosts_and_urls():
    text = "Player.Vimeo.com\n\n https://embed.ted.com/talks/x \nplayer.vimeo.com"
    assert hosts_in(text) == ["player.vimeo.com", "embed.ted.com"]


@pytest.mark.parametrize(
    "line", ["*", "a b.example", "'self'", "localhost", "x.example;y", "1.2.3.4"]
)
def test_other_lines_are_refused(line):
    with pytest.raises(ValueError, match=r".+"):
        hosts_in(line)
