"""The citation styles of this blog: those we ship, and those its owner brought as CSL files."""

from blog.sources.models import OwnStyle
from blog.sources.styles import DEFAULT_STYLE, STYLES, Style, read_style


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
