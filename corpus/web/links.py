"""What the head of a page links to: its canonical address, and the feeds that it announces."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from corpus.errors import SourceError
from corpus.web.urls import identify, normalize, resolve, same_site

_HEAD = 300_000  # characters in which a head ends; some have a screenful of styles before their links
_FEEDS = ("application/rss+xml", "application/atom+xml", "application/feed+json")
_MOST_FEEDS = 10


@dataclass(frozen=True, slots=True)
class Links:
    """Hold what a head links to: normal addresses."""

    canonical: str | None
    feeds: tuple[str, ...]


def read_links(source: str, url: str) -> Links:
    """Return the links in the source of the page at `url`."""
    head = _head(source)
    if head is None:
        return Links(None, ())
    base = next((found for element in head.iter("base") if (found := _resolved(url, element.get("href")))), url)
    links = [(_words(element, "rel"), element) for element in head.iter("link")]
    canonical = [element.get("href") for rel, element in links if "canonical" in rel]
    canonical += [meta.get("content") for meta in head.iter("meta") if meta.get("property") == "og:url"]
    feeds = [
        _resolved(base, element.get("href"))
        for rel, element in links
        if "alternate" in rel and (element.get("type") or "").strip().lower() in _FEEDS
    ]
    believed = (found for href in canonical if (found := _canonical(url, _resolved(base, href))))
    return Links(next(believed, None), tuple(dict.fromkeys(filter(None, feeds)))[:_MOST_FEEDS])


def _canonical(url: str, found: str | None) -> str | None:
    """Return a canonical address where it is to be believed: one of the same site, and not its front page.

    A page may not pass for another site's; and many a site has one canonical address for all that it has.
    """
    if found is None or not same_site(found, url):
        return None
    return found if _is_front(url) or not _is_front(found) else None


def _is_front(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path == "/" and not parts.query


def leads_to_front(asked: str, final: str) -> bool:
    """Return whether a redirect leads from a page to the front page, which is how many sites say that it is gone."""
    return _is_front(normalize(final)) and not _is_front(identify(asked))


def names_address(url: str, asked: str) -> bool:
    """Return whether an address carries another one in its query, as walls do that lead back to what was asked for."""
    parts, wanted = urlsplit(url), urlsplit(asked)
    carried = unquote(unquote(f"{parts.query}#{parts.fragment}")).lower()
    named = (wanted.netloc + wanted.path).lower()
    return named in carried or (len(wanted.path) > 1 and f"={wanted.path.lower()}" in carried)


def _head(source: str) -> Any:
    from lxml import etree

    # libxml2 reads what browsers read, and builds no more than this piece of the page.
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, huge_tree=False)
    try:
        tree = etree.fromstring(source[:_HEAD].encode(), parser)
    except etree.LxmlError:
        return None
    return tree.find("head") if tree is not None else None


def _words(element: Any, attribute: str) -> list[str]:
    return (element.get(attribute) or "").lower().split()


def _resolved(base: str, href: str | None) -> str | None:
    if not href or not href.strip():
        return None
    try:
        return resolve(base, href)
    except SourceError:
        return None
