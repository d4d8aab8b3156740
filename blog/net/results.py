"""The result of a fetch: a page, or the reason for its failure."""

import codecs
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class FailureReason(StrEnum):
    """Why a fetch failed."""

    NAME = "name"  # no such host
    REACH = "reach"  # no connection, or a broken one
    CERTIFICATE = "certificate"
    STATUS = "status"  # an error status, not a page
    TYPE = "type"  # a media type that is not accepted
    SIZE = "size"
    TIME = "time"
    REDIRECTS = "redirects"
    GARBLED = "garbled"  # the response cannot be read


@dataclass(frozen=True)
class Redirect:
    """One redirect: the requested URL and the status (301 and 308 are permanent)."""

    url: str
    status: int


class FetchRefused(Exception):
    """The URL is not a web address or not on the public internet, so it is not fetched.

    The message is a sentence for the screen.
    """


class FetchFailed(Exception):
    """The request returned no page. The message is a sentence for the screen."""

    def __init__(
        self,
        reason: FailureReason,
        message: str,
        *,
        url: str = "",
        status: int | None = None,
        headers: Mapping[str, str] | None = None,
        redirects: Sequence[Redirect] = (),
    ) -> None:
        super().__init__(message)
        self.reason = reason
        self.url = url
        self.status = status
        self.headers = dict(headers or {})
        self.redirects = tuple(redirects)


@dataclass(frozen=True)
class Exchange:
    """One request and the head of its response, as they were sent and received."""

    url: str
    request_line: str
    sent: tuple[tuple[str, str], ...]  # headers
    status: int
    reason: str
    received: tuple[tuple[str, str], ...]  # headers


@dataclass(frozen=True)
class Page:
    """A fetched page: its final URL, its content, and the redirects that led to it."""

    url: str
    status: int
    media_type: str
    charset: str  # from the header; "" if it has none
    body: bytes = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict)  # names in lower case
    redirects: tuple[Redirect, ...] = ()
    exchanges: tuple[Exchange, ...] = field(default=(), repr=False, compare=False)

    def text(self) -> str:
        """Decode the body; undecodable bytes become "\N{REPLACEMENT CHARACTER}"."""
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
# The web's encodings by their names in Python, whose other codecs are slow or not for text.
_WEB_ENCODINGS = re.compile(
    r"utf-8|utf-16(-[lb]e)?|cp125\d|cp8(66|74)|iso8859-\d+|koi8-[ru]|mac-(roman|cyrillic)"
    r"|shift_jis|cp932|euc_jp|iso2022_jp|euc_kr|cp949|gbk|gb2312|gb18030|big5"
)
# Browsers decode pages that declare the first encoding with the second.
_READ_AS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030"}


def _text_encoding(name: str) -> str:
    """Return Python's name of the encoding a page declares; "" if it is none of the web's."""
    try:
        python_name = codecs.lookup(name).name if name else ""
    except (LookupError, ValueError):
        return ""
    python_name = _READ_AS.get(python_name, python_name)
    return python_name if _WEB_ENCODINGS.fullmatch(python_name) else ""


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
