"""Values of XML-RPC as Python values, read from elements."""

from base64 import b64decode
from binascii import Error
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

MAX_DEPTH = 20
FORMATS = ("%Y%m%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y%m%dT%H%M%S")


class Malformed(Exception):
    """The XML is no value of XML-RPC."""


def value_in(element: Any, *, depth: int = 0) -> Any:
    """Return the value of a `value` element. Raise Malformed.

    A date has a zone only if it ends with Z; its writer means the blog's zone otherwise.
    """
    if depth > MAX_DEPTH:
        raise Malformed("The values are nested too deeply.")
    children = [child for child in element if isinstance(child.tag, str)]
    if not children:
        return element.text or ""
    kind = children[0]
    if kind.tag == "array":
        return [value_in(item, depth=depth + 1) for item in kind.findall("data/value")]
    if kind.tag == "struct":
        return {
            member.findtext("name") or "": value_in(_value_of(member), depth=depth + 1)
            for member in kind.findall("member")
        }
    try:
        return READERS[kind.tag]((kind.text or "").strip() if kind.tag != "string" else kind.text)
    except (KeyError, ValueError, Error):
        raise Malformed(f"A value of the type {kind.tag} cannot be read.") from None


def _value_of(member: Any) -> Any:
    value = member.find("value")
    if value is None:
        raise Malformed("A member of a struct has no value.")
    return value


def _date(text: str) -> datetime:
    is_utc = text.endswith("Z")
    for format in FORMATS:
        try:
            date = datetime.strptime(text.removesuffix("Z"), format)  # noqa: DTZ007  set below
        except ValueError:
            continue
        return date.replace(tzinfo=UTC) if is_utc else date
    raise ValueError(text)


def _integer(text: str) -> int:
    if len(text) > 20:
        raise ValueError(text)
    return int(text)


READERS: dict[str, Callable[[Any], Any]] = {
    "string": lambda text: text or "",
    **dict.fromkeys(("int", "i4", "i8"), _integer),
    "boolean": lambda text: bool(_integer(text)),
    "double": float,
    "dateTime.iso8601": _date,
    "base64": b64decode,
    "nil": lambda _text: None,
}
