"""OPML in and out."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import SourceError
from corpus.opml import read_opml, write_opml
from corpus.specs import SourceSpec


def opml(*outlines: str) -> bytes:
    return f'<?xml version="1.0"?><opml version="2.0"><body>{"".join(outlines)}</body></opml>'.encode()


def outline(url: str) -> str:
    return f'<outline type="rss" text="A reader\'s own name" xmlUrl="{url}"/>'


def addresses(data: bytes) -> list[str]:
    return [spec.location for spec in read_opml(data)]


def test_feeds_are_read_out_of_folders_each_once() -> None:
    folder = f'<outline text="News"><outline text="Local">{outline("https://b.example/feed")}</outline></outline>'
    data = opml(outline("https://A.example/feed"), folder, outline("https://a.example:443/feed"))
    assert read_opml(data) == [
        SourceSpec("feed", "https://a.example/feed"),
        SourceSpec("feed", "https://b.example/feed"),
    ]


def test_a_readers_name_for_a_feed_is_not_its_publisher() -> None:
    assert read_opml(opml(outline("https://a.example/")))[0].publisher is None


@pytest.mark.parametrize(
    "written", ["feed://a.example/", "feed:http://a.example/", "feed://http://a.example/", " http://a.example "]
)
def test_addresses_are_read_as_readers_write_them(written: str) -> None:
    assert addresses(opml(outline(written))) == ["http://a.example/"]


def test_what_is_no_address_is_left_out() -> None:
    bad = [outline("ftp://a.example/"), outline("https://me:pw@a.example/"), outline(""), outline("not an address")]
    assert addresses(opml(*bad, outline("https://a.example/"))) == ["https://a.example/"]


def test_what_feeds_were_written_is_read_again() -> None:
    specs = [
        SourceSpec("feed", 'https://a.example/?a=1&b="2"'),
        SourceSpec("feed", "https://b.example/", "<B> & 한국 \ufffe"),
    ]
    others = [SourceSpec("page", "https://c.example/"), SourceSpec("files", "/srv/news")]
    written = write_opml([*specs, *others])
    assert addresses(written.encode()) == [spec.location for spec in specs]
    assert 'text="&lt;B&gt; &amp; 한국 "' in written
    assert 'text="a.example"' in written


def test_it_may_be_in_any_encoding_that_articles_may() -> None:
    assert addresses(opml(outline("https://a.example/")).decode().encode("utf-16")) == ["https://a.example/"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "unreadable-no-opml"),
        (b"<rss/>", "unreadable-no-opml"),
        (b"just text", "unreadable-no-opml"),
        (b"\x89PNG\0", "unreadable-binary"),
        (opml(), "unreadable-opml-empty"),
        (opml(outline("nothing")), "unreadable-opml-empty"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]>' + opml(outline("https://a.example/")), "unreadable-entities"),
        (opml(*(outline(f"https://a.example/{n}") for n in range(1001))), "unreadable-opml-many count=1001 most=1000"),
        (opml(outline("https://a.example/")) + b" " * (4 << 20), "unreadable-opml-large bytes=4194304"),
    ],
)
def test_what_holds_no_feeds_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        read_opml(data)


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(opml)))
def test_whatever_it_holds_nothing_but_a_source_error_is_raised(data: bytes) -> None:
    with contextlib.suppress(SourceError):
        read_opml(data)
