"""Compression of readers' pages."""

import gzip

import brotli
import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from blog.web.compression import CompressionMiddleware
from tests.factories import make_post

CONTENT = b"<p>The text of a page, again and again.</p>" * 20
ETAG = '"a"'


def answer(response, *, path="/", accept="gzip, deflate, br, zstd"):
    request = RequestFactory().get(path, headers={"accept-encoding": accept})
    return CompressionMiddleware(lambda _request: response)(request)


@pytest.mark.parametrize(
    ("accept", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("BR;q=0.5, gzip", "br"),
        ("gzip, br;q=0", "gzip"),
        ("gzip; q=0.0, deflate", None),
        ("identity", None),
        ("", None),
    ],
)
def test_the_encoding_is_the_best_the_browser_accepts(accept, encoding):
    response = answer(HttpResponse(CONTENT), accept=accept)
    assert response.headers.get("Content-Encoding") == encoding
    assert response.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(("accept", "read"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_the_content_stays_the_same(accept, read):
    response = answer(HttpResponse(CONTENT, headers={"ETag": ETAG}), accept=accept)
    assert read(response.content) == CONTENT
    assert response.headers["Content-Length"] == str(len(response.content))
    assert response.headers["ETag"] == f"W/{ETAG}"


@pytest.mark.parametrize(("length", "encoding"), [(199, None), (200, "br")])
def test_pages_from_200_bytes_on_are_compressed(length, encoding):
    response = answer(HttpResponse(b"x" * length))
    assert response.headers.get("Content-Encoding") == encoding


@pytest.mark.parametrize(
    ("response", "path"),
    [
        (HttpResponse(CONTENT), "/admin/"),
        (HttpResponse(CONTENT, content_type="image/png"), "/"),
        (HttpResponse(CONTENT, headers={"Content-Encoding": "br"}), "/"),
        (StreamingHttpResponse([CONTENT]), "/"),
        (HttpResponse(b"short"), "/"),
    ],
    ids=["admin", "picture", "done", "stream", "short"],
)
def test_other_responses_are_not_compressed(response, path):
    before = response.headers.get("Content-Encoding")
    after = answer(response, path=path)
    assert after.headers.get("Content-Encoding") == before
    assert not after.has_header("Vary")


@pytest.mark.django_db
def test_readers_pages_are_compressed_and_the_admin_is_not(client):
    accept = {"accept-encoding": "gzip, br"}
    post = make_post(body="<p>Words</p>")
    for path, encoding in ((post.get_absolute_url(), "br"), ("/admin/login/", None)):
        response = client.get(path, headers=accept)
        assert (response.status_code, response.headers.get("Content-Encoding")) == (200, encoding)
