"""Which addresses are connected to: those on the open internet, in their plain form, and nothing else."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import SourceError
from corpus.web.addresses import check_address, check_host, check_port
from tests.support.errors import raises

# What must never be connected to, with a word of the reason. Every form that reaches a private network is here.
REFUSED = {
    "0.0.0.0": "unreadable-kind-unspecified",
    "0.1.2.3": "unreadable-kind-unspecified",
    "10.0.0.1": "unreadable-kind-private",
    "10.255.255.255": "unreadable-kind-private",
    "100.64.0.1": "unreadable-kind-carrier",
    "100.100.100.200": "unreadable-kind-carrier",  # a cloud's metadata
    "100.127.255.255": "unreadable-kind-carrier",
    "127.0.0.1": "unreadable-kind-loopback",
    "127.1.2.3": "unreadable-kind-loopback",
    "168.63.129.16": "unreadable-kind-cloud",
    "169.254.0.1": "unreadable-kind-link",
    "169.254.169.254": "unreadable-kind-link",  # the clouds' metadata
    "172.16.0.1": "unreadable-kind-private",
    "172.31.255.255": "unreadable-kind-private",
    "192.0.0.8": "unreadable-kind-protocols",
    "192.0.0.192": "unreadable-kind-protocols",
    "192.0.2.1": "unreadable-kind-documentation",
    "192.88.99.1": "unreadable-kind-relay",
    "192.168.0.1": "unreadable-kind-private",
    "198.18.0.1": "unreadable-kind-benchmarks",
    "198.19.255.255": "unreadable-kind-benchmarks",
    "198.51.100.1": "unreadable-kind-documentation",
    "203.0.113.1": "unreadable-kind-documentation",
    "224.0.0.1": "unreadable-kind-multicast",
    "239.255.255.250": "unreadable-kind-multicast",
    "240.0.0.1": "unreadable-kind-reserved",
    "255.255.255.255": "unreadable-kind-broadcast",
    "::": "unreadable-kind-unspecified",
    "::1": "unreadable-kind-loopback",
    "::127.0.0.1": "unreadable-kind-mapped",
    "::8.8.8.8": "unreadable-kind-mapped",
    "::ffff:127.0.0.1": "unreadable-kind-mapped",
    "::ffff:7f00:1": "unreadable-kind-mapped",
    "::ffff:10.0.0.1": "unreadable-kind-mapped",
    "::ffff:8.8.8.8": "unreadable-kind-mapped",
    "::ffff:0:127.0.0.1": "unreadable-kind-mapped",
    "64:ff9b::7f00:1": "unreadable-kind-nat64",
    "64:ff9b::10.0.0.1": "unreadable-kind-nat64",
    "64:ff9b:1::a00:1": "unreadable-kind-nat64",
    "100::1": "unreadable-kind-discarding",
    "2001::1": "unreadable-kind-tunnel name=Teredo",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2": "unreadable-kind-tunnel name=Teredo",
    "2001:2::1": "unreadable-kind-protocols",
    "2001:10::1": "unreadable-kind-protocols",
    "2001:20::1": "unreadable-kind-protocols",
    "2001:db8::1": "unreadable-kind-documentation",
    "2002:7f00:1::1": "unreadable-kind-tunnel name=6to4",
    "2002:c0a8:101::1": "unreadable-kind-tunnel name=6to4",
    "3fff::1": "unreadable-kind-documentation",
    "5f00::1": "unreadable-kind-routing",
    "2a00:1450::5efe:10.0.0.1": "unreadable-kind-tunnel name=ISATAP",
    "2a00:1450::200:5efe:127.0.0.1": "unreadable-kind-tunnel name=ISATAP",
    "4000::1": "unreadable-kind-reserved",
    "fc00::1": "unreadable-kind-private",
    "fd00:ec2::254": "unreadable-kind-private",  # a cloud's metadata
    "fe80::1": "unreadable-kind-link",
    "fe80::1%eth0": "unreadable-kind-interface",
    "2a00:1450:4001::1%1": "unreadable-kind-interface",
    "fec0::1": "unreadable-kind-site",
    "ff02::1": "unreadable-kind-multicast",
    "ff0e::1": "unreadable-kind-multicast",
    "": "unreadable-kind-none",
    "localhost": "unreadable-kind-none",
    "127.1": "unreadable-kind-none",
}
OPEN = ("1.1.1.1", "8.8.8.8", "93.184.215.14", "172.15.0.1", "172.32.0.1", "100.63.0.1", "100.128.0.1", "198.17.0.1",
        "2606:4700:4700::1111", "2a00:1450:4001:82b::200e", "2001:4860:4860::8888", "2620:fe::fe")  # fmt: skip

HOSTS_REFUSED = {
    "2130706433": "unreadable-host-odd",  # 127.0.0.1 as one number
    "017700000001": "unreadable-host-odd",
    "0x7f000001": "unreadable-host-odd",
    "0x7f.0.0.1": "unreadable-host-odd",
    "0x7F.1": "unreadable-host-odd",
    "0177.0.0.1": "unreadable-host-odd",
    "127.1": "unreadable-host-odd",
    "127.0.1": "unreadable-host-odd",
    "127.0.0.01": "unreadable-host-odd",
    "1.1.1.1.1": "unreadable-host-odd",
    "0": "unreadable-host-odd",
    "0x": "unreadable-host-odd",
    "127.0.0.1": "unreadable-kind-loopback",
    "127.0.0.1.": "unreadable-kind-loopback",
    "169.254.169.254": "unreadable-kind-link",
    "::1": "unreadable-kind-loopback",
    "fe80::1%25eth0": "unreadable-kind-interface",
    "::ffff:127.0.0.1": "unreadable-kind-mapped",
    "localhost": "unreadable-host-local",
    "LOCALHOST.": "unreadable-host-local",
    "a.localhost": "unreadable-host-local",
    "localhost.localdomain": "unreadable-host-local",
    "ip6-localhost": "unreadable-host-local",
    "printer.local": "unreadable-host-local",
    "metadata.google.internal": "unreadable-host-local",
    "router.lan": "unreadable-host-local",
    "nas.home.arpa": "unreadable-host-local",
    "hidden.onion": "unreadable-host-local",
}


@pytest.mark.parametrize(("address", "reason"), REFUSED.items())
def test_an_address_off_the_open_internet_is_refused(address: str, reason: str) -> None:
    with pytest.raises(SourceError, match=rf"^unreadable-host-closed why=\({reason}\)$"):
        check_address(address)


@pytest.mark.parametrize("address", OPEN)
def test_an_address_on_the_open_internet_is_not(address: str) -> None:
    check_address(address)
    check_host(address)


@pytest.mark.parametrize(("host", "reason"), HOSTS_REFUSED.items())
def test_a_host_that_can_only_be_private_is_refused_unresolved(host: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        check_host(host)


@pytest.mark.parametrize(
    "host", ["news.example", "localhost.example", "mylocal", "a1.example", "xn--wgv71a119e.example"]
)
def test_any_other_name_is_left_to_what_it_resolves_to(host: str) -> None:
    check_host(host)


@given(st.ip_addresses())
def test_none_is_let_through_that_python_calls_private(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    try:
        check_address(str(address))
    except SourceError:
        return
    assert address.is_global
    kinds = ("is_private", "is_multicast", "is_reserved", "is_loopback", "is_link_local", "is_unspecified")
    assert [kind for kind in kinds if getattr(address, kind)] == []


@given(st.ip_addresses(v=4), st.sampled_from(["::ffff:{}", "::{}", "64:ff9b::{}", "::ffff:0:{}"]))
def test_no_ipv4_address_gets_through_in_ipv6_form(address: ipaddress.IPv4Address, form: str) -> None:
    with pytest.raises(SourceError):
        check_address(form.format(address))


def test_only_ports_of_web_servers_are_read() -> None:
    for port in (80, 443, 8080, 8443):
        check_port(port)
    for port in (0, 22, 25, 53, 3306, 5432, 6379, 8000, 9200, 11211):
        with raises(SourceError, "unreadable-port", port=str(port), known="80, 443, 8080", last="8443"):
            check_port(port)
