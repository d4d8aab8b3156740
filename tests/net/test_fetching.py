"""Fetching pages: content, size, time, encoding and forms."""

import gzip
import socket
import subprocess
import sys
import threading
import tomllib
import tracemalloc
import zlib
from pathlib import Path

import pytest

import blog.net.following  # noqa: F401  now: importing takes memory, which a test counts
from blog.net.fetching import PRODUCT, FailureReason, FetchFailed, Page, Redirect, fetch

HTML = {"text/html"}
TYPED = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = TYPED + b"Transfer-Encoding: chunked\r\n\r\n"


def get(url: str = "http://blog.example/", **wishes) -> Page:
    return fetch(url, **{"accept": HTML, "max_bytes": 10_000, "seconds": 5} | wishes)


def failure_of(url: str = "http://blog.example/", **wishes) -> FetchFailed:
    with pytest.raises(FetchFailed) as failure:
        get(url, **wishes)
    return failure.value


def test_a_page_has_the_data_of_its_header(internet):
    internet.page(
        "blog.example/post",
        "<p>Grüße",
        headers=['ETag: "1"', "Last-Modified: Mon, 15 Jul 2013 10:00:00 GMT", "Server: x"],
    )
    assert get("http://blog.example/post#part") == Page(
        url="http://blog.example/post",
        status=200,
        media_type="text/html",
        charset="utf-8",
        body="<p>Grüße".encode(),
        headers={
            "content-type": "text/html; charset=utf-8",
            "etag": '"1"',
            "last-modified": "Mon, 15 Jul 2013 10:00:00 GMT",
        },
    )


def test_the_request_names_ibid_and_the_accepted_types(internet):
    internet.page("blog.example/", kind="application/json")
    get(accept={"text/html", "application/json"}, sender="https://notes.example")
    get(accept={"application/json"})
    get(accept={"application/json"}, sender="https://notes.example", purpose="Webmention")
    full, bare, asking = internet.asked
    assert full.head.startswith("GET / HTTP/1.1\r\n")
    assert full.header("user-agent") == f"{PRODUCT} (+https://notes.example)"
    assert full.header("accept") == "application/json, text/html"
    assert full.header("host") == "blog.example"
    assert bare.header("user-agent") == PRODUCT
    assert asking.header("user-agent") == f"{PRODUCT} (Webmention; +https://notes.example)"
    assert sorted(line.partition(":")[0] for line in bare.head.splitlines()[1:] if line) == [
        "Accept",
        "Accept-Encoding",
        "Connection",
        "Host",
        "User-Agent",
    ]


def test_the_user_agent_names_the_version_of_pyproject():
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["version"] == PRODUCT.partition("/")[2]


def test_redirects_are_followed_and_listed(internet):
    internet.redirect("blog.example/", "https://new.example/a", status="301 Moved Permanently")
    internet.redirect("new.example/a", "b?é=1", status="307 Temporary Redirect")
    internet.page("new.example/b", "hello")
    page = get()
    assert page.url == "https://new.example/b?é=1"
    assert page.redirects == (
        Redirect("http://blog.example/", 301),
        Redirect("https://new.example/a", 307),
    )
    assert internet.urls[-1] == "new.example/b?%C3%A9=1"


def test_five_redirects_are_enough(internet):
    internet.raw("blog.example/0", b"")
    for step in range(7):
        internet.redirect(f"blog.example/{step}", f"/{step + 1}")
    internet.page("blog.example/7", "hello")
    assert len(get("http://blog.example/2").redirects) == 5
    failure = failure_of("http://blog.example/1")
    assert (failure.reason, len(failure.redirects)) == (FailureReason.REDIRECTS, 6)


@pytest.mark.parametrize("status", ["300 Multiple Choices", "302 Found", "304 Not Modified"])
def test_a_redirect_without_a_target_is_a_failure(internet, status):
    internet.page("blog.example/", status=status)
    assert failure_of().reason == FailureReason.STATUS


@pytest.mark.parametrize("status", ["404 Not Found", "410 Gone", "429 Slow Down", "503 Oh"])
def test_a_status_that_is_not_a_page_is_a_failure(internet, status):
    internet.redirect("old.example/", "http://blog.example/")
    internet.page("blog.example/", "sorry", status=status, headers=["Retry-After: 60"])
    failure = failure_of("http://old.example/")
    assert str(failure) == f"It responded with {status}"
    assert (failure.reason, failure.status) == (FailureReason.STATUS, int(status[:3]))
    assert failure.url == "http://blog.example/"
    assert failure.redirects == (Redirect("http://old.example/", 302),)
    assert failure.headers["retry-after"] == "60"


