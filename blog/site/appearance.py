"""The owner's style sheet, which sets custom properties of the theme; see css/theme.css."""

import hashlib

from blog.site.models import Site, Typeface, Width
from blog.text.formats.colors import mixed, readable_color

# The theme's backgrounds, on which the accent color must be readable.
PAPER, DARK_PAPER = "#fcfcfa", "#15171b"
RUBRIC = "#a5121f"  # the theme's own accent color

SANS = 'ui-sans-serif, "Avenir Next", "Segoe UI", Cantarell, "Noto Sans", Helvetica, sans-serif'
MEASURES = {Width.NARROW: "28rem", Width.WIDE: "38rem"}


def sheet_of(site: Site) -> str:
    """Return the owner's changes to the theme as CSS; "" if there are none."""
    settings = _properties(site)
    dark = f":root{{{_css(_accent(site, DARK_PAPER, share=0.25))}}}" if site.accent else ""
    parts = [
        f":root{{{_css(settings)}}}" if settings else "",
        f"@media (prefers-color-scheme:dark){{{dark}}}" if dark else "",
        site.custom_css.strip(),
    ]
    return "\n".join(filter(None, parts))


def accent_on(accent: str, paper: str) -> str:
    """Return the accent color, lightened or darkened until it is readable on `paper`."""
    return readable_color(accent.lower(), on=paper)


def digest_of(sheet: str) -> str:
    return hashlib.sha256(sheet.encode()).hexdigest()[:12] if sheet else ""


def _accent(site: Site, paper: str, *, share: float) -> dict[str, str]:
    """Return the accent color on `paper`, and its pale form with this share of it."""
    accent = accent_on(site.accent, paper)
    return {"--rubric": accent, "--wash": mixed(accent, paper, share=share)}


def _css(properties: dict[str, str]) -> str:
    return ";".join(f"{name}:{value}" for name, value in properties.items())


def _properties(site: Site) -> dict[str, str]:
    properties = _accent(site, PAPER, share=0.12) if site.accent else {}
    if site.typeface == Typeface.SANS:
        properties["--serif"] = SANS
    if site.width in MEASURES:
        properties["--measure"] = MEASURES[Width(site.width)]
    return properties
