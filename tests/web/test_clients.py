"""Whose address is believed."""

import pytest
from django.test import RequestFactory

from blog.web.clients import client_ip


def asked(remote: str = "192.0.2.7", **headers: str) -> str:
    return client_ip(RequestFactory().get("/", REMOTE_ADDR=remote, headers=headers))


def test_the_connection_s_address_counts():
    assert asked() == "192.0.2.7"
    assert asked(**{"X-Forwarded-For": "198.51.100.1"}) == "192.0.2.7"


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [
        ("198.51.100.1", "198.51.100.1"),
        ("10.9.8.7, 198.51.100.1", "198.51.100.1"),
        ("1.2.3.4, 2001:db8::1", "2001:db8::1"),
        ("nonsense", ""),
        ("198.51.100.1, nonsense", ""),
        ("", ""),
    ],
)
def test_behind_a_proxy_its_last_hop_counts(settings, forwarded, address):
    settings.BEHIND_PROXY = True
    assert asked(**{"X-Forwarded-For": forwarded}) == address


@pytest.mark.parametrize("remote", ["", "unix:", "127.0.0.1:80"])
def test_what_is_no_address_is_none(remote):
    assert asked(remote) == ""