@pytest.mark.parametrize("kind", ["image/png", "application/pdf", "text/htmlx", "", "nonsense"])
def test_another_kind_of_file_is_not_read(internet, kind):
    internet.page("blog.example/", "x", kind=kind)
    assert failure_of().reason == FailureReason.TYPE


def test_an_unknown_host_name(internet):
    failure = failure_of("http://nowhere.example/")
    assert (failure.reason, str(failure)) == (
        FailureReason.NAME,
        "There is no website called nowhere.example.",
    )


@pytest.mark.parametrize("host", ["x" * 70 + ".example", "a..example", "é" * 70 + ".example"])
def test_an_invalid_host_name(internet, host):
    with pytest.raises(Exception, match=r"no website called|not a web address"):
        get(f"http://{host}/")


@pytest.mark.parametrize("code", [socket.EAI_AGAIN, socket.EAI_FAIL])
def test_without_a_name_server_the_network_is_down(internet, monkeypatch, code):
    def fail(*_args: object, **_kwargs: object) -> None:
        raise socket.gaierror(code, "no name server")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    failure = failure_of()
    assert (failure.reason, str(failure)) == (
        FailureReason.REACH,
        "Nothing could be reached: the network is down.",
    )


def test_a_host_that_refuses_connections(internet, monkeypatch):
    internet.name("blog.example", "93.184.216.34")

    def refuse(*_args, **_wishes):
        raise ConnectionRefusedError

    monkeypatch.setattr("urllib3.util.connection.create_connection", refuse)
    assert failure_of().reason == FailureReason.REACH


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (b"", FailureReason.REACH),
        (b"SSH-2.0-OpenSSH_9.9\r\n", FailureReason.REACH),
        (b"HTTP/1.1 999999999 x\r\n\r\n", FailureReason.REACH),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 70_000 + b"\r\n\r\n", FailureReason.REACH),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 101 + b"\r\n", FailureReason.REACH),
        (
            TYPED + b"Content-Length: 9\r\n\r\nx",
            FailureReason.GARBLED,
        ),
        (
            CHUNKED + b"zz\r\n",
            FailureReason.GARBLED,
        ),
        (
            CHUNKED + b"1" * 200_000,
            FailureReason.GARBLED,
        ),
        (
            TYPED + b"Content-Encoding: gzip\r\n\r\nnot gzip",
            FailureReason.GARBLED,
        ),
        (
            TYPED + b"Content-Encoding: br\r\n\r\nx",
            FailureReason.GARBLED,
        ),
        (
            TYPED + b"Content-Encoding: " + b"gzip, " * 20 + b"gzip\r\n\r\nx",
            FailureReason.GARBLED,
        ),
    ],
)
def test_an_invalid_response(internet, answer, reason):
    internet.raw("blog.example/", answer)
    assert failure_of().reason == reason


# Size


@pytest.mark.parametrize(
    ("packing", "pack"),
    [("gzip", gzip.compress), ("deflate", zlib.compress), ("x-gzip", gzip.compress)],
)
def test_a_compressed_page_is_decompressed(internet, packing, pack):
    internet.page("blog.example/", pack(b"hello"), headers=[f"Content-Encoding: {packing}"])
    assert get().text() == "hello"


def test_a_page_may_have_the_maximum_size_but_no_more(internet):
    internet.page("blog.example/", "x" * 10_000)
    assert len(get().body) == 10_000
    assert failure_of(max_bytes=9_999).reason == FailureReason.SIZE


def test_the_limit_applies_to_the_decompressed_page(internet):
    bomb = gzip.compress(gzip.compress(bytes(50_000_000)))
    assert len(bomb) < 2_000
    internet.page("blog.example/", bomb, headers=["Content-Encoding: gzip, gzip"])
    assert memory_of(lambda: failure_of().reason) == (FailureReason.SIZE, True)


def test_a_redirect_s_own_page_is_not_read(internet):
    internet.page(
        "blog.example/",
        gzip.compress(bytes(50_000_000)),
        status="302 Found",
        headers=["Location: /next", "Content-Encoding: gzip"],
    )
    internet.page("blog.example/next", "hello")
    assert memory_of(lambda: get().text()) == ("hello", True)


def memory_of(work):
    """Return the result of `work`, and whether it took less than 5 MB."""
    tracemalloc.start()
    try:
        return work(), tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def test_an_endless_page_is_aborted(internet):
    def pour(client: socket.socket) -> None:
        client.sendall(TYPED + b"\r\n")
        while not internet.is_over.is_set():
            client.sendall(b"x" * 65_536)

    internet.raw("blog.example/", pour)
    assert failure_of().reason == FailureReason.SIZE


