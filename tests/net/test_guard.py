"""The client refuses private hosts, whatever names, redirects or the environment contain."""

import socket

import pytest
from requests.certs import where

from blog.net.fetching import FailureReason, FetchFailed, FetchRefused, Page, fetch

HTML = {"text/html"}


def get(url: str, **wishes) -> Page:
    return fetch(url, **{"accept": HTML, "max_bytes": 10_000, "seconds": 5} | wishes)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "localhost", "127.1", "0x7f000001", "2130706433", "017700000001", "0",
        "0.0.0.0", "１２７.０.０.１", "10.0.0.1", "172.16.0.1", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
        "[::1]", "[::]", "[fe80::1]", "[fd00::1]", "[fec0::1]", "[ff02::1]",
        "[::ffff:127.0.0.1]", "[::ffff:a9fe:a9fe]", "[::127.0.0.1]",
        "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::1]", "[2001::1]",
    ],
)  # fmt: skip
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_url_with_a_private_ip_is_refused(internet, scheme, host):
    internet.name("localhost", "127.0.0.1")
    with pytest.raises(FetchRefused):
        get(f"{scheme}://{host}/")
    assert internet.dialled == []


@pytest.mark.parametrize(
    "ip",
    ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "::ffff:10.0.0.1", "64:ff9b::a9fe:a9fe",
     "2002:a00:1::1", "::127.0.0.1", "fec0::1", "fd00::1"],
)  # fmt: skip
def test_a_name_that_resolves_to_a_private_ip_is_refused(internet, ip):
    internet.name("inside.example", ip)
    with pytest.raises(FetchRefused, match="not on the public internet"):
        get("http://inside.example/")
    assert internet.dialled == []


def test_the_real_guard_refuses_a_server_on_this_machine():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with pytest.raises(FetchRefused):
            get(f"http://127.0.0.1:{port}/", ports={port})
        with pytest.raises(FetchRefused):
            get(f"http://localhost:{port}/", ports={port})
        server.settimeout(0)
        with pytest.raises(BlockingIOError):
            server.accept()


def test_a_name_is_resolved_once_and_the_checked_ip_is_used(internet):
    internet.page("rebinding.example/", "safe")
    internet.name("rebinding.example", "93.184.216.34", "127.0.0.1")
    assert get("http://rebinding.example/").text() == "safe"
    assert internet.looked_up == ["rebinding.example"]
    assert internet.dialled == ["93.184.216.34:80"]


def test_a_name_is_checked_again_after_a_redirect(internet):
    internet.redirect("rebinding.example/", "/again")
    internet.name("rebinding.example", "93.184.216.34", "127.0.0.1")
    with pytest.raises(FetchRefused):
        get("http://rebinding.example/")
    assert internet.dialled == ["93.184.216.34:80"]


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/meta-data/",
        "//127.0.0.1/",
        "https://[::1]/",
        "http://2130706433/",
        "http://inside.example/",
        "http://blog.example:22/",
        "http://someone:secret@blog.example/",
        "file:///etc/passwd",
        "ftp://blog.example/",
        "gopher://blog.example/",
        "javascript:alert(1)",
        "data:text/html,hello",
        "http://[::1",
        "http://blog.example\\@127.0.0.1/",
        f"http://blog.example/{'x' * 8_000}",
    ],
)
def test_a_redirect_is_checked_like_the_first_url(internet, target):
    internet.name("inside.example", "10.0.0.1")
    internet.redirect("blog.example/", target)
    with pytest.raises(FetchRefused):
        get("http://blog.example/")
    assert internet.urls == ["blog.example/"]


@pytest.mark.parametrize(
    "url",
    [
        "", "example.org", "//blog.example/", "ftp://blog.example/", "file:///etc/passwd",
        "http:///path", "http://[::1", "http://blog.example:99999/", "http://blog.example\\@10.0.0.1/",
        "http://blog.example/\r\nX: y", "http://blog.example/\x00", "http://a b.example/",
        "http://someone@blog.example/", "https://someone:secret@blog.example/",
    ],
)  # fmt: skip
def test_other_urls_are_refused(internet, url):
    with pytest.raises(FetchRefused):
        get(url)
    assert internet.dialled == []


@pytest.mark.parametrize("port", [22, 25, 6379, 8000, 8080])
def test_other_ports_are_refused(internet, port):
    internet.page(f"blog.example:{port}/", "hello")
    with pytest.raises(FetchRefused, match=f"{port} is not a port"):
        get(f"http://blog.example:{port}/")
    assert internet.dialled == []
    assert get(f"http://blog.example:{port}/", ports={port}).text() == "hello"


def test_the_environment_has_no_effect(internet, monkeypatch, tmp_path):
    netrc = tmp_path / "netrc"
    netrc.write_text("default login someone password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://93.184.216.99:3128")
        monkeypatch.setenv(name.upper(), "http://93.184.216.99:3128")
    internet.page("blog.example/", "hello")
    get("http://blog.example/")
    get("https://blog.example/")
    assert internet.dialled == ["93.184.216.34:80", "93.184.216.34:443"]
    assert [asked.header("authorization") for asked in internet.asked] == ["", ""]


def test_a_cookie_is_not_sent_back(internet):
    internet.page(
        "blog.example/", status="302 Found", headers=["Location: /next", "Set-Cookie: a=1; Path=/"]
    )
    internet.page("blog.example/next", "hello")
    get("http://blog.example/")
    get("http://blog.example/next")
    assert internet.urls == ["blog.example/", "blog.example/next", "blog.example/next"]
    assert {asked.header("cookie") for asked in internet.asked} == {""}


def test_a_certificate_is_verified_for_the_name(internet):
    internet.page("secure.example/", "hello")
    internet.page("other.test/", "hello")
    assert get("https://secure.example/").text() == "hello"
    with pytest.raises(FetchFailed, match="certificate") as failure:
        get("https://other.test/")
    assert failure.value.reason == FailureReason.CERTIFICATE
    assert internet.urls == ["secure.example/"]


@pytest.mark.parametrize("variable", ["REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"])
def test_an_untrusted_certificate_is_refused(internet, authority, monkeypatch, variable):
    monkeypatch.setattr("requests.adapters.DEFAULT_CA_BUNDLE_PATH", where())
    monkeypatch.setenv(variable, str(authority))
    internet.page("secure.example/", "hello")
    with pytest.raises(FetchFailed, match="certificate"):
        get("https://secure.example/")
    assert internet.urls == []
