"""What is at an address: a page, a feed or a sitemap, told by what the server sends and not by what it calls it."""

import json
import re
from dataclasses import dataclass
from typing import Literal

from corpus.decoding import decode
from corpus.errors import FetchError, SourceError
from corpus.parsers.html import decode_markup
from corpus.specs import SourceSpec
from corpus.web.fetching import Fetcher, Page
from corpus.web.links import read_links
from corpus.web.media import ANYTHING, form_of_page
from corpus.web.response_body import unpack

WebKind = Literal["page", "feed", "sitemap"]

_BEGINNING = 8192  # bytes in which the first tag must come
_FIRST_TAG = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_COMMENT = re.compile(r"<!--(?:(?!-->).)*-->", re.S)
_KINDS: dict[str, WebKind] = {
    "rss": "feed",
    "feed": "feed",
    "rdf": "feed",
    "urlset": "sitemap",
    "sitemapindex": "sitemap",
}


@dataclass(frozen=True, slots=True)
class Detected:
    """Hold what an address is as a source, and the feeds that a page announces, which may be meant instead."""

    spec: SourceSpec
    feeds: tuple[str, ...] = ()


def detect(url: str, fetcher: Fetcher) -> Detected:
    """Return what is at an address. Raises SourceError where nothing can be read from it."""
    page = fetcher.get(url, accept=ANYTHING)
    if page.gone:
        raise FetchError("unreadable-gone")
    kind = _kind(unpack(page.body, fetcher.max_bytes) if page.body.startswith(b"\x1f\x8b") else page.body)
    if kind is not None:
        return Detected(SourceSpec(kind, page.url))
    form = form_of_page(page.content_type, page.final_url, page.body)
    if form in ("xml", "json"):
        raise SourceError("unreadable-neither", form=form.upper())
    return Detected(SourceSpec("page", page.url), _announced(page) if form == "html" else ())


def _announced(page: Page) -> tuple[str, ...]:
    return read_links(decode_markup(page.body, page.charset), page.final_url).feeds


def _kind(data: bytes) -> WebKind | None:
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{":
        return "feed" if _is_json_feed(data) else None
    begins = data[:_BEGINNING]
    text = begins.decode("utf-16" if begins.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8", "ignore")
    first = _FIRST_TAG.search(_COMMENT.sub("", text))
    return _KINDS.get(first[1].lower()) if first else None


def _is_json_feed(data: bytes) -> bool:
    try:
        found = json.loads(decode(data))
    except (ValueError, RecursionError):
        return False
    version = found.get("version") if isinstance(found, dict) else None
    return isinstance(version, str) and "//jsonfeed.org/version/" in version
