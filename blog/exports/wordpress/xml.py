"""The elements of WXR as text."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape, quoteattr

NEVER = "0000-00-00 00:00:00"  # what WordPress writes for no date
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(name: str, text: object) -> str:
    """Return an element with a plain text."""
    return f"<{name}>{escape(_allowed(str(text)))}</{name}>\n"


def cdata(name: str, text: str, **attributes: str) -> str:
    """Return an element whose text is in CDATA, as WordPress writes it."""
    given = "".join(f" {key}={quoteattr(_allowed(value))}" for key, value in attributes.items())
    safe = _allowed(text).replace("]]>", "]]]]><![CDATA[>")
    return f"<{name}{given}><![CDATA[{safe}]]></{name}>\n"


def group(name: str, elements: Iterable[str]) -> str:
    """Return an element with others in it."""
    return f"<{name}>\n{''.join(elements)}</{name}>\n"


def meta(key: str, value: str) -> str:
    """Return a piece of metadata of a post."""
    return group("wp:postmeta", [cdata("wp:meta_key", key), cdata("wp:meta_value", value)])


def dates(name: str, moment: datetime | None, *, in_zone: datetime | None) -> str:
    """Return a date in the zone of the blog, and in UTC."""
    return element(name, _written(in_zone)) + element(f"{name}_gmt", _written(moment))


def rfc_date(moment: datetime | None) -> str:
    return format_datetime(moment.astimezone(UTC)) if moment else ""


def _written(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S}" if moment else NEVER


def _allowed(text: str) -> str:
    """Return the text without characters that XML cannot have."""
    return _FORBIDDEN.sub("", text)
