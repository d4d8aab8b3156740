"""The citation styles of this blog: those we ship, and those its owner brought as CSL files."""

from blog.sources.models import OwnStyle
from blog.sources.parsing import text_of
from blog.sources.styles import (
    DEFAULT_STYLE,
    STYLES,
    Style,
    StyleRefused,
    check_style,
    read_style,
)
from blog.text.words.slugs import slugify


def style_choices() -> list[tuple[str, str]]:
    """(key, title) of every style that can be chosen: ours, then the owner's by title."""
    own = OwnStyle.objects.values_list("key", "title")
    return [*((key, style.title) for key, style in STYLES.items()), *own]


def style_named(key: str) -> Style:
    """The style of this key; the default one for a key that names none any more."""
    if key in STYLES:
        return STYLES[key]
    own = OwnStyle.objects.filter(key=key).first()
    return read_style(own.csl.encode()) if own else STYLES[DEFAULT_STYLE]


def add_style(csl: bytes, *, commit: bool = True) -> OwnStyle:
    """The CSL file as a style of this blog, checked and tried. Raises StyleRefused.

    It is stored unless `commit` is False. A file of a title that is here already is refused.
    """
    title = check_style(csl).title[:300]
    key = f"own-{slugify(title) or 'style'}"[:64]
    if OwnStyle.objects.filter(key=key).exists():
        raise StyleRefused(f"A style called “{title}” is here already.")
    style = OwnStyle(key=key, title=title, csl=text_of(csl))
    if commit:
        style.save()
    return style
