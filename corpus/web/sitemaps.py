"""Sitemaps (sitemaps.org): the pages of a site, and the sitemaps that an index names."""

from collections.abc import Iterator
from typing import Any

from corpus.errors import SourceError
from corpus.parsers.dates import read_stamp
from corpus.parsers.draft import Draft
from corpus.web.feed_entries import Entry, Listing
from corpus.web.markup import clean_xml
from corpus.web.response_body import unpack
from corpus.web.urls import resolve, same_site

_GZIP = b"\x1f\x8b"


def read_sitemap(data: bytes, url: str, limit: int) -> Listing:
    """Return what the sitemap at `url` lists, packed by gzip or not; `limit` is its size at most, in bytes.

    Addresses of other sites are left out. Raises SourceError where it is no sitemap.
    """
    root = _root(unpack(data, limit) if data.startswith(_GZIP) else data)
    name = _name(root)
    if name not in ("urlset", "sitemapindex"):
        raise SourceError("unreadable-no-sitemap")
    listed = tuple(_entries(root, url))
    return Listing(entries=listed) if name == "urlset" else Listing(parts=listed)


def _root(data: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(clean_xml(data), parser)
    except (etree.LxmlError, ValueError):
        raise SourceError("unreadable-broken-sitemap") from None


def _entries(root: Any, url: str) -> Iterator[Entry]:
    for element in root.iterchildren("*"):
        fields = {_name(part): " ".join((part.text or "").split()) for part in element.iter("*") if len(part) == 0}
        try:
            address = resolve(url, fields.get("loc", ""))
        except SourceError:
            continue
        if fields.get("loc") and same_site(address, url):
            yield _entry(address, fields)


def _entry(address: str, fields: dict[str, str]) -> Entry:
    """Return an entry; a sitemap of news says more of each page (Google News sitemaps)."""
    published = read_stamp(fields.get("publication_date"))
    said = Draft(
        text="",
        title=fields.get("title") or None,
        publisher=fields.get("name") or None,
        published=published.isoformat() if published else None,
        language=fields.get("language") or None,
    )
    return Entry(address, said, published, read_stamp(fields.get("lastmod")))


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
