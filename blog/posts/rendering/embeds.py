"""Embeds: videos, recordings and posts from other sites, shown as a card that links there.

Nothing is loaded from the other site until the reader follows the link, or starts a player from a
host that the owner allows.
"""

from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.template.loader import render_to_string

from blog.text.html.embeds import Embed, embed_at
from blog.text.html.marks import MarkedText
from blog.text.html.nodes import replace
from blog.text.html.players import host_of, player_of


@dataclass(frozen=True)
class EmbedCard:
    """The content of an embed's card.

    `title` is "" if the author gave only the URL, and `player` if no player may be loaded.
    """

    embed: Embed
    title: str
    player: str = ""

    @property
    def site(self) -> str:
        return urlsplit(self.embed.url).netloc.removeprefix("www.")


def place_embeds(text: MarkedText, *, hosts: Collection[str]) -> None:
    """Replace every URL of a known site that is alone in its paragraph with a card.

    Players of the `hosts` load in its place once a reader clicks.
    """
    for url, label, node in list(text.lone_urls()):
        embed = embed_at(url)
        if embed:
            player = player_of(url)
            card = EmbedCard(
                embed,
                title="" if label.startswith(("http:", "https:")) else label,
                player=player if host_of(player) in hosts else "",
            )
            replace(node, render_to_string("rendered/embed.html", {"card": card}))
