"""The citation styles of this blog: the included ones, and CSL files uploaded by the owner."""

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
    """Return (key, title) of every style: the included ones, then the uploaded ones by title."""
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
    key = f"own-{slugify(title) or 'style'}"[:64]
    if OwnStyle.objects.filter(key=key).exists():
        raise StyleRefused(f"There is already a style called “{title}”.")
    style = OwnStyle(key=key, title=title, csl=text_of(csl))
    if commit:
        style.save()
    return style
