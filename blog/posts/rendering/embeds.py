"""Embeds: videos, recordings and posts from other sites, shown as a card that links there.

Nothing is loaded from the other site until the reader follows the link, or starts a player from a
host that the owner allows.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from dataclasses import replace as changed
from urllib.parse import urlsplit

from django.template.loader import render_to_string

from blog.media.models import Picture
from blog.posts.rendering.figures import Figure, figure_of
from blog.text.html.embeds import Embed, embed_at
from blog.text.html.marks import MarkedText
from blog.text.html.nodes import ancestor, replace
from blog.text.html.players import host_of, player_of


@dataclass(frozen=True)
class EmbedCard:
    """The content of an embed's card.

    `title` is "" if the author gave only the URL, and `player` if no player may be loaded. `figure`
    is the picture that the author chose for it, without its caption, which is the title.
    """

    embed: Embed
    title: str
    player: str = ""
    figure: Figure | None = None

    @property
    def site(self) -> str:
        return urlsplit(self.embed.url).netloc.removeprefix("www.")


def place_pictured_embeds(
    text: MarkedText, pictures: Mapping[int, Picture], *, hosts: Collection[str]
) -> dict[int, Figure]:
    """Replace every picture that stands for an embed with a card; return the figures by picture.

    Pictures of galleries and those whose file is missing stand for themselves.
    """
    placed: dict[int, Figure] = {}
    for mark, node in list(text.pictures()):
        picture, embed = pictures.get(mark.picture or 0), embed_at(mark.embed)
        if not (picture and embed) or ancestor(node, {"figure"}):
            continue
        figure = figure_of(picture, mark)
        if figure.url:
            card = _card(embed, title=figure.caption, hosts=hosts)
            replace(node, _html(changed(card, figure=changed(figure, caption=""))))
            placed.setdefault(picture.pk, figure)
    return placed


def place_embeds(text: MarkedText, *, hosts: Collection[str]) -> None:
    """Replace every URL of a known site that is alone in its paragraph with a card.

    Players of the `hosts` load in its place once a reader clicks.
    """
    for url, label, node in list(text.lone_urls()):
        embed = embed_at(url)
        if embed:
            title = "" if label.startswith(("http:", "https:")) else label
            replace(node, _html(_card(embed, title=title, hosts=hosts)))


def _card(embed: Embed, *, title: str, hosts: Collection[str]) -> EmbedCard:
    player = player_of(embed.url)
    return EmbedCard(embed, title=title, player=player if host_of(player) in hosts else "")


def _html(card: EmbedCard) -> str:
    return render_to_string("rendered/embed.html", {"card": card, "figure": card.figure})
