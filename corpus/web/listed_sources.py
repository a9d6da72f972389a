"""Feeds and sitemaps as sources: what they list is read page by page."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from corpus.article import Failure
from corpus.errors import FetchError, Reason, SourceError
from corpus.parsers.draft import Draft
from corpus.read_results import Found, Gone, Reading, Unchanged, Validators
from corpus.specs import SourceSpec
from corpus.web.feed_entries import MOST_PAGES, NOTHING, Entry, Listing, choose
from corpus.web.feeds import read_feed
from corpus.web.fetching import Fetcher, Page
from corpus.web.media import FEEDS, SITEMAPS
from corpus.web.pages import PageReader
from corpus.web.sitemaps import read_sitemap
from corpus.web.urls import identify

MOST_OLDER = 20  # pages that a list no longer names, at each reading of it
MOST_PARTS = 50  # sitemaps of an index that are read
_LASTING = ("unreadable-entries-unplaced", "unreadable-other-site")  # another reading doesn't mend it
_DEPTH = 2  # of indexes under an index


class ListedSource:
    """Read the pages that a feed or a sitemap lists.

    Where the list is as it was (304), the pages that are known are asked for again. `validators` are those of the list,
    once all that it lists was read without a failure; else, and for an index, whose parts change without it, None: then
    the list is to be read whole the next time. So it is where its own texts stand in for pages.

    Most feeds name the latest pages alone. Of the `older` ones, which it named before, some are asked for again at each
    reading: what was corrected or taken back since is seen in the end. One that can't be read stays as it was.
    """

    complete = False

    def __init__(
        self,
        spec: SourceSpec,
        fetcher: Fetcher,
        known: Mapping[str, Validators],
        older: Sequence[str] = (),
        said: Callable[[str], Draft] | None = None,
    ) -> None:
        self.validators: Validators | None = None
        self._spec = spec
        self._fetcher = fetcher
        self._known = known
        self._older = older
        self._said = said or (lambda _: NOTHING)
        self._unmodified = False
        self._sent: Validators | None = None

    @property
    def name(self) -> str:
        """Return the address of the list."""
        return self._spec.location

    def read(self) -> Iterator[Reading]:
        """Yield what becomes of each page, the newest first, and a Failure for each list that can't be read."""
        self.validators = self._sent = None
        self._unmodified = False
        whole, today = True, datetime.now(UTC).date()
        for reading in self._read():
            if isinstance(reading, Found) and not self._spec.is_recent(reading.article.published, today):
                continue  # the list didn't say how old it is
            stands_in = isinstance(reading, Found) and reading.stands_in
            failed = isinstance(reading, Failure) and reading.error.code not in _LASTING
            whole = whole and not stands_in and not failed
            yield reading
        self.validators = self._sent if whole else None

    def _read(self) -> Iterator[Reading]:
        entries: list[Entry] = []
        for listed in self._listed():
            if isinstance(listed, Failure):
                yield listed
            else:
                entries.append(listed)
        reader = PageReader(self._spec, self._fetcher, self._known)
        chosen = choose(entries, self._spec)
        if len(chosen) > MOST_PAGES:
            yield Failure(self.name, Reason("unreadable-pages", count=len(chosen), most=MOST_PAGES))
        wanted = [self._recalled(entry.url) if self._unmodified else entry for entry in chosen[:MOST_PAGES]]
        yield from _each_its_own(wanted, reader)
        named = {entry.url for entry in entries}
        again = [origin for origin in self._older if origin not in named][:MOST_OLDER]
        yield from (self._again(reader.read(self._recalled(origin)), origin) for origin in again)

    def _recalled(self, origin: str) -> Entry:
        """Return what was known of a page before: its feed may have said what the page itself doesn't."""
        return Entry(origin, self._said(origin))

    def _again(self, reading: Reading, origin: str) -> Reading:
        """Return what became of a page that is no longer named: read, gone, or left as it was."""
        if isinstance(reading, Gone):
            return reading
        if isinstance(reading, Found) and self._spec.is_recent(reading.article.published, datetime.now(UTC).date()):
            return replace(reading, listed=False)
        return Unchanged(origin, listed=False)

    def _listed(self) -> Iterator[Entry | Failure]:
        older = set(self._older)
        known_pages = [Entry(origin) for origin in self._known if origin != self.name and origin not in older]
        before = self._known.get(self.name) if known_pages else None
        waiting, seen = [(self.name, 0)], {self.name}
        while waiting:
            url, depth = waiting.pop(0)
            try:
                page = self._get(url, None if depth else before)
                if page.not_modified:
                    self._sent, self._unmodified = before, True
                    yield from known_pages
                    return
                listing = self._parse(page)
            except SourceError as error:
                yield Failure(url, error.reason)
                continue
            if listing.left_out:
                yield Failure(url, listing.left_out)
            if not depth and not listing.parts:
                self._sent = page.validators
            yield from listing.entries
            if listing.parts and depth < _DEPTH:
                parts = [part.url for part in choose(listing.parts, self._without_patterns()) if part.url not in seen]
                room = MOST_PARTS + 1 - len(seen)
                if len(parts) > room:
                    yield Failure(url, Reason("unreadable-parts", count=len(parts), most=MOST_PARTS))
                seen.update(parts[:room])
                waiting += [(part, depth + 1) for part in parts[:room]]

    def _get(self, url: str, validators: Validators | None) -> Page:
        page = self._fetcher.get(url, validators, FEEDS if self._spec.kind == "feed" else SITEMAPS)
        if page.gone:
            raise FetchError("unreadable-feed-gone" if self._spec.kind == "feed" else "unreadable-sitemap-gone")
        return page

    def _parse(self, page: Page) -> Listing:
        if self._spec.kind == "feed":
            return read_feed(page.body, page.final_url, page.charset)
        return read_sitemap(page.body, page.final_url, self._fetcher.max_bytes)

    def _without_patterns(self) -> SourceSpec:
        """Return what chooses the parts of an index: how old they are; the patterns are for pages."""
        return SourceSpec(self._spec.kind, self._spec.location, max_age_days=self._spec.max_age_days)


def _each_its_own(entries: Iterable[Entry], reader: PageReader) -> Iterator[Reading]:
    """Yield what becomes of each entry; a page that entries of several titles lead to is a wall, and none of them.

    What lies at another address than the list names waits for the others.
    """
    elsewhere: dict[str, list[tuple[Entry, Found]]] = {}
    for entry in entries:
        reading = reader.read(entry)
        if isinstance(reading, Found) and not reading.stands_in and reading.article.id != identify(entry.url):
            elsewhere.setdefault(reading.article.id, []).append((entry, reading))
        else:
            yield reading
    for found in elsewhere.values():
        is_wall = len({entry.said.title for entry, _ in found}) > 1
        for entry, reading in found:
            yield reader.stand_in(entry, Reason("unreadable-one-page")) if is_wall else reading
