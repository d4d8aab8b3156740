"""What comes of a fetch: a page, or the reason why there is none."""

import codecs
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Trouble(StrEnum):
    """Why a fetch failed."""

    NAME = "name"  # no such host
    REACH = "reach"  # no connection, or one that broke off
    CERTIFICATE = "certificate"
    STATUS = "status"  # answered, but not with a page
    TYPE = "type"  # another kind of file than asked for
    SIZE = "size"
    TIME = "time"
    REDIRECTS = "redirects"
    GARBLED = "garbled"  # what came cannot be read


@dataclass(frozen=True)
class Redirect:
    """One step on the way: the address asked, and how it sent us on (301, 308: for good)."""

    url: str
    status: int


class FetchRefused(Exception):
    """We do not go there: not a web address, or not one of the public internet. Says so plainly."""


class FetchFailed(Exception):
    """We went and got no page. Says why in plain words, and keeps what was learned on the way."""

    def __init__(
        self,
        trouble: Trouble,
        words: str,
        *,
        url: str = "",
        status: int | None = None,
        headers: Mapping[str, str] | None = None,
        redirects: Sequence[Redirect] = (),
    ) -> None:
        super().__init__(words)
        self.trouble = trouble
        self.url = url
        self.status = status
        self.headers = dict(headers or {})
        self.redirects = tuple(redirects)


@dataclass(frozen=True)
class Page:
    """What was fetched, from where in the end, and over which redirects."""

    url: str
    status: int
    media_type: str
    charset: str  # as the header names it; "" if it does not
    body: bytes = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict)  # names in small letters
    redirects: tuple[Redirect, ...] = ()

    def text(self) -> str:
        """The body as text; what cannot be read becomes "\N{REPLACEMENT CHARACTER}"."""
        return self.body.decode(self._encoding(), errors="replace").removeprefix("\ufeff")

    def _encoding(self) -> str:
        for mark, encoding in _BYTE_ORDER_MARKS.items():
            if self.body.startswith(mark):
                return encoding
        declared = _DECLARED.search(self.body[:2048])
        named = self.charset or (declared[1].decode("ascii") if declared else "")
        return _text_encoding(named) or ("utf-8" if _is_utf8(self.body) else "cp1252")


_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE
)
# The web's encodings by Python's names. Others of Python's codecs are slow, or no text at all.
_WEB_ENCODINGS = re.compile(
    r"utf-8|utf-16(-[lb]e)?|cp125\d|cp8(66|74)|iso8859-\d+|koi8-[ru]|mac-(roman|cyrillic)"
    r"|shift_jis|cp932|euc_jp|iso2022_jp|euc_kr|cp949|gbk|gb2312|gb18030|big5"
)
# What pages so marked really are: browsers read them so.
_REALLY = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030"}


def _text_encoding(name: str) -> str:
    """Python's name for the encoding a page claims; "" for none of the web's."""
    try:
        python_name = codecs.lookup(name).name if name else ""
    except (LookupError, ValueError):
        return ""
    python_name = _REALLY.get(python_name, python_name)
    return python_name if _WEB_ENCODINGS.fullmatch(python_name) else ""


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
