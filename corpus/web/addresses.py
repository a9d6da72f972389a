"""Which addresses may be connected to: those of hosts on the open internet, and no others.

A source can be named by anyone who may add one, and a page can redirect anywhere. What a name resolves to is checked
here, address by address, right before the connection, and the connection is made to exactly what was checked.
Registries: IANA's IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890).
"""

import re
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from corpus.errors import FetchError

PORTS = (80, 443, 8080, 8443)

_IPV4 = {
    IPv4Network(network): name
    for network, name in (
        ("0.0.0.0/8", "unspecified"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "a carrier's own (CGNAT)"),
        ("127.0.0.0/8", "loopback"),
        ("168.63.129.16/32", "a cloud's own (Azure)"),  # public by its number, answered by the machine's own host
        ("169.254.0.0/16", "link-local"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "reserved for protocols"),
        ("192.0.2.0/24", "for documentation"),
        ("192.31.196.0/24", "reserved for protocols"),
        ("192.52.193.0/24", "reserved for protocols"),
        ("192.88.99.0/24", "a 6to4 relay"),
        ("192.168.0.0/16", "private"),
        ("192.175.48.0/24", "reserved for protocols"),
        ("198.18.0.0/15", "for benchmarks"),
        ("198.51.100.0/24", "for documentation"),
        ("203.0.113.0/24", "for documentation"),
        ("224.0.0.0/4", "multicast"),
        ("255.255.255.255/32", "broadcast"),
        ("240.0.0.0/4", "reserved"),
    )
}
_IPV6 = {
    IPv6Network(network): name
    for network, name in (
        ("::/128", "unspecified"),
        ("::1/128", "loopback"),
        ("::ffff:0:0/96", "an IPv4 address in IPv6 form"),
        ("::ffff:0:0:0/96", "an IPv4 address in IPv6 form"),
        ("::/96", "an IPv4 address in IPv6 form"),
        ("64:ff9b::/96", "translated to IPv4 (NAT64)"),
        ("64:ff9b:1::/48", "translated to IPv4 (NAT64)"),
        ("100::/64", "for discarding"),
        ("2001::/32", "a tunnel to IPv4 (Teredo)"),
        ("2001::/23", "reserved for protocols"),
        ("2001:db8::/32", "for documentation"),
        ("2002::/16", "a tunnel to IPv4 (6to4)"),
        ("2620:4f:8000::/48", "reserved for protocols"),
        ("3fff::/20", "for documentation"),
        ("5f00::/16", "for routing"),
        ("fc00::/7", "private"),
        ("fe80::/10", "link-local"),
        ("fec0::/10", "site-local"),
        ("ff00::/8", "multicast"),
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
            raise FetchError("its host is an address in an odd form; such addresses are not read") from None
    elif name in _LOCAL_HOSTS or any(name == local or name.endswith("." + local) for local in _LOCAL_NAMES):
        raise FetchError("its host is a name of this machine or of a private network; such hosts are not read")


def check_port(port: int) -> None:
    """Raise FetchError for a port that no web server for the public listens on."""
    if port not in PORTS:
        allowed = ", ".join(map(str, PORTS[:-1]))
        raise FetchError(f"its port is {port}; only the ports {allowed} and {PORTS[-1]} are read")


def check_address(address: str) -> None:
    """Raise FetchError unless an IP address is globally routable unicast, with what it is instead."""
    kind = _kind(address)
    if kind is not None:
        raise FetchError(f"its host has an address that is {kind}; only hosts on the open internet are read")


def _kind(address: str) -> str | None:
    try:
        parsed = ip_address(address)
    except ValueError:
        return "no address at all"
    if isinstance(parsed, IPv4Address):
        special = next((name for network, name in _IPV4.items() if parsed in network), None)
        return special or (None if parsed.is_global else "reserved")
    if parsed.scope_id is not None:
        return "of one network interface (%)"
    special = next((name for network, name in _IPV6.items() if parsed in network), None)
    if special or (parsed in _GLOBAL_UNICAST and parsed.is_global):
        return special or _tunnel(parsed)
    return "reserved"


def _tunnel(address: IPv6Address) -> str | None:
    interface = int(address) & 0xFFFF_FFFF_FFFF_FFFF
    return "a tunnel to IPv4 (ISATAP)" if (interface >> 32) & ~0x0200_0000 == _ISATAP else None
