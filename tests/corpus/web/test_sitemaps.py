"""What a sitemap lists."""

import contextlib
import gzip
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import Reason, SourceError
from corpus.web.sitemaps import read_sitemap

URL = "https://www.news.example/sitemap.xml"
NAMESPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
)
LIMIT = 100_000


def urlset(entries: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset {NAMESPACES}>{entries}</urlset>'.encode()


def url(location: str, more: str = "") -> str:
    return f"<url><loc>{location}</loc>{more}</url>"


def listed(data: bytes) -> list[str]:
    return [entry.url for entry in read_sitemap(data, URL, LIMIT).entries]


def test_pages_are_listed_with_when_they_changed():
    data = urlset(url(" https://news.example/a ", "<lastmod>2024-03-01T10:00:00+00:00</lastmod>") + url("/b"))
    first, second = read_sitemap(data, URL, LIMIT).entries
    assert (first.url, first.changed, first.published) == ("https://news.example/a", date(2024, 3, 1), None)
    assert (second.url, second.changed) == ("https://www.news.example/b", None)


def test_a_sitemap_of_news_says_more():
    news = """<news:news>
        <news:publication><news:name>The Crier</news:name><news:language>en</news:language></news:publication>
        <news:publication_date>2024-03-01</news:publication_date><news:title>The bridge</news:title></news:news>"""
    (entry,) = read_sitemap(urlset(url("/a", news)), URL, LIMIT).entries
    assert (entry.said.title, entry.said.publisher, entry.said.language) == ("The bridge", "The Crier", "en")
    assert (entry.published, entry.said.published, entry.said.text) == (date(2024, 3, 1), "2024-03-01", "")


def test_pictures_and_films_of_a_page_are_not_the_page():
    more = """<image:image><image:loc>https://www.news.example/a.jpg</image:loc><image:title>A map</image:title>
        </image:image>
        <image:image><image:loc>https://cdn.example/b.jpg</image:loc></image:image>
        <video:video><video:thumbnail_loc>https://cdn.example/c.jpg</video:thumbnail_loc>
        <video:title>A film</video:title><video:publication_date>2020-01-01</video:publication_date></video:video>
        <xhtml:link rel="alternate" hreflang="de" href="https://www.news.example/de/a"/><lastmod>2024-03-01</lastmod>"""
    spaces = " ".join(f'xmlns:{name}="urn:{name}"' for name in ("image", "video", "xhtml"))
    data = urlset(url("/a", more) + url("/b")).replace(b"<urlset ", f"<urlset {spaces} ".encode())
    first, second = read_sitemap(data, URL, LIMIT).entries
    assert (first.url, first.changed) == ("https://www.news.example/a", date(2024, 3, 1))
    assert (first.said.title, first.published) == (None, None)
    assert second.url == "https://www.news.example/b"


def test_how_many_are_of_other_sites_is_said():
    listing = read_sitemap(urlset(url("/a") + url("https://other.example/b") + url("http://[")), URL, LIMIT)
    assert len(listing.entries) == 1
    assert listing.left_out == Reason("unreadable-other-site", count=1)


def test_an_index_names_sitemaps():
    data = b"<sitemapindex><sitemap><loc>/1.xml</loc><lastmod>2024-03-01</lastmod></sitemap></sitemapindex>"
    listing = read_sitemap(data, URL, LIMIT)
    assert listing.entries == ()
    assert [(part.url, part.changed) for part in listing.parts] == [
        ("https://www.news.example/1.xml", date(2024, 3, 1))
    ]


def test_pages_of_other_sites_and_what_is_no_address_are_left_out():
    others = ["https://other.example/a", "https://news.example.evil.example/", "ftp://news.example/", "", "http://["]
    others += ["http://me:pw@news.example/"]
    assert listed(urlset("".join(map(url, others)) + url("http://m.news.example/a"))) == ["http://m.news.example/a"]


def test_one_may_be_packed():
    assert listed(gzip.compress(urlset(url("/a")))) == ["https://www.news.example/a"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "unreadable-broken-sitemap"),
        (b"<rss/>", "unreadable-no-sitemap"),
        (b"<urlset><url>", "unreadable-broken-sitemap"),
        (b"hello", "unreadable-broken-sitemap"),
        (b"\x1f\x8bhello", "damaged"),
        (gzip.compress(urlset("")[:-9] + b" " * LIMIT), "unreadable-large bytes=100000"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><urlset/>', "unreadable-entities"),
        (b'<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1/">%a;]><urlset/>', "unreadable-entities"),
    ],
)
def test_what_is_none_is_refused(data, reason):
    with pytest.raises(SourceError, match=reason):
        read_sitemap(data, URL, LIMIT)


def test_an_external_definition_is_not_looked_at(tmp_path):
    place = tmp_path / "x.dtd"
    place.write_text('<!ENTITY a "https://www.news.example/secret">')
    data = f'<!DOCTYPE urlset SYSTEM "file://{place}"><urlset>{url("/b")}{url("&a;")}</urlset>'.encode()
    with contextlib.suppress(SourceError):
        assert listed(data) == ["https://www.news.example/b"]


TAGS = st.sampled_from(
    [
        "<url>",
        "</url>",
        "<loc>",
        "</loc>",
        "/a",
        "<lastmod>",
        "2024",
        "&amp;",
        "&",
        "<",
        ">",
        "<!--",
        "<![CDATA[",
        "<?x?>",
        "<!DOCTYPE",
    ]
)
SOUP = st.lists(TAGS, max_size=30).map(" ".join)


@given(st.one_of(st.binary(max_size=200), st.binary(max_size=200).map(b"\x1f\x8b".__add__), SOUP.map(urlset)))
def test_whatever_it_is_nothing_but_a_source_error_is_raised(data):
    with contextlib.suppress(SourceError):
        read_sitemap(data, URL, LIMIT)
