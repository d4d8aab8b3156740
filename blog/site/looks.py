"""The owner's look as a style sheet that sets the theme's custom properties; see css/theme.css."""

import hashlib

from blog.site.models import Site, Typeface, Width
from blog.text.formats.colors import readable_color

# The theme's own papers: what the accent must be read on.
PAPER, DARK_PAPER = "#fcfcfa", "#15171b"
RUBRIC = "#a5121f"  # its own accent

SANS = 'ui-sans-serif, "Avenir Next", "Segoe UI", Cantarell, "Noto Sans", Helvetica, sans-serif'
MEASURES = {Width.NARROW: "28rem", Width.WIDE: "38rem"}


def sheet_of(site: Site) -> str:
    """What the owner changed, as CSS; "" if everything is the theme's."""
    settings = _properties(site)
    dark = f":root{{--rubric:{accent_on(site.accent, DARK_PAPER)}}}" if site.accent else ""
    parts = [
        ":root{" + ";".join(f"{name}:{value}" for name, value in settings.items()) + "}"
        if settings
        else "",
        f"@media (prefers-color-scheme:dark){{{dark}}}" if dark else "",
        site.own_css.strip(),
    ]
    return "\n".join(filter(None, parts))


def accent_on(accent: str, paper: str) -> str:
    """The accent as it is shown on `paper`: lighter or darker if it could not be read there."""
    return readable_color(accent.lower(), on=paper)


def digest_of(sheet: str) -> str:
    return hashlib.sha256(sheet.encode()).hexdigest()[:12] if sheet else ""


def _properties(site: Site) -> dict[str, str]:
    properties = {}
    if site.accent:
        properties["--rubric"] = accent_on(site.accent, PAPER)
    if site.typeface == Typeface.SANS:
        properties["--serif"] = SANS
    if site.width in MEASURES:
        properties["--measure"] = MEASURES[Width(site.width)]
    return properties
