"""Colors and their contrast, as WCAG 2.2 defines it."""

import colorsys
import re

READABLE = 4.5  # contrast of text, WCAG 2.2, 1.4.3

_HEX = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
_STEP = 0.01


def is_color(text: str) -> bool:
    """Return whether `text` is a color such as #a5121f."""
    return bool(_HEX.fullmatch(text))


def contrast(color: str, other: str) -> float:
    """Return the contrast of two colors, from 1 (the same) to 21 (black on white)."""
    lighter, darker = sorted((_luminance(color), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable_color(color: str, *, on: str, at_least: float = READABLE) -> str:
    """Return the color of the same hue, nearest to `color`, that is readable on the color `on`."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(color))
    step = -_STEP if _luminance(on) > 0.5 else _STEP
    while contrast(color, on) < at_least and 0 <= lightness <= 1:
        lightness += step
        color = _hex(colorsys.hls_to_rgb(hue, min(max(lightness, 0), 1), saturation))
    return color


def mixed(color: str, other: str, *, share: float) -> str:
    """Return a mixture of two colors with this share of the first."""
    pairs = zip(_parts(color), _parts(other), strict=True)
    red, green, blue = (share * part + (1 - share) * rest for part, rest in pairs)
    return _hex((red, green, blue))


def _luminance(color: str) -> float:
    red, green, blue = (_linear(part) for part in _parts(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _parts(color: str) -> tuple[float, float, float]:
    red, green, blue = (int(color[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def _hex(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)
