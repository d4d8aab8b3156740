"""The body of a page in each encoding, compressed once, with a slot for what differs each time.

The slot is the signed time of the comment form. In the compressed bodies it is an uncompressed
block between two blocks that refer to each other across it, so it can be filled without
compressing anything again.
"""

import re
import secrets
import struct
import zlib
from dataclasses import dataclass

import brotli

# A tenth smaller than the quality of a page for one reader, for some 20 milliseconds once.
BROTLI_QUALITY = 10
BROTLI_WINDOW = 18  # 256 KB, more than nearly all pages; the default takes 32 MB while compressing
GZIP_LEVEL = 9
GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"

STAMP = re.compile(rb'name="stamp" value="(?P<slot>[^"]+"[^>]{2})')
TAIL = 3  # bytes at the end of the slot that stay: Brotli's next block depends on the last two


class NotCompressible(Exception):
    """The parts around the slot do not decompress to the page."""


@dataclass(frozen=True)
class Body:
    """A body in one encoding: what is before the slot, and what is after it.

    Without a slot, all is before it.
    """

    encoding: str
    before: bytes
    after: bytes = b""

    def filled(self, slot: bytes, *, plain: "Body") -> bytes:
        """Return the body with `slot` in its place; `plain` is the same body without encoding.

        The slot is as long as the one that the body was made with.
        """
        if not slot:
            return self.before
        if self.encoding == "br":
            return self.before + _brotli_block(slot) + self.after
        if self.encoding == "gzip":
            return self.before + _deflate_block(slot) + self.after + _trailer(plain, slot)
        return self.before + slot + self.after


def slot_of(html: bytes) -> bytes:
    """Return the part of a page that is filled anew each time; empty if there is none."""
    found = STAMP.search(html)
    return found["slot"] if found else b""


def bodies_of(content: bytes) -> dict[str, Body]:
    """Return the body in every encoding. Raise NotCompressible if a slot would break one."""
    slot = slot_of(content)
    before, found, after = content.partition(slot) if slot else (content, b"", b"")
    plain = Body("", before, after)
    if not found:
        return {
            "": plain,
            "br": Body("br", _brotli(content)),
            "gzip": Body("gzip", _gzip(content)),
        }
    return {
        "": plain,
        "br": _around_slot(_Brotli(), plain, slot),
        "gzip": _around_slot(_Gzip(), plain, slot),
    }


def _around_slot(compressor: "_Brotli | _Gzip", plain: Body, slot: bytes) -> Body:
    """Return the body with a slot, after a trial that decompresses it with another filling."""
    filling = _noise(slot)
    before = compressor.compress(plain.before) + compressor.flush()
    compressor.compress(filling)
    compressor.flush()
    after = compressor.compress(plain.after) + compressor.finish()
    body = Body(compressor.encoding, before, after)
    trial = _noise(slot)
    text = compressor.decompress(body.filled(trial, plain=plain))
    if text != plain.filled(trial, plain=plain):
        raise NotCompressible(compressor.encoding)
    return body


def _noise(slot: bytes) -> bytes:
    """Return bytes as long as the slot that no page has, so that nothing refers to them."""
    noise = bytes(128 + secrets.randbelow(128) for _byte in slot[:-TAIL])
    return noise + slot[-TAIL:]


class _Brotli:
    encoding = "br"

    def __init__(self) -> None:
        self._stream = brotli.Compressor(quality=BROTLI_QUALITY, lgwin=BROTLI_WINDOW)

    def compress(self, part: bytes) -> bytes:
        return bytes(self._stream.process(part))

    def flush(self) -> bytes:
        return bytes(self._stream.flush())

    def finish(self) -> bytes:
        return bytes(self._stream.finish())

    def decompress(self, body: bytes) -> bytes:
        return bytes(brotli.decompress(body))


class _Gzip:
    encoding = "gzip"

    def __init__(self) -> None:
        self._stream = zlib.compressobj(GZIP_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        self._header = GZIP_HEADER

    def compress(self, part: bytes) -> bytes:
        header, self._header = self._header, b""
        return header + self._stream.compress(part)

    def flush(self) -> bytes:
        return self._stream.flush(zlib.Z_SYNC_FLUSH)

    def finish(self) -> bytes:
        return self._stream.flush(zlib.Z_FINISH)

    def decompress(self, body: bytes) -> bytes:
        return zlib.decompress(body, zlib.MAX_WBITS | 16)


def _brotli(content: bytes) -> bytes:
    return bytes(brotli.compress(content, quality=BROTLI_QUALITY, lgwin=BROTLI_WINDOW))


def _gzip(content: bytes) -> bytes:
    stream = zlib.compressobj(GZIP_LEVEL, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    return stream.compress(content) + stream.flush()


def _brotli_block(content: bytes) -> bytes:
    """Return an uncompressed meta-block (RFC 7932, section 9.2) of at most 65,536 bytes."""
    header = (len(content) - 1) << 3 | 1 << 19
    return header.to_bytes(3, "little") + content


def _deflate_block(content: bytes) -> bytes:
    """Return a stored block (RFC 1951, section 3.2.4) of at most 65,535 bytes."""
    return struct.pack("<BHH", 0, len(content), len(content) ^ 0xFFFF) + content


def _trailer(plain: Body, slot: bytes) -> bytes:
    """Return gzip's checksum of the text with this slot, and its length."""
    crc = zlib.crc32(plain.after, zlib.crc32(slot, zlib.crc32(plain.before)))
    length = len(plain.before) + len(slot) + len(plain.after)
    return struct.pack("<II", crc, length & 0xFFFFFFFF)
