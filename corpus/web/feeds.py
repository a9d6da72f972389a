"""RSS, Atom and JSON Feed: the pages that a feed lists, and what it says of each."""

import contextlib
import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from io import BytesIO
from typing import Any

from corpus.decoding import decode
from corpus.errors import Reason, SourceError
from corpus.parsers.dates import read_date, read_stamp
from corpus.parsers.draft import Draft
from corpus.parsers.tags import plain_text
from corpus.web.feed_entries import Entry, Listing
from corpus.web.markup import clean_xml
from corpus.web.urls import resolve

_JSON_FEED = re.compile(r"https?://jsonfeed\.org/version/")
_MOST_ENTRIES = 5_000
_MOST_TAGS = 300_000  # feedparser needs up to 40 microseconds for each
_MAX_FEED = 4 * 1024 * 1024  # bytes
_MOST_NONE = 50  # days in an unknown spelling
_MARK = b"\xef\xbb\xbf"
# A description that is this long, or has so many paragraphs, is no teaser, unless it says that it goes on elsewhere.
_WHOLE_CHARS, _WHOLE_PARAGRAPHS = 1_500, 3
_GOES_ON = re.compile(
    r"(?:…|\.\.\.|\[…\]|&hellip;|\[\.\.\.\]|»|→|(?:read|continue|see|learn)\b[^.!?\n]{0,30}\b(?:more|reading|full)\b.{0,80}"
    r"|weiterlesen|mehr lesen|lire la suite|leer más|続きを読む|더 ?보기)\W*$",
    re.IGNORECASE,
)


def read_feed(data: bytes, url: str, charset: str | None = None) -> Listing:
    """Return what the feed at `url` lists. Raises SourceError where it is none, or too large."""
    if len(data) > _MAX_FEED:
        raise SourceError("unreadable-feed-large", bytes=_MAX_FEED)
    try:
        is_json = data.removeprefix(_MARK).lstrip()[:1] == b"{"
        entries = list(_json_entries(data, url) if is_json else _xml_entries(data, url, charset))
    except SourceError:
        raise
    except Exception as error:  # feedparser and json raise whatever hostile bytes make them stumble over
        raise SourceError("unreadable-no-feed") from error
    placed = tuple(entry for entry in entries if entry is not None)
    lost = len(entries) - len(placed)
    return Listing(placed, left_out=Reason("unreadable-entries-unplaced", count=lost) if lost else None)


def _xml_entries(data: bytes, url: str, charset: str | None) -> Iterator[Entry | None]:
    import feedparser

    source = clean_xml(data, charset)
    if sum(map(source.count, (b"<item", b"<entry"))) > _MOST_ENTRIES:
        raise SourceError("unreadable-entries", most=_MOST_ENTRIES)
    if source.count(b"<") > _MOST_TAGS:
        raise SourceError("unreadable-tags", most=_MOST_TAGS)
    # As a stream: what it takes for a name it opens, be it a file of this machine. It isn't told the address, which it
    # would make addresses with of numbers that stand for a guid.
    headers = {"content-type": "application/xml; charset=utf-8"}
    parsed = feedparser.parse(
        BytesIO(source), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )
    if not parsed.version:
        raise SourceError("unreadable-no-feed")
    feed, days = parsed.feed, _Days()
    for item in parsed.entries[:_MOST_ENTRIES]:
        language = item.get("language") or feed.get("language")
        published = days.read(item.get("published"), language) or days.read(item.get("created"), language)
        changed = days.read(item.get("updated"), language)
        said = Draft(
            text=_whole_text(item),
            title=plain_text(item.get("title", "")) or None,
            publisher=plain_text(feed.get("title", "")) or None,
            published=_iso(published or changed),
            author=_creators(item) or _creators(feed),
            language=language,
        )
        yield _entry(_links(item), url, said, published, changed)


class _Days:
    """Read the days of a feed, and soon no more of those that are none: each takes a tenth of a second to be sure."""

    def __init__(self) -> None:
        self._none = 0

    def read(self, value: object, language: str | None) -> date | None:
        if not isinstance(value, str) or not value.strip():
            return None
        day = read_stamp(value) or (read_date(value, language) if self._none < _MOST_NONE else None)
        self._none += day is None
        return day


def _whole_text(item: Any) -> str:
    """Return the text of an entry: its content, else a description that is plainly more than a teaser."""
    contents = [plain_text(found["value"]) for found in item.get("content", ()) if found.get("value")]
    whole = max(contents, key=len, default="")
    if whole.strip():
        return whole
    described = plain_text(item.get("summary", ""))
    long = len(described) >= _WHOLE_CHARS or described.count("\n\n") >= _WHOLE_PARAGRAPHS - 1
    return described if long and not _GOES_ON.search(described) else ""


def _creators(fields: Any) -> str | None:
    names = [author.get("name") or author.get("email") for author in fields.get("authors", ()) if author]
    return ", ".join(dict.fromkeys(filter(None, names))) or fields.get("author")


def _links(item: Any) -> Iterator[str]:
    """Yield what may be an entry's address: its link, an address for its id, and where its content lies."""
    link = item.get("link") or ""
    yield _absolute(link) if link == item.get("id") else link
    yield _absolute(item.get("id"))
    yield from (_absolute(found.get("src")) for found in item.get("content", ()))


def _json_entries(data: bytes, url: str) -> Iterator[Entry | None]:
    feed = json.loads(decode(data))
    if not isinstance(feed, dict) or not _JSON_FEED.match(_text(feed, "version")):
        raise SourceError("unreadable-no-feed")
    items, days = feed.get("items"), _Days()
    for item in items[:_MOST_ENTRIES] if isinstance(items, list) else ():
        if isinstance(item, dict):
            language = _text(item, "language") or _text(feed, "language") or None
            published, changed = (days.read(_text(item, key), language) for key in ("date_published", "date_modified"))
            said = Draft(
                text=_text(item, "content_text") or plain_text(_text(item, "content_html")),
                title=_text(item, "title") or None,
                publisher=_text(feed, "title") or None,
                published=_iso(published or changed),
                author=_authors(item) or _authors(feed),
                language=language,
            )
            links = (_text(item, "url"), _text(item, "external_url"), _absolute(item.get("id")))
            yield _entry(links, url, said, published, changed)


def _entry(
    links: Iterable[str], feed_url: str, said: Draft, published: date | None, changed: date | None
) -> Entry | None:
    """Return the entry, by the first of the links that can be read; None where there is none."""
    for link in filter(None, links):
        with contextlib.suppress(SourceError):
            return Entry(resolve(feed_url, link), said, published, changed)
    return None


def _absolute(value: object) -> str:
    return value if isinstance(value, str) and value.lower().startswith(("http://", "https://")) else ""


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _text(fields: dict[str, Any], key: str) -> str:
    value = fields.get(key)
    return value if isinstance(value, str) else ""


def _authors(fields: dict[str, Any]) -> str | None:
    authors = fields.get("authors")
    named = authors if isinstance(authors, list) else [fields.get("author")]
    return ", ".join(filter(None, (_text(author, "name") for author in named if isinstance(author, dict)))) or None
