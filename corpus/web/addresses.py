"""Which addresses may be connected to: those of hosts on the open internet, and no others.

A source can be named by anyone who may add one, and a page can redirect anywhere. What a name resolves to is checked
here, address by address, right before the connection, and the connection is made to exactly what was checked.
Registries: IANA's IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890).
"""

import re
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from corpus.errors import FetchError, Reason

PORTS = (80, 443, 8080, 8443)

_IPV4 = {
    IPv4Network(network): kind
    for network, kind in (
        ("0.0.0.0/8", Reason("unreadable-kind-unspecified")),
        ("10.0.0.0/8", Reason("unreadable-kind-private")),
        ("100.64.0.0/10", Reason("unreadable-kind-carrier")),
        ("127.0.0.0/8", Reason("unreadable-kind-loopback")),
        # Public by its number, answered by the machine's own host.
        ("168.63.129.16/32", Reason("unreadable-kind-cloud")),
        ("169.254.0.0/16", Reason("unreadable-kind-link")),
        ("172.16.0.0/12", Reason("unreadable-kind-private")),
        ("192.0.0.0/24", Reason("unreadable-kind-protocols")),
        ("192.0.2.0/24", Reason("unreadable-kind-documentation")),
        ("192.31.196.0/24", Reason("unreadable-kind-protocols")),
        ("192.52.193.0/24", Reason("unreadable-kind-protocols")),
        ("192.88.99.0/24", Reason("unreadable-kind-relay")),
        ("192.168.0.0/16", Reason("unreadable-kind-private")),
        ("192.175.48.0/24", Reason("unreadable-kind-protocols")),
        ("198.18.0.0/15", Reason("unreadable-kind-benchmarks")),
        ("198.51.100.0/24", Reason("unreadable-kind-documentation")),
        ("203.0.113.0/24", Reason("unreadable-kind-documentation")),
        ("224.0.0.0/4", Reason("unreadable-kind-multicast")),
        ("255.255.255.255/32", Reason("unreadable-kind-broadcast")),
        ("240.0.0.0/4", Reason("unreadable-kind-reserved")),
    )
}
_IPV6 = {
    IPv6Network(network): kind
    for network, kind in (
        ("::/128", Reason("unreadable-kind-unspecified")),
        ("::1/128", Reason("unreadable-kind-loopback")),
        ("::ffff:0:0/96", Reason("unreadable-kind-mapped")),
        ("::ffff:0:0:0/96", Reason("unreadable-kind-mapped")),
        ("::/96", Reason("unreadable-kind-mapped")),
        ("64:ff9b::/96", Reason("unreadable-kind-nat64")),
        ("64:ff9b:1::/48", Reason("unreadable-kind-nat64")),
        ("100::/64", Reason("unreadable-kind-discarding")),
        ("2001::/32", Reason("unreadable-kind-tunnel", name="Teredo")),
        ("2001::/23", Reason("unreadable-kind-protocols")),
        ("2001:db8::/32", Reason("unreadable-kind-documentation")),
        ("2002::/16", Reason("unreadable-kind-tunnel", name="6to4")),
        ("2620:4f:8000::/48", Reason("unreadable-kind-protocols")),
        ("3fff::/20", Reason("unreadable-kind-documentation")),
        ("5f00::/16", Reason("unreadable-kind-routing")),
        ("fc00::/7", Reason("unreadable-kind-private")),
        ("fe80::/10", Reason("unreadable-kind-link")),
        ("fec0::/10", Reason("unreadable-kind-site")),
        ("ff00::/8", Reason("unreadable-kind-multicast")),
    )
}
_GLOBAL_UNICAST = IPv6Network("2000::/3")
_ISATAP = 0x5EFE  # RFC 5214: an interface's number that holds an IPv4 address, after 0000 or 0200
# Names that never lead to the open internet (RFC 6761, 6762, 8375, and what routers and clouds use).
_LOCAL_NAMES = (
    "localhost",
    "localdomain",
    "local",
    "internal",
    "intranet",
    "lan",
    "home",
    "corp",
    "home.arpa",
    "onion",
)
_LOCAL_HOSTS = frozenset(("ip6-localhost", "ip6-loopback", "broadcasthost"))
_NUMBER = re.compile(r"\d+|0[xX][0-9a-fA-F]*")


def check_host(host: str) -> None:
    """Raise FetchError for a host that is known by its name alone not to be one of the open internet.

    An address in any form but the plain one is refused: 2130706433, 0x7f.1 and 0177.0.0.1 are all 127.0.0.1 to a
    resolver.
    """
    name = host.lower().rstrip(".")
    if ":" in name:
        check_address(name)
    elif _NUMBER.fullmatch(name.rpartition(".")[2]):
        try:
            check_address(str(IPv4Address(name)))
        except ValueError:
            raise FetchError("unreadable-host-odd") from None
    elif name in _LOCAL_HOSTS or any(name == local or name.endswith("." + local) for local in _LOCAL_NAMES):
        raise FetchError("unreadable-host-local")


def check_port(port: int) -> None:
    """Raise FetchError for a port that no web server for the public listens on."""
    if port not in PORTS:
        allowed = ", ".join(map(str, PORTS[:-1]))
        raise FetchError("unreadable-port", port=str(port), known=allowed, last=str(PORTS[-1]))


def check_address(address: str) -> None:
    """Raise FetchError unless an IP address is globally routable unicast, with what it is instead."""
    kind = _kind(address)
    if kind is not None:
        raise FetchError("unreadable-host-closed", why=kind)


def _kind(address: str) -> Reason | None:
    try:
        parsed = ip_address(address)
    except ValueError:
        return Reason("unreadable-kind-none")
    if isinstance(parsed, IPv4Address):
        special = next((kind for network, kind in _IPV4.items() if parsed in network), None)
        return special or (None if parsed.is_global else Reason("unreadable-kind-reserved"))
    if parsed.scope_id is not None:
        return Reason("unreadable-kind-interface")
    special = next((kind for network, kind in _IPV6.items() if parsed in network), None)
    if special or (parsed in _GLOBAL_UNICAST and parsed.is_global):
        return special or _tunnel(parsed)
    return Reason("unreadable-kind-reserved")


def _tunnel(address: IPv6Address) -> Reason | None:
    interface = int(address) & 0xFFFF_FFFF_FFFF_FFFF
    return Reason("unreadable-kind-tunnel", name="ISATAP") if (interface >> 32) & ~0x0200_0000 == _ISATAP else None
