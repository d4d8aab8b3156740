"""Readers' pages made small on their way: Brotli, or gzip where a browser knows no better.

The admin is left alone: a page with a secret in it, beside words that others chose, would tell by
its length how alike they are (BREACH). No page for readers holds one.
"""

import gzip
import re
from collections.abc import Callable

import brotli
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from blog.web.requests import is_for_admin

SMALLEST = 200
BROTLI_QUALITY = 5  # a millisecond for a page; the next steps cost more than they save
GZIP_LEVEL = 6

_COMPRESSIBLE = re.compile(r"text/|image/svg\+xml|application/([\w.-]+\+)?(json|xml)\b")
_REFUSED = re.compile(r";\s*q=0(\.0*)?$")

Compress = Callable[[bytes], bytes]


class CompressionMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if is_for_admin(request) or not _is_worth_it(response):
            return response
        patch_vary_headers(response, ("Accept-Encoding",))
        accepted = _accepted(request.headers.get("Accept-Encoding", ""))
        for name, compress in COMPRESSIONS.items():
            if name in accepted:
                _compress(response, name, compress)
                break
        return response


def _is_worth_it(response: HttpResponse) -> bool:
    return (
        not response.streaming
        and len(response.content) >= SMALLEST
        and not response.has_header("Content-Encoding")
        and bool(_COMPRESSIBLE.match(response.headers.get("Content-Type", "")))
    )


def _accepted(header: str) -> set[str]:
    offers = (offer.strip().lower() for offer in header.split(","))
    return {offer.partition(";")[0].strip() for offer in offers if not _REFUSED.search(offer)}


def _compress(response: HttpResponse, name: str, compress: Compress) -> None:
    response.content = compress(response.content)
    response.headers["Content-Encoding"] = name
    response.headers["Content-Length"] = str(len(response.content))
    etag = response.headers.get("ETag", "")
    if etag.startswith('"'):  # the same words, but not the same bytes
        response.headers["ETag"] = f"W/{etag}"


def _brotli(content: bytes) -> bytes:
    return bytes(brotli.compress(content, quality=BROTLI_QUALITY))


def _gzip(content: bytes) -> bytes:
    return gzip.compress(content, GZIP_LEVEL, mtime=0)


COMPRESSIONS: dict[str, Compress] = {"br": _brotli, "gzip": _gzip}  # best first
