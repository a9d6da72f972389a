"""Sitemaps (sitemaps.org): the pages of a site, and the sitemaps that an index names."""

from collections.abc import Iterable, Iterator
from typing import Any

from corpus.errors import Reason, SourceError
from corpus.parsers.dates import read_date
from corpus.parsers.draft import Draft
from corpus.web.feed_entries import Entry, Listing
from corpus.web.markup import clean_xml
from corpus.web.response_body import unpack
from corpus.web.urls import resolve, same_site

_GZIP = b"\x1f\x8b"


def read_sitemap(data: bytes, url: str, limit: int) -> Listing:
    """Return what the sitemap at `url` lists, packed by gzip or not; `limit` is its size at most, in bytes.

    Addresses of other sites are left out, and counted. Raises SourceError where it is no sitemap.
    """
    root = _root(unpack(data, limit) if data.startswith(_GZIP) else data)
    name = _name(root)
    if name not in ("urlset", "sitemapindex"):
        raise SourceError("unreadable-no-sitemap")
    found = list(_entries(root, url))
    listed = tuple(entry for entry in found if same_site(entry.url, url))
    others = len(found) - len(listed)
    left_out = Reason("unreadable-other-site", count=others) if others else None
    return Listing(listed, left_out=left_out) if name == "urlset" else Listing(parts=listed, left_out=left_out)


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
        own = _fields(element.iterchildren("*"))
        news = _fields(
            part for child in element.iterchildren("*") if _name(child) == "news" for part in child.iter("*")
        )
        try:
            address = resolve(url, own.get("loc", ""))
        except SourceError:
            continue
        if own.get("loc"):
            yield _entry(address, own, news)


def _fields(elements: Iterable[Any]) -> dict[str, str]:
    """Return the text of the elements without children; those of a page's pictures and films stand deeper."""
    return {_name(part): " ".join((part.text or "").split()) for part in elements if len(part) == 0}


def _entry(address: str, own: dict[str, str], news: dict[str, str]) -> Entry:
    """Return an entry; a sitemap of news says more of each page (Google News sitemaps)."""
    language = news.get("language") or None
    published = read_date(news.get("publication_date"), language)
    said = Draft(
        text="",
        title=news.get("title") or None,
        publisher=news.get("name") or None,
        published=published.isoformat() if published else None,
        language=language,
    )
    return Entry(address, said, published, read_date(own.get("lastmod"), language))


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
