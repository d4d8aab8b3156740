"""Cards of Ghost's editors, the same in Mobiledoc and Lexical, as HTML."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from blog.imports.readers.texts.changes import Changes
from blog.imports.readers.texts.markdown import markdown_html
from blog.imports.readers.texts.structures import embed, gallery, picture

Card = Mapping[str, Any]
# Cards that only email or members see.
_NOT_FOR_READERS = {"email", "email-cta", "paywall", "signup", "call-to-action", "transistor"}


def card_html(kind: str, card: Card, changes: Changes) -> str:
    """Return the HTML of a card; one that nothing here knows is left out and counted."""
    write = _CARDS.get(kind.removeprefix("card-"))
    if write is not None:
        return write(card)
    if kind in _NOT_FOR_READERS:
        changes.add(f"The card “{kind}”, which is not part of the text, was left out.")
    else:
        changes.add(f"The card “{kind}” is unknown and was left out.")
    return ""


def text(card: Card, *names: str) -> str:
    """Return the first of these values that is a text and not empty, or ""."""
    values = (card.get(name) for name in names)
    return next((value for value in values if isinstance(value, str) and value), "")


def _image(card: Card) -> str:
    image = f'<img src="{escape(text(card, "src"))}" alt="{escape(text(card, "alt"))}">'
    if href := text(card, "href"):
        image = f'<a href="{escape(href)}">{image}</a>'
    return picture(image, text(card, "caption"))


def _gallery(card: Card) -> str:
    images = card.get("images")
    shown = (
        [_image(image) for image in images if isinstance(image, dict)]
        if isinstance(images, list)
        else []
    )
    return gallery(shown, text(card, "caption")) if shown else ""


def _embed(card: Card) -> str:
    return (
        embed(text(card, "url"), text(card, "caption")) if text(card, "url") else text(card, "html")
    )


def _bookmark(card: Card) -> str:
    metadata = card.get("metadata")
    about: Card = metadata if isinstance(metadata, dict) else {}
    url = text(card, "url") or text(about, "url")
    title = text(about, "title") or text(card, "title") or url
    described = text(about, "description") or text(card, "description")
    after = f": {escape(described)}" if described else ""
    return f'<p><a href="{escape(url)}">{escape(title)}</a>{after}</p>'


def _code(card: Card) -> str:
    language = text(card, "language")
    named = f' data-language="{escape(language)}"' if language else ""
    code = f"<pre{named}><code>{escape(text(card, 'code'), quote=False)}</code></pre>"
    caption = text(card, "caption")
    return f"{code}<p>{caption}</p>" if caption else code


def _callout(card: Card) -> str:
    emoji = text(card, "calloutEmoji")
    start = f"{escape(emoji)} " if emoji else ""
    return f'<aside class="note"><p>{start}{text(card, "calloutText")}</p></aside>'


def _toggle(card: Card) -> str:
    return f"<details><summary>{text(card, 'heading')}</summary>{text(card, 'content')}</details>"


def _button(card: Card) -> str:
    return _link(text(card, "buttonUrl"), text(card, "buttonText"))


def _link(url: str, label: str) -> str:
    return f'<p><a href="{escape(url)}">{escape(label or url)}</a></p>' if url else ""


def _audio(card: Card) -> str:
    player = f'<audio src="{escape(text(card, "src"))}"></audio>'
    return picture(player, text(card, "caption") or escape(text(card, "title")))


def _video(card: Card) -> str:
    return picture(f'<video src="{escape(text(card, "src"))}"></video>', text(card, "caption"))


def _file(card: Card) -> str:
    label = text(card, "fileTitle", "fileName")
    about = text(card, "fileCaption")
    return _link(text(card, "src"), label) + (f"<p>{escape(about)}</p>" if about else "")


def _header(card: Card) -> str:
    below = text(card, "subheader", "subheading")
    heading = f"<h2>{text(card, 'header', 'heading')}</h2>"
    return f"{heading}<p>{below}</p>" if below else heading


def _product(card: Card) -> str:
    image = {"src": text(card, "productImageSrc")}
    shown = _image(image) if image["src"] else ""
    title = text(card, "productTitle")
    button = _link(text(card, "productUrl"), text(card, "productButton"))
    return f"{shown}<h4>{title}</h4>{text(card, 'productDescription')}{button}"


_CARDS: dict[str, Callable[[Card], str]] = {
    "image": _image,
    "gallery": _gallery,
    "embed": _embed,
    "bookmark": _bookmark,
    "code": _code,
    "codeblock": _code,
    "callout": _callout,
    "toggle": _toggle,
    "button": _button,
    "audio": _audio,
    "video": _video,
    "file": _file,
    "header": _header,
    "product": _product,
    "html": lambda card: text(card, "html"),
    "markdown": lambda card: markdown_html(text(card, "markdown")),
    "hr": lambda _card: "<hr>",
    "horizontalrule": lambda _card: "<hr>",
}
