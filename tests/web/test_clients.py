"""Which IP is the client's."""

import pytest
from django.test import RequestFactory

from blog.web.clients import client_ip


def ip_of(remote: str = "192.0.2.7", **headers: str) -> str:
    return client_ip(RequestFactory().get("/", REMOTE_ADDR=remote, headers=headers))


def test_without_a_proxy_it_is_the_connection_s():
    assert ip_of() == "192.0.2.7"
    assert ip_of(**{"X-Forwarded-For": "198.51.100.1"}) == "192.0.2.7"


@pytest.mark.parametrize(
    ("forwarded", "ip"),
    [
        ("198.51.100.1", "198.51.100.1"),
        ("10.9.8.7, 198.51.100.1", "198.51.100.1"),
        ("1.2.3.4, 2001:db8::1", "2001:db8::1"),
        ("nonsense", ""),
        ("198.51.100.1, nonsense", ""),
        ("", ""),
    ],
)
def test_behind_a_proxy_it_is_the_last_one_forwarded(settings, forwarded, ip):
    settings.BEHIND_PROXY = True
    assert ip_of(**{"X-Forwarded-For": forwarded}) == ip


@pytest.mark.parametrize("remote", ["", "unix:", "127.0.0.1:80"])
def test_an_invalid_ip_is_empty(remote):
    assert ip_of(remote) == ""
