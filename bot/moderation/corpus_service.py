"""Refresh what is subscribed to, and look at what might be."""

import itertools
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.moderation.manual_articles import Draft
from bot.render.errors import Refused
from bot.render.source_names import source_name
from bot.services import build_source_list
from bot.settings import Settings
from corpus.article import Failure
from corpus.errors import SourceError
from corpus.read_results import Found, Gone, Reading
from corpus.sources import open_source
from corpus.specs import SourceSpec
from retrieval.jobs.progress import Progress
from retrieval.refresh.refresher import Refresher
from retrieval.refresh.report import Report
from retrieval.refresh.source_opener import WEB, canonical_location
from retrieval.store.catalog import Catalog
from retrieval.store.subscriptions import Subscriptions

if TYPE_CHECKING:
    from corpus.web.source_detection import Detected


def known_sources(settings: Settings, catalog: Catalog) -> tuple[str, ...]:
    """Return the locations of the sources that there are: what is listed, or left in the corpus."""
    return tuple(one.spec.location for one in build_source_list(settings, catalog).listed())


def refresh(
    settings: Settings,
    refresher: Refresher,
    chosen: Sequence[str] = (),
    *,
    dry_run: bool = False,
    accept_losses: Collection[str] = (),
    since: int | None = None,
    progress: Progress | None = None,
    started_by: str,
) -> Report:
    """Refresh the sources that are chosen, or all. Raises Refused where there are none, and as `Refresher.run`."""
    sources = build_source_list(settings, refresher.catalog)
    if not dry_run:
        sources.remember(refresher.describe)
    locations = tuple(chosen) or sources.to_read()
    if not locations:
        raise Refused("subscribing-none")
    return refresher.run(
        locations,
        leaving=sources.leaving(),
        dry_run=dry_run,
        accept_losses=accept_losses,
        since=since,
        progress=progress,
        started_by=started_by,
    )


def title_in(catalog: Catalog, snapshot: str | None, article_id: str) -> str:
    """Return the title that an article has in a snapshot, or had in the one before; its id where it had none there."""
    found = catalog.snapshot(snapshot) if snapshot else None
    if found is None:
        return source_name(article_id)
    article = catalog.article(article_id, found.id)
    if article is None and found.parent:
        article = catalog.article(article_id, found.parent)
    return article.title if article else source_name(article_id)


def detect_source(refresher: Refresher, url: str) -> "Detected":
    """Return what is at an address. Raises SourceError where nothing can be read from it."""
    from corpus.web.source_detection import detect  # what reads the web takes its time to load

    return detect(url, refresher.fetcher)


def describe_source(refresher: Refresher, url: str, options: Mapping[str, Any]) -> "Detected":
    """Return what is at an address, with options; what is subscribed to keeps those that aren't given.

    Raises as `detect_source`.
    """
    from corpus.web.source_detection import Detected

    known = Subscriptions(refresher.catalog).get(canonical_location(url)) if url.lower().startswith(WEB) else None
    found = Detected(known.spec) if known else detect_source(refresher, url)
    return replace(found, spec=SourceSpec.from_json({**found.spec.as_json(), **options}))


def read_page(refresher: Refresher, url: str) -> Draft:
    """Return the draft of a page. Raises SourceError where it can't be read, Refused where it is a list of pages."""
    found = describe_source(refresher, url, {})
    if found.spec.kind != "page":
        raise Refused(f"adding-is-{found.spec.kind}")
    reading = next(iter(open_source(found.spec, refresher.fetcher).read()))
    if isinstance(reading, Failure | Gone):
        raise SourceError(reading.error)
    if not isinstance(reading, Found):
        raise SourceError("unreadable-nothing-here")
    members = refresher.catalog.members(current.id if (current := refresher.catalog.current()) else None)
    return Draft(reading.article, reading.origin, found.spec, replaces=reading.article.id in members)


def add_pages(
    refresher: Refresher, specs: Sequence[SourceSpec], started_by: str, progress: Progress | None = None
) -> Report:
    """Subscribe to pages that somebody looked at, and read them in; without the one there is not the other.

    Raises as `Refresher.run`.
    """
    subscriptions = Subscriptions(refresher.catalog)
    new = [spec.location for spec in specs if subscriptions.add(spec, started_by)]
    try:
        return refresher.run(specs, started_by=started_by, progress=progress, gated=False)
    finally:
        read = subscriptions.article_counts()
        for location in new:
            if not read[location]:
                subscriptions.remove(location)


def sample_source(refresher: Refresher, spec: SourceSpec, most: int) -> list[Reading]:
    """Return the first of what a source would be read as, and keep nothing. Raises SourceError."""
    return list(itertools.islice(open_source(spec, refresher.fetcher).read(), most))


def add_feeds(catalog: Catalog, feeds: Sequence[SourceSpec], added_by: str) -> int:
    """Subscribe to those feeds that aren't subscribed to; the others keep their options. Returns how many are new."""
    subscriptions = Subscriptions(catalog)
    known = {one.spec.location for one in subscriptions.listed()}
    return sum(subscriptions.add(spec, added_by) for spec in feeds if spec.location not in known)


def feeds_of(data: bytes) -> list[SourceSpec]:
    """Return the feeds of an OPML file. Raises SourceError where it is none."""
    from corpus.opml import read_opml

    return read_opml(data)


def opml_of(feeds: Sequence[SourceSpec]) -> str:
    """Return feeds as an OPML file."""
    from corpus.opml import write_opml

    return write_opml(feeds)
