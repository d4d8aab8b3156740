"""Public and other IP addresses."""

import pytest

from blog.net.ips import is_public, network_of


@pytest.mark.parametrize(
    "ip",
    ["93.184.216.34", "8.8.8.8", "1.1.1.1", "172.32.0.1", "2606:4700::1111", "[2a00:1450::200e]"],
)
def test_a_public_ip_is_public(ip):
    assert is_public(ip)


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3",  # this machine
        "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",  # private
        "169.254.169.254", "100.64.0.1", "100.127.255.255",  # link-local, carrier
        "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "192.88.99.1",
        "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255",  # multicast, reserved
        "::", "::1", "[::1]", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "fec0::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:8.8.8.8",  # IPv4 in IPv6
        "::127.0.0.1", "::8.8.8.8",
        "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1",  # NAT64
        "2002:7f00:1::", "2002:a00:1::1", "2001::1", "2001:20::1", "2001:db8::1", "3fff::1",
        "100::1", "5f00::1", "4000::1",
        "example.org", "127.1", "2130706433", "",
    ],
)  # fmt: skip
def test_other_ips_are_not_public(ip):
    assert not is_public(ip)


@pytest.mark.parametrize(
    ("ip", "network"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("::ffff:192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:1:2::3", "2001:db8:1::/48"),
        ("fe80::1%eth0", "fe80::/48"),
        ("nonsense", ""),
        ("", ""),
    ],
)
def test_an_ip_is_reduced_to_its_network(ip, network):
    assert network_of(ip) == network
