"""Compression of readers' pages: Brotli, or gzip for browsers without it.

The admin panel is not compressed: the length of a compressed page that contains a secret and text
chosen by an attacker reveals how similar they are (BREACH). Readers' pages contain no secrets.
"""

import gzip
import re
from collections.abc import Callable
from functools import lru_cache
from http import HTTPStatus

import brotli
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from blog.web.page_cache.recording import ENVIRON
from blog.web.requests import is_for_admin

MIN_BYTES = 200
BROTLI_QUALITY = 5  # takes a millisecond per page; higher levels cost more than they save
BROTLI_WINDOW = 18  # 256 KB, more than nearly all pages; the default takes 4 MB in each thread
GZIP_LEVEL = 6

_COMPRESSIBLE = re.compile(r"text/|image/svg\+xml|application/([\w.-]+\+)?(json|xml)\b")
_REFUSED = re.compile(r";\s*q=0(\.0*)?$")

Compress = Callable[[bytes], bytes]


class CompressionMiddleware:
    """Middleware that compresses the pages for readers as their Accept-Encoding allows.

    The page cache compresses a page itself if it may be kept.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_kept = ENVIRON in request.META and response.status_code == HTTPStatus.OK
        if is_kept or is_for_admin(request) or not _is_compressible(response):
            return response
        patch_vary_headers(response, ("Accept-Encoding",))
        accepted = accepted_encodings(request.headers.get("Accept-Encoding", ""))
        for name, compress in COMPRESSIONS.items():
            if name in accepted:
                _compress(response, name, compress)
                break
        return response


def _is_compressible(response: HttpResponse) -> bool:
    return (
        not response.streaming
        and len(response.content) >= MIN_BYTES
        and not response.has_header("Content-Encoding")
        and bool(_COMPRESSIBLE.match(response.headers.get("Content-Type", "")))
    )


@lru_cache(maxsize=200)
def accepted_encodings(header: str) -> frozenset[str]:
    """Return the encodings that an Accept-Encoding header accepts."""
    offers = (offer.strip().lower() for offer in header.split(","))
    return frozenset(
        offer.partition(";")[0].strip() for offer in offers if not _REFUSED.search(offer)
    )


def _compress(response: HttpResponse, name: str, compress: Compress) -> None:
    response.content = compress(response.content)
    response.headers["Content-Encoding"] = name
    response.headers["Content-Length"] = str(len(response.content))
    etag = response.headers.get("ETag", "")
    if etag.startswith('"'):  # the same content, but not the same bytes
        response.headers["ETag"] = f"W/{etag}"


def _brotli(content: bytes) -> bytes:
    return bytes(brotli.compress(content, quality=BROTLI_QUALITY, lgwin=BROTLI_WINDOW))


def _gzip(content: bytes) -> bytes:
    return gzip.compress(content, GZIP_LEVEL, mtime=0)


COMPRESSIONS: dict[str, Compress] = {"br": _brotli, "gzip": _gzip}  # best first
