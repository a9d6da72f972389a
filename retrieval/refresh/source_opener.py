"""Open what a refresh is to read: by what is subscribed to, and with what is known of it already."""

import functools
import os
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from corpus.errors import SourceError
from corpus.parsers.draft import Draft
from corpus.sample import SAMPLE
from corpus.sources import Source, open_source
from corpus.specs import SourceSpec
from corpus.web.urls import normalize
from retrieval.store.catalog import Catalog
from retrieval.store.fetch_state import FetchStates, known
from retrieval.store.records import Member
from retrieval.store.subscriptions import Subscriptions

SourceLike = Source | SourceSpec | str
WEB = ("http://", "https://")


class SourceOpener:
    """Open sources against the members of a snapshot.

    `fetcher` makes what fetches from the web, once; without one, web sources are refused. What `look` raises, each
    second that a server is waited for, ends the reading.
    """

    look: Callable[[], None] | None = None

    def __init__(self, catalog: Catalog, fetcher: Callable[[], Any] | None = None) -> None:
        self._subscriptions = Subscriptions(catalog)
        self._visits = FetchStates(catalog)
        self._catalog = catalog
        self._make = fetcher

    @cached_property
    def fetcher(self) -> Any:
        """Return what fetches from the web, None where there is nothing."""
        return self._make() if self._make else None

    def open(self, wanted: SourceLike, members: Mapping[str, Member], *, afresh: bool = False) -> Source:
        """Open a source; what is subscribed to has its options. `afresh` asks servers for everything.

        Raises SourceError where it can't be opened.
        """
        spec = self._subscribed(wanted) if isinstance(wanted, str) else wanted
        if isinstance(spec, SourceSpec):
            if spec.kind in ("files", "sample"):
                return open_source(spec)
            visits = self._visits.of(spec.location)
            visited = known(spec.location, visits, members)
            older = [visit.origin for visit in visits if not visit.listed and visit.origin in visited]
            said = functools.partial(self._said, {visit.origin: visit.article_id for visit in visits}, members)
            return open_source(spec, self._looking(), {} if afresh else visited, older, said)
        if isinstance(spec, str):
            return open_source(spec, self._looking() if spec.lower().startswith(WEB) else None)
        return spec

    def describe(self, location: str) -> SourceSpec:
        """Return what is at a location: an address is looked at. Raises SourceError where nothing can be read."""
        name = canonical_location(location)
        if name == SAMPLE:
            return SourceSpec("sample", SAMPLE)
        if name.startswith(WEB):
            from corpus.web.source_detection import detect  # what reads the web takes its time to load

            if self._looking() is None:
                raise SourceError("options-unopened")
            return detect(name, self.fetcher).spec
        spec = SourceSpec("files", name)
        open_source(spec)  # to say where it isn't there
        return spec

    def _said(self, articles: Mapping[str, str], members: Mapping[str, Member], origin: str) -> Draft:
        """Return what a snapshot says of the article of an origin, its text left out."""
        member = members.get(articles.get(origin, ""))
        if member is None:
            return Draft(text="")
        article = self._catalog.version(member.version)
        published = article.published.isoformat() if article.published else None
        return Draft(
            text="",
            title=article.title,
            publisher=article.publisher,
            published=published,
            author=article.author,
            language=article.language,
        )

    def _looking(self) -> Any:
        if self.fetcher is not None:
            self.fetcher.look = self.look
        return self.fetcher

    def _subscribed(self, location: str) -> SourceSpec | str:
        name = canonical_location(location)
        found = self._subscriptions.get(name)
        if found:
            return found.spec
        return SourceSpec("sample", SAMPLE) if name == SAMPLE else location


def canonical_location(location: str) -> str:
    """Return the one spelling of a location, as a source is named by. Raises SourceError for a wrong address.

    "sample" is the sample where there is no file or folder of that name.
    """
    if location == SAMPLE and not Path(SAMPLE).exists():
        return SAMPLE
    if location.lower().startswith(WEB):
        return normalize(location)
    try:
        return Path(os.path.abspath(Path(location).expanduser())).as_posix()  # noqa: PTH100  # a link keeps its name
    except (ValueError, RuntimeError):  # a NUL in it, or "~nobody"
        return location
