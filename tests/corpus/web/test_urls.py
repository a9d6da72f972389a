"""One spelling for every address, and refusals for what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import SourceError
from corpus.web.urls import host_of, identify, normalize, port_of, resolve, root_of, same_site, shown


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("HTTPS://News.Example", "https://news.example/"),
        (" https://news.example/a#part ", "https://news.example/a"),
        ("http://news.example:80/", "http://news.example/"),
        ("https://news.example:443/", "https://news.example/"),
        ("http://news.example:443/", "http://news.example:443/"),
        ("https://news.example./a", "https://news.example/a"),
        ("https://news.example/a/./b/../c/", "https://news.example/a/c/"),
        ("https://news.example/../../etc/passwd", "https://news.example/etc/passwd"),
        ("https://news.example/a/..", "https://news.example/"),
        ("https://news.example/%e6%97%a5", "https://news.example/%E6%97%A5"),
        ("https://news.example/日", "https://news.example/%E6%97%A5"),
        ("https://news.example/100%", "https://news.example/100%25"),
        ("https://news.example/a?b=c d".replace(" ", "+"), "https://news.example/a?b=c+d"),
        ("https://news.example/?q=한국", "https://news.example/?q=%ED%95%9C%EA%B5%AD"),
        ("https://news.example?x=1", "https://news.example/?x=1"),
        ("https://日本語.example/", "https://xn--wgv71a119e.example/"),
        ("https://BÜCHER.example/", "https://xn--bcher-kva.example/"),
        ("http://[2001:DB8::1]:8080/", "http://[2001:db8::1]:8080/"),
        ("http://１２７.０.０.１/", "http://127.0.0.1/"),  # the address rule knows it then
    ],
)
def test_an_address_has_one_spelling(written: str, normal: str) -> None:
    assert normalize(written) == normal == normalize(normal)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", "unreadable-scheme"),
        ("news.example/a", "unreadable-scheme"),
        ("ftp://news.example/", "unreadable-scheme"),
        ("file:///etc/passwd", "unreadable-scheme"),
        ("javascript:alert(1)", "unreadable-scheme"),
        ("data:text/html,hello", "unreadable-scheme"),
        ("https://me:secret@news.example/", "unreadable-user-name"),
        ("https://me@news.example/", "unreadable-user-name"),
        ("https://news.example\\@evil.example/", "unreadable-user-name"),
        ("https://", "unreadable-no-host"),
        ("https:///a", "unreadable-no-host"),
        ("https://news..example/", "unreadable-no-host"),
        ("https://-news.example/", "unreadable-no-host"),
        ("https://news%2eexample/", "unreadable-no-host"),
        ("https://news.example\\a/", "unreadable-no-host"),
        ("https://news.example:0/", "unreadable-no-port"),
        ("https://news.example:99999/", "unreadable-no-address"),
        ("https://news.example:8a/", "unreadable-no-address"),
        ("https://[fe80::1%25eth0]/", "unreadable-interface"),
        ("https://[::1/", "unreadable-no-address"),
        ("https://[v1.x]/", "unreadable-no-address"),
        ("https://[::1]evil.example/", "unreadable-no-address"),
        ("https://evil.example[::1]/", "unreadable-no-address"),
        ("https://℀.example/", "unreadable-no-address"),
        ("https://xn--a.exa☃mple\u200d/", "unreadable-no-host"),
        ("https://news.example/a b", "unreadable-address-spaces"),
        ("https://news.example/a\r\nHost: evil", "unreadable-address-spaces"),
        ("https://news.example/\0", "unreadable-address-spaces"),
        ("https://news.example/\ud800", "unreadable-address-spaces"),
        ("https://news.example/" + "a" * 2000, "unreadable-address-long"),
    ],
)
def test_what_is_no_address_is_refused(written: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason) as raised:
        normalize(written)
    assert "secret" not in str(raised.value)


def test_a_page_is_the_same_without_what_counts_its_visitors() -> None:
    assert (
        identify("https://news.example/a?utm_source=x&id=7&UTM_medium=y&fbclid=z#top") == "https://news.example/a?id=7"
    )
    assert identify("https://news.example/a?utm_source=x") == "https://news.example/a"
    assert identify("https://news.example/a?utmost=1") == "https://news.example/a?utmost=1"


def test_a_reference_is_read_as_it_stands_in_its_page() -> None:
    assert resolve("https://news.example/a/b", "../c#d") == "https://news.example/c"
    assert resolve("https://news.example/a/b", "//other.example/c") == "https://other.example/c"
    with pytest.raises(SourceError):
        resolve("https://news.example/", "mailto:desk@news.example")
    with pytest.raises(SourceError):
        resolve("https://news.example/", "//[::1")


def test_one_site_is_one_host() -> None:
    page = "https://www.news.example/a"
    assert same_site(page, "http://news.example/b")
    assert same_site(page, "https://m.news.example/b")
    assert not same_site(page, "https://blogs.news.example/b")
    assert not same_site(page, "https://news.example.evil.example/b")
    assert not same_site("https://a.hosting.example/", "https://b.hosting.example/")


def test_its_parts() -> None:
    assert (host_of("http://[2001:db8::1]:8080/a"), port_of("http://[2001:db8::1]:8080/a")) == ("2001:db8::1", 8080)
    assert (port_of("http://a.example/"), port_of("https://a.example/")) == (80, 443)
    assert root_of("https://news.example:8443/a?b") == "https://news.example:8443/"


def test_a_query_stays_out_of_the_logs() -> None:
    assert shown("https://news.example/feed?key=hunter2") == "https://news.example/feed?…"
    assert shown("https://news.example/feed") == "https://news.example/feed"


@given(st.one_of(st.text(), st.text().map("http://".__add__), st.text().map("https://news.example/".__add__)))
def test_whatever_is_written_is_an_address_or_refused(written: str) -> None:
    try:
        normal = normalize(written)
    except SourceError:
        return
    assert normalize(normal) == normal
    assert normal.isascii()
