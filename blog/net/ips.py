"""IP addresses: public or private, and their networks."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

# Everything in IPv6 that is not assigned to the public internet is refused, which includes
# private, local and embedded IPv4 addresses (::ffff:0:0/96, 64:ff9b::/96).
_GLOBAL_UNICAST = ip_network("2000::/3")
# Some patch releases of Python 3.11 consider some of these global.
_NOT_PUBLIC = tuple(
    ip_network(network)
    for network in (
        "100.64.0.0/10",  # carrier-grade NAT
        "192.0.0.0/24",  # protocol assignments
        "192.88.99.0/24",  # 6to4 relays
        "240.0.0.0/4",  # reserved
        "2001::/23",  # protocol assignments; Teredo and ORCHID, which hide other addresses
        "2002::/16",  # 6to4, which hides an IPv4 address
        "3fff::/20",  # documentation
    )
)
_NETWORK_BITS = {4: 24, 6: 48}


def is_public(ip: str) -> bool:
    """Return whether `ip`, an IPv4 or IPv6 literal, belongs to the public internet."""
    try:
        parsed = ip_address(ip.strip("[]"))
    except ValueError:
        return False
    if parsed not in _GLOBAL_UNICAST and isinstance(parsed, IPv6Address):
        return False
    return parsed.is_global and not _is_special(parsed)


def _is_special(ip: IPv4Address | IPv6Address) -> bool:
    return ip.is_multicast or ip.is_reserved or any(ip in network for network in _NOT_PUBLIC)


def network_of(ip: str) -> str:
    """Return the network of an IP address, /24 or /48, which may be stored; "" if `ip` is invalid.

    >>> network_of("192.0.2.77"), network_of("2001:db8:1:2::3")
    ('192.0.2.0/24', '2001:db8:1::/48')
    """
    try:
        parsed = ip_address(ip)
    except ValueError:
        return ""
    parsed = getattr(parsed, "ipv4_mapped", None) or parsed
    return str(ip_network((parsed, _NETWORK_BITS[parsed.version]), strict=False))
