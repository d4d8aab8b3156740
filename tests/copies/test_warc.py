"""Our records, read by warcio, which checks their digests."""

import gzip
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

from warcio.archiveiterator import ArchiveIterator

from blog.copies.warc import write_warc
from blog.net.fetching import Exchange
from tests.copies.conftest import LETTER, URL, page

AT = datetime(2026, 11, 5, 8, 30, tzinfo=UTC)


def records(body: str | bytes = LETTER):
    warc = write_warc(page(body), at=AT, software="Ibid/1", publisher="https://blog.example")
    found = ArchiveIterator(BytesIO(warc), check_digests="raise")
    return [(record, record.content_stream().read()) for record in found]


def test_every_record_is_read_with_valid_digests():
    assert [record.rec_type for record, _content in records()] == [
        "warcinfo",
        *("request", "response"),  # of the redirect
        *("request", "response"),
    ]


def test_a_response_has_the_page():
    record, content = records()[-1]
    assert content == LETTER.encode()
    assert record.rec_headers.get_header("WARC-Target-URI") == URL
    assert record.rec_headers.get_header("WARC-Date") == "2026-11-05T08:30:00Z"
    assert record.http_headers.get_statuscode() == "200"
    assert record.http_headers.get_header("Content-Type") == "text/html"
    # The body is stored decoded, and says so.
    assert record.http_headers.get_header("Content-Encoding") is None
    assert record.http_headers.get_header("X-Archive-Orig-Content-Encoding") == "gzip"
    assert record.http_headers.get_header("Content-Length") == str(len(content))


def test_records_refer_to_each_other():
    (info, about), *_redirect, (request, _), (response, _) = records()
    ids = [r.rec_headers.get_header("WARC-Record-ID") for r in (info, request, response)]
    assert len(set(ids)) == 3
    assert response.rec_headers.get_header("WARC-Warcinfo-ID") == ids[0]
    assert request.rec_headers.get_header("WARC-Concurrent-To") == ids[2]
    assert request.http_headers.get_header("Host") == "ada.example"
    assert b"software: Ibid/1\r\n" in about
    assert b"isPartOf: https://blog.example\r\n" in about


def test_each_record_is_compressed_by_itself_and_binary_bodies_stay():
    body = bytes(range(256)) * 9
    warc = write_warc(page(body), at=AT, software="Ibid/1", publisher="")
    assert warc.count(b"\x1f\x8b\x08") >= 5
    assert records(body)[-1][1] == body


def test_only_the_last_response_has_the_body():
    contents = [content for record, content in records() if record.rec_type == "response"]
    assert contents == [b"", LETTER.encode()]


def test_headers_cannot_begin_another_and_a_status_needs_no_reason():
    odd = Exchange(URL, "GET / HTTP/1.1", (), 200, "", (("X-Odd", "a\r\nSet-Cookie: b €"),))
    warc = write_warc(replace(page(), exchanges=(odd,)), at=AT, software="Ibid/1", publisher="")
    response = gzip.decompress(warc)
    assert b"HTTP/1.1 200\r\nX-Odd: a Set-Cookie: b ?\r\n" in response