# Time


def dripping(internet, start: bytes, drop: bytes = b"x"):
    def drip(client: socket.socket) -> None:
        client.sendall(start)
        while not internet.is_over.wait(0.02):
            client.sendall(drop)

    return drip


@pytest.mark.parametrize(
    ("start", "drop"),
    [
        (b"", b""),
        (b"", b"x"),
        (b"HTTP/1.1 200 OK\r\nX-Slow: ", b"x"),
        (b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (TYPED + b"\r\n", b"x"),
        (
            CHUNKED,
            b"1\r\nx\r\n",
        ),
        (
            CHUNKED + b"1\r\nx\r\n0\r\n",
            b"X: y\r\n",
        ),
    ],
)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_slow_response_times_out(internet, scheme, start, drop):
    internet.raw("blog.example/", dripping(internet, start, drop))
    failure = failure_of(f"{scheme}://blog.example/", seconds=0.25)
    assert failure.reason == FailureReason.TIME
    assert fetches_under_way() == []


def test_the_timeout_applies_to_all_redirects_together(internet):
    def later(client: socket.socket) -> None:
        internet.is_over.wait(0.1)
        client.sendall(b"HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n")

    internet.raw("blog.example/", later)
    assert failure_of(seconds=0.25).reason == FailureReason.TIME
    assert fetches_under_way() == []


def test_an_endless_handshake_times_out(internet, monkeypatch):
    def mute(client: socket.socket) -> socket.socket:
        internet.is_over.wait(2)
        return client

    monkeypatch.setattr("tests.internet._under_tls", mute)
    internet.page("blog.example/")
    assert failure_of("https://blog.example/", seconds=0.25).reason == FailureReason.TIME
    assert fetches_under_way() == []


def test_a_name_server_that_never_responds_times_out(internet, monkeypatch):
    ended = threading.Event()

    def wait(*_args, **_wishes):
        ended.wait(5)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", 80))]

    monkeypatch.setattr(socket, "getaddrinfo", wait)
    assert failure_of(seconds=0.1).reason == FailureReason.TIME
    ended.set()
    for thread in fetches_under_way():
        thread.join(5)
    assert internet.asked == []


def fetches_under_way() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "fetch"]


# Text


@pytest.mark.parametrize(
    ("body", "charset", "text"),
    [
        ("Grüße".encode(), "", "Grüße"),
        ("Grüße".encode("latin-1"), "", "Grüße"),
        ("Grüße".encode("latin-1"), "iso-8859-1", "Grüße"),
        ("“Hi”".encode("cp1252"), "iso-8859-1", "“Hi”"),
        ("Привет".encode("cp1251"), "windows-1251", "Привет"),
        (
            b'<meta charset="koi8-r">' + "Привет".encode("koi8-r"),
            "",
            '<meta charset="koi8-r">Привет',
        ),
        (
            b'<meta http-equiv=x content="text/html; charset=shift_jis">' + "日本".encode("cp932"),
            "",
            '<meta http-equiv=x content="text/html; charset=shift_jis">日本',
        ),
        ("\ufeffHi".encode(), "iso-8859-1", "Hi"),
        ("Hi".encode("utf-16"), "", "Hi"),
        (b"Hi\xff", "utf-8", "Hi\ufffd"),
        (b"Hi", "no-such-charset", "Hi"),
        (b"Hi", "zlib", "Hi"),
        (b"Hi", "punycode", "Hi"),
        (b"Hi", "unicode_escape", "Hi"),
        (b"Hi", "x" * 5_000, "Hi"),
        (b"Hi", "\x00", "Hi"),
    ],
)
def test_text_is_decoded_from_its_encoding(body, charset, text):
    page = Page("http://blog.example/", 200, "text/html", charset, body)
    assert page.text() == text


def test_requests_is_imported_only_for_fetching():
    code = (
        "import sys, blog.net.fetching; print('requests' in sys.modules, 'django' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


# Forms


def test_a_form_is_posted(internet):
    internet.page("blog.example/", "thanks")
    assert get("http://blog.example/", form={"a": "ü", "b": "1&2"}).text() == "thanks"
    (asked,) = internet.asked
    assert asked.head.startswith("POST / HTTP/1.1")
    assert asked.body == "a=%C3%BC&b=1%262"


def test_a_redirect_does_not_resend_a_form(internet):
    internet.redirect("blog.example/", "http://other.example/", status="307 Temporary Redirect")
    internet.page("other.example/", "thanks")
    assert failure_of("http://blog.example/", form={"a": "1"}).reason == FailureReason.REDIRECTS
    assert internet.urls == ["blog.example/"]
