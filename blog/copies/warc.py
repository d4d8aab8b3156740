"""Writing WARC 1.1 (ISO 28500) records of requests and responses, each compressed. No Django."""

import gzip
from base64 import b32encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from uuid import uuid4

from blog.net.results import Exchange, Page

FIELDS = "application/warc-fields"
REQUEST, RESPONSE = ("application/http;msgtype=" + kind for kind in ("request", "response"))
# What described the body on its way: the record has it decoded and whole.
_TRANSFER = {"content-encoding", "content-length", "transfer-encoding"}
_RENAMED = "X-Archive-Orig-"


@dataclass(frozen=True)
class _Record:
    kind: str
    content_type: str
    block: bytes
    fields: Mapping[str, str]

    def __bytes__(self) -> bytes:
        fields = {
            "WARC-Type": self.kind,
            **self.fields,
            "WARC-Block-Digest": digest(self.block),
            "Content-Type": self.content_type,
            "Content-Length": str(len(self.block)),
        }
        head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        return b"WARC/1.1\r\n" + head.encode() + b"\r\n" + self.block + b"\r\n\r\n"


def write_warc(page: Page, *, at: datetime, software: str, publisher: str) -> bytes:
    """Return a WARC file with the exchanges that led to `page`, its redirects included.

    `publisher` is the URL of the blog that keeps it.
    """
    info = _new_id()
    about = {"software": software, "format": "WARC File Format 1.1", "isPartOf": publisher}
    block = "".join(f"{name}: {value}\r\n" for name, value in about.items()).encode()
    fields = {"WARC-Record-ID": info, "WARC-Date": _time(at)}
    records = [_Record("warcinfo", FIELDS, block, fields)]
    for exchange in page.exchanges:
        body = page.body if exchange is page.exchanges[-1] else b""
        records += _records(exchange, body, at=at, info=info)
    return b"".join(gzip.compress(bytes(record), mtime=0) for record in records)


def digest(content: bytes) -> str:
    """Return a digest as WARC fields have it."""
    return f"sha256:{b32encode(sha256(content).digest()).decode()}"


def _records(exchange: Exchange, body: bytes, *, at: datetime, info: str) -> Iterator[_Record]:
    asked, answered = _new_id(), _new_id()
    common = {
        "WARC-Date": _time(at),
        "WARC-Target-URI": exchange.url,
        "WARC-Warcinfo-ID": info,
    }
    ids = {"WARC-Record-ID": asked, "WARC-Concurrent-To": answered}
    yield _Record("request", REQUEST, _head(exchange.request_line, exchange.sent), common | ids)
    ids = {"WARC-Record-ID": answered, "WARC-Payload-Digest": digest(body)}
    headers = (*_decoded(exchange.received), ("Content-Length", str(len(body))))
    block = _head(f"HTTP/1.1 {exchange.status} {exchange.reason}".rstrip(), headers) + body
    yield _Record("response", RESPONSE, block, common | ids)


def _head(line: str, headers: tuple[tuple[str, str], ...]) -> bytes:
    lines = [line, *(f"{name}: {value}" for name, value in headers)]
    text = "".join(f"{' '.join(text.splitlines())}\r\n" for text in lines)
    return f"{text}\r\n".encode("latin-1", errors="replace")


def _decoded(headers: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, str]]:
    for name, value in headers:
        yield (f"{_RENAMED}{name}" if name.lower() in _TRANSFER else name), value


def _new_id() -> str:
    return f"<{uuid4().urn}>"


def _time(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
