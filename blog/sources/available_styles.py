"""The citation styles of this blog: the included ones, and those the owner added.

Added are CSL files that were uploaded, and styles that the CSL project has published.
"""

import zlib

from blog.sources.models import OwnStyle
from blog.sources.parsing import text_of
from blog.sources.styles import (
    DEFAULT_STYLE,
    STYLES,
    PublishedStyle,
    Style,
    StyleRefused,
    check_style,
    csl_of,
    read_style,
)
from blog.text.words.slugs import slugify

_KEY_LENGTH = 64


def style_choices() -> list[tuple[str, str]]:
    """Return (key, title) of every style: the included ones, then the added ones by title."""
    own = OwnStyle.objects.values_list("key", "title")
    return [*((key, style.title) for key, style in STYLES.items()), *own]


def style_named(key: str) -> Style:
    """Return the style with this key; the default style if there is none."""
    if key in STYLES:
        return STYLES[key]
    own = OwnStyle.objects.filter(key=key).first()
    return read_style(own.csl.encode()) if own else STYLES[DEFAULT_STYLE]


def add_style(csl: bytes, *, commit: bool = True) -> OwnStyle:
    """Check and test a CSL file; return it as a style, stored unless `commit` is False.

    Raise StyleRefused if the file fails, or if an uploaded style already has its title.
    """
    title = check_style(csl).title[:300]
    key = f"own-{slugify(title) or 'style'}"[:_KEY_LENGTH]
    if OwnStyle.objects.filter(key=key).exists():
        raise StyleRefused(f"There is already a style called “{title}”.")
    style = OwnStyle(key=key, title=title, csl=text_of(csl))
    if commit:
        style.save()
    return style


def add_published(published: PublishedStyle) -> tuple[str, str]:
    """Add a published style; return its key and title, also if the blog has it already.

    Raise StyleRefused if it fails the test of an uploaded style.
    """
    if included := key_of(published):
        return included, dict(style_choices())[included]
    key = _published_key(published.name)
    csl = csl_of(published)
    title = check_style(csl).title[:300]
    style, _created = OwnStyle.objects.get_or_create(
        key=key, defaults={"title": title, "csl": text_of(csl)}
    )
    return style.key, style.title


def key_of(published: PublishedStyle) -> str:
    """Return the key under which the blog has this style; "" if it was not added yet."""
    file = f"{published.name}.csl"
    if included := next((key for key, style in STYLES.items() if style.file == file), ""):
        return included
    key = _published_key(published.name)
    return key if OwnStyle.objects.filter(key=key).exists() else ""


def _published_key(name: str) -> str:
    """Return the key of the published style, with a checksum if its name is too long for one."""
    key = f"csl-{name}"
    if len(key) <= _KEY_LENGTH:
        return key
    checksum = f"-{zlib.crc32(name.encode()):08x}"
    return key[: _KEY_LENGTH - len(checksum)] + checksum
