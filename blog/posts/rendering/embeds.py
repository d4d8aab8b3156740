"""Embeds: videos, recordings and posts from other sites, shown as a card that links there.

Nothing is loaded from the other site until the reader follows the link.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.template.loader import render_to_string

from blog.text.html.embeds import Embed, embed_at
from blog.text.html.marks import MarkedText
from blog.text.html.nodes import replace


@dataclass(frozen=True)
class EmbedCard:
    """The content of an embed's card; `title` is "" if the author gave only the URL."""

    embed: Embed
    title: str

    @property
    def site(self) -> str:
        return urlsplit(self.embed.url).netloc.removeprefix("www.")


def place_embeds(text: MarkedText) -> None:
    """Replace every URL of a known site that is alone in its paragraph with a card."""
    for url, label, node in list(text.lone_urls()):
        embed = embed_at(url)
        if embed:
            card = EmbedCard(embed, "" if label.startswith(("http:", "https:")) else label)
            replace(node, render_to_string("rendered/embed.html", {"card": card}))
