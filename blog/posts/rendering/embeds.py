"""Films, recordings and posts kept elsewhere, in a post's page: a card that leads there.

Nothing of theirs is on our page, so reading it tells them nothing; a press on the card does.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.template.loader import render_to_string

from blog.text.html.embeds import Embed, embed_at
from blog.text.html.marks import MarkedText
from blog.text.html.nodes import replace


@dataclass(frozen=True)
class Card:
    """What a card says. `title` is "" where the author gave nothing but the address."""

    embed: Embed
    title: str

    @property
    def site(self) -> str:
        return urlsplit(self.embed.url).netloc.removeprefix("www.")


def place_cards(text: MarkedText) -> None:
    """Put a card in the place of every address that stands alone and that we know."""
    for address, words, node in list(text.lone_urls()):
        embed = embed_at(address)
        if embed:
            card = Card(embed, "" if words.startswith(("http:", "https:")) else words)
            replace(node, render_to_string("rendered/card.html", {"card": card}))
