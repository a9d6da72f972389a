"""RSS, Atom and JSON Feed: the pages that a feed lists, and what it says of each."""

import json
import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

from corpus.decoding import decode
from corpus.errors import SourceError
from corpus.parsers.dates import read_stamp
from corpus.parsers.draft import Draft
from corpus.parsers.tags import plain_text
from corpus.web.feed_entries import Entry, Listing
from corpus.web.markup import clean_xml
from corpus.web.urls import resolve

_JSON_FEED = re.compile(r"https?://jsonfeed\.org/version/")
_MOST_ENTRIES = 5_000
_MOST_TAGS = 300_000  # feedparser needs up to 40 microseconds for each
_MAX_FEED = 4 * 1024 * 1024  # bytes


def read_feed(data: bytes, url: str, charset: str | None = None) -> Listing:
    """Return what the feed at `url` lists. Raises SourceError where it is none, or too large."""
    if len(data) > _MAX_FEED:
        raise SourceError("unreadable-feed-large", bytes=_MAX_FEED)
    try:
        entries = _json_entries(data, url) if data.lstrip()[:1] == b"{" else _xml_entries(data, url, charset)
        return Listing(tuple(entries))
    except SourceError:
        raise
    except Exception as error:  # feedparser and json raise whatever hostile bytes make them stumble over
        raise SourceError("unreadable-no-feed") from error


def _xml_entries(data: bytes, url: str, charset: str | None) -> Iterator[Entry]:
    import feedparser

    source = clean_xml(data, charset)
    if sum(map(source.count, (b"<item", b"<entry"))) > _MOST_ENTRIES:
        raise SourceError("unreadable-entries", most=_MOST_ENTRIES)
    if source.count(b"<") > _MOST_TAGS:
        raise SourceError("unreadable-tags", most=_MOST_TAGS)
    headers = {"content-location": url, "content-type": "application/xml; charset=utf-8"}
    # As a stream: what it takes for a name it opens, be it a file of this machine.
    parsed = feedparser.parse(
        BytesIO(source), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )
    if not parsed.version:
        raise SourceError("unreadable-no-feed")
    feed = parsed.feed
    for item in parsed.entries[:_MOST_ENTRIES]:
        content = next((found["value"] for found in item.get("content", ()) if found.get("value")), "")
        published, changed = (read_stamp(item.get(key)) for key in ("published", "updated"))
        said = Draft(
            text=plain_text(content),
            title=plain_text(item.get("title", "")) or None,
            publisher=plain_text(feed.get("title", "")) or None,
            published=_iso(published or changed),
            author=item.get("author") or feed.get("author"),
            language=item.get("language") or feed.get("language"),
        )
        yield from _entry(item.get("link"), url, said, published, changed)


def _json_entries(data: bytes, url: str) -> Iterator[Entry]:
    feed = json.loads(decode(data))
    if not isinstance(feed, dict) or not _JSON_FEED.match(_text(feed, "version")):
        raise SourceError("unreadable-no-feed")
    items = feed.get("items")
    for item in items[:_MOST_ENTRIES] if isinstance(items, list) else ():
        if isinstance(item, dict):
            published, changed = (read_stamp(_text(item, key)) for key in ("date_published", "date_modified"))
            said = Draft(
                text=_text(item, "content_text") or plain_text(_text(item, "content_html")),
                title=_text(item, "title") or None,
                publisher=_text(feed, "title") or None,
                published=_iso(published or changed),
                author=_authors(item) or _authors(feed),
                language=_text(item, "language") or _text(feed, "language") or None,
            )
            yield from _entry(_text(item, "url") or _text(item, "external_url"), url, said, published, changed)


def _entry(
    link: str | None, feed_url: str, said: Draft, published: date | None, changed: date | None
) -> Iterator[Entry]:
    """Yield the entry, if it has an address that can be read."""
    if link:
        try:
            yield Entry(resolve(feed_url, link), said, published, changed)
        except SourceError:
            return


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _text(fields: dict[str, Any], key: str) -> str:
    value = fields.get(key)
    return value if isinstance(value, str) else ""


def _authors(fields: dict[str, Any]) -> str | None:
    authors = fields.get("authors")
    named = authors if isinstance(authors, list) else [fields.get("author")]
    return ", ".join(filter(None, (_text(author, "name") for author in named if isinstance(author, dict)))) or None
