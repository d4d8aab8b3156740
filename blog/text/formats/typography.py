"""The quotation marks and the dash of each language, as authors' straight marks become them.

They are those of the bibliography's language files, except where these keep straight marks (Arabic,
Hebrew) or use the marks of titles (Chinese), and where the key for double marks would give single
ones (British English): each key keeps its kind of mark.
"""

from dataclasses import astuple, dataclass

_EM, _EN = "—", "–"


@dataclass(frozen=True)
class TypographicMarks:
    """A language's outer and inner quotation marks, and what two hyphens become."""

    open: str
    close: str
    inner_open: str
    inner_close: str
    dash: str


def _marks(quotes: str, dash: str = _EN) -> TypographicMarks:
    """Return the marks of four words, such as "„ “ ‚ ‘"; _ is a no-break space."""
    outer, close, inner, inner_close = (part.replace("_", "\xa0") for part in quotes.split())
    return TypographicMarks(outer, close, inner, inner_close, dash)


_CURLY = "“ ” ‘ ’"
_LOW = "„ “ ‚ ‘"
_LOW_HIGH = "„ ” ‚ ’"
_ANGULAR = "« » “ ”"
_CORNERS = "「 」 『 』"

_BY_LANGUAGE = {
    "af": _marks(_CURLY),
    "ar": _marks("« » “ ”"),
    "be": _marks("« » „ “", _EM),
    "bg": _marks("„ “ ‚ ‘"),
    "ca": _marks(_ANGULAR),
    "cs": _marks(_LOW),
    "cy": _marks(_CURLY),
    "da": _marks(_CURLY),
    "de": _marks(_LOW),
    "de-ch": _marks("« » ‹ ›"),
    "de-li": _marks("« » ‹ ›"),
    "el": _marks("« » “ ”"),
    "en": _marks(_CURLY, _EM),
    "en-au": _marks(_CURLY),
    "en-gb": _marks(_CURLY),
    "en-ie": _marks(_CURLY),
    "en-nz": _marks(_CURLY),
    "eo": _marks(_CURLY),
    "es": _marks(_ANGULAR, _EM),
    "es-419": _marks(_CURLY, _EM),
    "es-cl": _marks(_CURLY, _EM),
    "es-mx": _marks(_CURLY, _EM),
    "et": _marks("„ “ ‘ ’"),
    "eu": _marks(_ANGULAR),
    "fa": _marks("« » ‹ ›"),
    "fi": _marks("” ” ’ ’"),
    "fr": _marks("«_ _» “ ”"),
    "fr-ch": _marks("« » ‹ ›"),
    "gl": _marks(_ANGULAR),
    "he": _marks("” ” ’ ’"),
    "hi": _marks(_CURLY),
    "hr": _marks(_LOW),
    "hu": _marks("„ ” » «"),
    "hy": _marks("« » « »"),
    "id": _marks(_CURLY),
    "is": _marks("„ “ ‘ ’"),
    "it": _marks(_ANGULAR),
    "ja": _marks(_CORNERS, _EM * 2),
    "ka": _marks("„ “ ‚ ‘"),
    "kk": _marks("« » „ “", _EM),
    "km": _marks(_CURLY),
    "ko": _marks(_CURLY, _EM),
    "la": _marks(_CURLY),
    "lt": _marks(_LOW),
    "lv": _marks(_CURLY),
    "mk": _marks("„ “ ’ ‘"),
    "mn": _marks("« » „ “", _EM),
    "ms": _marks(_CURLY),
    "nb": _marks("« » ‘ ’"),
    "nl": _marks(_CURLY),
    "nn": _marks("« » ‘ ’"),
    "no": _marks("« » ‘ ’"),
    "pl": _marks("„ ” « »"),
    "pt": _marks(_ANGULAR, _EM),
    "pt-br": _marks(_CURLY, _EM),
    "ro": _marks("„ ” « »"),
    "ru": _marks("« » „ “", _EM),
    "sk": _marks(_LOW),
    "sl": _marks("» « „ “"),
    "sq": _marks("„ “ ‘ ’"),
    "sr": _marks("„ “ ‚ ‘"),
    "sv": _marks("” ” ’ ’"),
    "th": _marks(_CURLY),
    "tr": _marks(_CURLY),
    "uk": _marks("« » “ ”", _EM),
    "vi": _marks(_CURLY),
    "zh": _marks(_CURLY, _EM * 2),
    "zh-hant": _marks(_CORNERS, _EM * 2),
    "zh-hk": _marks(_CORNERS, _EM * 2),
    "zh-tw": _marks(_CORNERS, _EM * 2),
}


def typographic_marks(language: str) -> TypographicMarks:
    """Return the marks of a language code such as "de" or "pt-BR"; unknown ones are English.

    >>> typographic_marks("de-AT").open
    '„'
    """
    parts = language.lower().replace("_", "-").split("-")
    for count in range(len(parts), 0, -1):
        found = _BY_LANGUAGE.get("-".join(parts[:count]))
        if found:
            return found
    return _BY_LANGUAGE["en"]


def marks_by_language() -> dict[str, tuple[str, ...]]:
    """Return all marks by language code, for the editor's script."""
    return {language: astuple(marks) for language, marks in _BY_LANGUAGE.items()}
