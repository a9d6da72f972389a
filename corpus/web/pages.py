"""A page of the web as an article: its text, what it says of itself, and the one address that it goes by."""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from corpus.article import Article, Failure
from corpus.errors import FetchError, Reason, SourceError
from corpus.parsers.dates import read_date
from corpus.parsers.draft import Draft, join_words, to_article
from corpus.parsers.html import decode_markup
from corpus.parsers.isolation import parse_as
from corpus.read_results import Found, Gone, Reading, Unchanged, Validators
from corpus.specs import SourceSpec
from corpus.web.feed_entries import Entry
from corpus.web.fetching import Fetcher, Page
from corpus.web.links import leads_to_front, names_address, read_links
from corpus.web.media import form_of_page
from corpus.web.urls import host_of, identify, resolve, same_site, shown

_GONE = Reason("unreadable-gone")
_MOST_LEADS = 3  # pages that only lead on to another, one after the other

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PageReader:
    """Read pages of one source. `known` has the validators of what was read before, by address."""

    spec: SourceSpec
    fetcher: Fetcher
    known: Mapping[str, Validators]

    def read(self, entry: Entry) -> Reading:
        """Return what became of a page.

        Where it can't be read, the text that the list carries stands in; but not where it can't be read just now and
        was before.
        """
        try:
            return self._read(entry)
        except SourceError as error:
            passing = isinstance(error, FetchError) and error.transient
            if passing and entry.url in self.known:
                return Failure(entry.url, error.reason)
            return self.stand_in(entry, error.reason)
        except Exception as error:  # noqa: BLE001 - parsers stand on big libraries; one page must not end the refresh
            _log.debug("could not read %s", shown(entry.url), exc_info=True)
            return Failure(entry.url, Reason("unreadable-unforeseen", error=type(error).__name__))

    def stand_in(self, entry: Entry, reason: Reason) -> Reading:
        """Return the text that the list carries for a page; a Failure, with this reason, where it carries none."""
        if not entry.said.text.strip():
            return Failure(entry.url, reason)
        try:
            said = replace(entry.said, text=join_words(entry.said.text))
            return Found(_article(said, said, entry.url, self.spec), entry.url, stands_in=True)
        except SourceError as error:
            return Failure(entry.url, error.reason)

    def _read(self, entry: Entry) -> Reading:
        page = self.fetcher.get(entry.url, self.known.get(entry.url))
        if page.gone:
            return Gone(entry.url, _GONE)
        if page.not_modified:
            return Unchanged(entry.url)
        for _ in range(_MOST_LEADS):
            _check_place(page, entry.url)
            try:
                return Found(to_web_article(page, entry.said, self.spec), entry.url, page.validators)
            except SourceError as error:
                if error.code != "unreadable-leads":
                    raise
                page = replace(self.fetcher.get(_led_to(page, str(error.values["address"]))), validators=None)
                if page.gone:
                    raise FetchError("unreadable-gone") from None
        raise FetchError("unreadable-redirects", most=_MOST_LEADS)


def _check_place(page: Page, asked: str) -> None:
    """Raise FetchError where a page was asked for and another is there: the front page, or a wall on another site."""
    if leads_to_front(asked, page.final_url):
        raise FetchError("unreadable-front-page")
    if not same_site(asked, page.final_url) and names_address(page.final_url, asked):
        raise FetchError("unreadable-leads-away", host=host_of(page.final_url))


def _led_to(page: Page, address: str) -> str:
    """Return where the source of a page sends browsers to, if it is on the same site; else raise FetchError."""
    found = resolve(page.final_url, address)
    if not same_site(page.final_url, found):
        raise FetchError("unreadable-leads-away", host=host_of(found))
    return found


@dataclass(frozen=True, slots=True)
class PageSource:
    """Read one page. Its origin is its address."""

    spec: SourceSpec
    fetcher: Fetcher
    known: Mapping[str, Validators]
    complete = False
    validators = None

    @property
    def name(self) -> str:
        """Return the address."""
        return self.spec.location

    def read(self) -> Iterator[Reading]:
        """Yield the page."""
        yield PageReader(self.spec, self.fetcher, self.known).read(Entry(self.spec.location))


def to_web_article(page: Page, said: Draft, spec: SourceSpec) -> Article:
    """Return the article that a page is; what it doesn't say of itself is as the list `said` that it came from.

    The article's id and address is the canonical one where the page names one of its own site, else where it was
    found. Raises SourceError where there is no article in it.
    """
    if not page.body.strip():
        raise SourceError("unreadable-nothing-sent")
    form = form_of_page(page.content_type, page.final_url, page.body)
    canonical = None
    if form == "html":
        canonical = read_links(decode_markup(page.body, page.charset), page.final_url).canonical
    elif form == "xml" or form == "json":  # mypy narrows by this alone
        raise SourceError("unreadable-no-page", form=form.upper())
    return _article(parse_as(form, page.body, page.charset), said, canonical or page.final_url, spec)


def _article(draft: Draft, said: Draft, url: str, spec: SourceSpec) -> Article:
    name = identify(url)
    host = host_of(name).removeprefix("www.")
    dated = draft.published if read_date(draft.published, draft.language) else said.published
    whole = replace(
        draft,
        title=draft.title or said.title,
        publisher=_own_publisher(draft) or said.publisher or host,
        published=dated,
        author=draft.author or said.author,
        url=name,
        language=draft.language or spec.language or said.language,
    )
    last = PurePosixPath(unquote(urlsplit(name).path)).stem or host
    return spec.dress(to_article(whole, article_id=name, fallback_title=last))


def _own_publisher(draft: Draft) -> str | None:
    """Return the publisher that a page names; trafilatura makes one of its canonical address, believed or not."""
    name = draft.publisher
    return None if name and "." in name and " " not in name and name.lower() in (draft.url or "").lower() else name
