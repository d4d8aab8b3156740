"""The language of the admin panel, and the names of languages."""

from django.conf.locale import LANG_INFO
from django.utils.translation import get_language_info

# Of the admin panel and of emails to accounts, which have no translations yet.
ADMIN_LANGUAGE = "en"

# Languages of sources and editions that Django does not list, by their ISO 639 codes.
HISTORICAL = {
    "akk": "Akkadian",
    "ang": "Old English",
    "arc": "Aramaic",
    "cop": "Coptic",
    "cu": "Church Slavonic",
    "egy": "Egyptian (ancient)",
    "enm": "Middle English",
    "fro": "Old French",
    "gmh": "Middle High German",
    "goh": "Old High German",
    "got": "Gothic",
    "grc": "Ancient Greek",
    "la": "Latin",
    "lzh": "Literary Chinese",
    "mnc": "Manchu",
    "non": "Old Norse",
    "ota": "Ottoman Turkish",
    "pro": "Old Occitan",
    "sa": "Sanskrit",
    "syc": "Classical Syriac",
    "yi": "Yiddish",
}

HISTORICAL_RTL = {"arc", "ota", "syc", "yi"}


def own_name(code: str) -> str:
    """Return a language's own name, such as "Deutsch" for de; the code if it is unknown."""
    try:
        return str(get_language_info(code.lower())["name_local"])
    except KeyError:
        return code


def direction_of(code: str) -> str:
    """Return the direction of a language's script, "ltr" or "rtl"; "ltr" if it is unknown.

    >>> direction_of("ar"), direction_of("la")
    ('rtl', 'ltr')
    """
    base = code.lower().partition("-")[0]
    return "rtl" if LANG_INFO.get(base, {}).get("bidi") or base in HISTORICAL_RTL else "ltr"


def language_choices() -> list[tuple[str, str]]:
    """Return codes and English names of the languages a post may be in, sorted by name."""
    modern = {code: info["name"] for code, info in LANG_INFO.items() if "name" in info}
    return sorted((modern | HISTORICAL).items(), key=lambda choice: choice[1])
