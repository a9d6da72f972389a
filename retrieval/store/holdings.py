"""What a snapshot holds, article by article and publisher by publisher, and when it was last brought up to date."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from retrieval.store.catalog import Catalog
from retrieval.store.database import batches, in_utc, reading
from retrieval.store.records import ListedArticle
from retrieval.store.schema import article_versions, runs, snapshot_articles, snapshots
from retrieval.types import Filters

_ALL = Filters()
_v = article_versions.c
_IN = article_versions.join(snapshot_articles, snapshot_articles.c.version_id == _v.id)


@dataclass(frozen=True, slots=True)
class PublisherHoldings:
    """Count the articles of one publisher; None stands for those that name none.

    `first` and `last` are days of publication; `undated` counts the articles that have none.
    """

    publisher: str | None
    articles: int
    first: date | None
    last: date | None
    undated: int


@dataclass(frozen=True, slots=True)
class Refreshed:
    """Record how the last refresh ended, and when, in UTC; the outcomes are "done", "failed" and "interrupted"."""

    at: datetime
    outcome: str


def listed(catalog: Catalog, snapshot_id: str) -> list[ListedArticle]:
    """Return the articles of a snapshot, the latest first, those without a date last."""
    query = (
        sa.select(_v.article_id, _v.title, _v.publisher, _v.published)
        .select_from(_IN)
        .where(snapshot_articles.c.snapshot_id == snapshot_id)
        .order_by(_v.published.is_(None), _v.published.desc(), _v.title, _v.article_id)
    )
    return [ListedArticle(*row) for row in _rows(catalog, query)]


def held_since(catalog: Catalog, article_id: str) -> datetime | None:
    """Return when the first snapshot that is kept and has an article was made, in UTC; None where none has it."""
    query = (
        sa.select(sa.func.min(snapshots.c.created_at))
        .select_from(_IN.join(snapshots, snapshots.c.id == snapshot_articles.c.snapshot_id))
        .where(_v.article_id == article_id)
    )
    found = _rows(catalog, query)[0][0]
    return in_utc(found) if found else None


def versions_by_date(
    catalog: Catalog, snapshot_id: str, limit: int, filters: Filters = _ALL, *, oldest_first: bool = False
) -> list[int]:
    """Return the first versions of a snapshot's articles that pass, in the order of `listed`, or with the oldest first.

    Those without a date are last either way. The publishers of `filters` are whole names.
    """
    order: tuple[Any, ...] = (_v.published.desc(), _v.title, _v.article_id)
    if oldest_first:
        order = (_v.published, _v.title.desc(), _v.article_id.desc())
    wanted = sa.select(_v.id, _v.published, _v.title, _v.article_id).select_from(_IN)
    rows: list[Any] = []
    for some in batches(filters.articles) if filters.articles else [[]]:
        passing = _passing(snapshot_id, replace(filters, articles=tuple(some)))
        rows += _rows(catalog, wanted.where(*passing).order_by(_v.published.is_(None), *order).limit(limit))
    if len(filters.articles) > len(some):  # ids in more statements than one
        rows.sort(key=lambda row: (row.title, row.article_id), reverse=oldest_first)
        rows.sort(key=lambda row: (row.published is None, _days(row.published) * (1 if oldest_first else -1)))
    return [row.id for row in rows[:limit]]


def _days(published: date | None) -> int:
    return published.toordinal() if published else 0


def holdings_by_publisher(catalog: Catalog, snapshot_id: str, filters: Filters = _ALL) -> list[PublisherHoldings]:
    """Return what a snapshot has of each publisher, of the articles that pass, the one with most articles first."""
    count = sa.func.count()
    query = (
        sa.select(
            _v.publisher,
            count,
            sa.func.min(_v.published),
            sa.func.max(_v.published),
            count - sa.func.count(_v.published),
        )
        .select_from(_IN)
        .where(*_passing(snapshot_id, filters))
        .group_by(_v.publisher)
        .order_by(count.desc(), _v.publisher)
    )
    return [PublisherHoldings(*row) for row in _rows(catalog, query)]


def origin(catalog: Catalog, snapshot_id: str, article_id: str) -> str | None:
    """Return the file that an article was read from, within its source; None where the snapshot hasn't the article."""
    query = (
        sa.select(snapshot_articles.c.origin)
        .select_from(_IN)
        .where(snapshot_articles.c.snapshot_id == snapshot_id, _v.article_id == article_id)
    )
    rows = _rows(catalog, query)
    return str(rows[0][0]) if rows else None


def articles_at(catalog: Catalog, snapshot_id: str, urls: Collection[str]) -> list[str]:
    """Return the ids of a snapshot's articles that stand at one of some web addresses, as they are spelled."""
    query = sa.select(_v.article_id).select_from(_IN)
    at = query.where(snapshot_articles.c.snapshot_id == snapshot_id, _v.url.in_(urls)).order_by(_v.article_id)
    return [row.article_id for row in _rows(catalog, at)]


def last_refresh(catalog: Catalog) -> Refreshed | None:
    """Return how the last refresh that has ended did; None before the first."""
    ended = sa.select(runs.c.finished_at, runs.c.outcome).where(runs.c.finished_at.is_not(None))
    rows = _rows(catalog, ended.order_by(runs.c.id.desc()).limit(1))
    return Refreshed(in_utc(rows[0].finished_at), rows[0].outcome) if rows else None


def _passing(snapshot_id: str, filters: Filters) -> list[sa.ColumnElement[bool]]:
    """Return the conditions on an article of a snapshot; one without a date passes no filter on dates."""
    conditions = [snapshot_articles.c.snapshot_id == snapshot_id]
    if filters.publishers:
        conditions.append(_v.publisher.in_(filters.publishers))
    if filters.articles:
        conditions.append(_v.article_id.in_(filters.articles))
    if filters.since:
        conditions.append(_v.published >= filters.since)
    conditions += [_v.published <= day for day in (filters.until, filters.as_of) if day]
    return conditions


def _rows(catalog: Catalog, query: Any) -> Sequence[Any]:
    with reading(catalog.engine) as connection:
        return connection.execute(query).all()
