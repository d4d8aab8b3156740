"""Which addresses are public, and which lead behind somebody's door."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

# Whatever IPv6 has not given to the public internet is refused as a whole: private, local and
# embedded IPv4 addresses (::ffff:0:0/96, 64:ff9b::/96) among it.
_GLOBAL_UNICAST = ip_network("2000::/3")
# Python 3.11 takes some of these for global, depending on its patch release.
_NOT_PUBLIC = tuple(
    ip_network(network)
    for network in (
        "100.64.0.0/10",  # shared by an access provider's customers
        "192.0.0.0/24",  # protocol assignments
        "192.88.99.0/24",  # 6to4 relays
        "240.0.0.0/4",  # reserved
        "2001::/23",  # protocol assignments; Teredo and ORCHID, which hide other addresses
        "2002::/16",  # 6to4, which hides an IPv4 address
        "3fff::/20",  # documentation
    )
)
_KEPT_BITS = {4: 24, 6: 48}


def is_public(address: str) -> bool:
    """Whether `address`, an IPv4 or IPv6 literal, is one of the public internet's."""
    try:
        ip = ip_address(address.strip("[]"))
    except ValueError:
        return False
    if ip not in _GLOBAL_UNICAST and isinstance(ip, IPv6Address):
        return False
    return ip.is_global and not _is_special(ip)


def _is_special(ip: IPv4Address | IPv6Address) -> bool:
    return ip.is_multicast or ip.is_reserved or any(ip in network for network in _NOT_PUBLIC)


def network_of(address: str) -> str:
    """The part of an address that may be kept, /24 or /48; "" of what is no address.

    >>> network_of("192.0.2.77"), network_of("2001:db8:1:2::3")
    ('192.0.2.0/24', '2001:db8:1::/48')
    """
    try:
        ip = ip_address(address)
    except ValueError:
        return ""
    ip = getattr(ip, "ipv4_mapped", None) or ip
    return str(ip_network((ip, _KEPT_BITS[ip.version]), strict=False))
