"""What is subscribed to: the sources that a refresh reads when it is told nothing else, kept in the catalog."""

import json
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from corpus.errors import Reason
from corpus.specs import SourceSpec
from retrieval.store.catalog import Catalog
from retrieval.store.database import in_utc, now, reading, writing
from retrieval.store.schema import sources, visits


@dataclass(frozen=True, slots=True)
class Subscription:
    """Record one source: who added it, when it was read last, what went wrong then, and how many articles it has."""

    spec: SourceSpec
    added_by: str
    added_at: datetime
    last_read_at: datetime | None
    last_error: Reason | None
    articles: int


class Subscriptions:
    """Keep the sources that are subscribed to, by their locations."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._engine = catalog.engine

    def add(self, spec: SourceSpec, added_by: str) -> bool:
        """Subscribe to a source, or give it other options. Returns whether it is new."""
        this = sources.c.location == spec.location
        with writing(self._engine) as connection:
            before = connection.execute(sa.select(sources).where(this)).first()
            if before is None:
                values = {"location": spec.location, "added_by": added_by, "added_at": now()}
                connection.execute(sources.insert().values(spec=spec.as_json(), **values))
            elif before.spec != spec.as_json():
                connection.execute(sources.update().where(this).values(spec=spec.as_json()))
            if before is None or before.spec != spec.as_json():
                # What a server calls unmodified would now be read otherwise.
                connection.execute(visits.delete().where(visits.c.source == spec.location))
        return before is None

    def remove(self, location: str) -> bool:
        """Unsubscribe from a source; its articles stay. Returns whether it was subscribed to."""
        with writing(self._engine) as connection:
            connection.execute(visits.delete().where(visits.c.source == location))
            return connection.execute(sources.delete().where(sources.c.location == location)).rowcount > 0

    def listed(self) -> list[Subscription]:
        """Return what is subscribed to, in order of location."""
        current = self._catalog.current()
        members = self._catalog.members(current.id if current else None)
        counts = Counter(member.source for member in members.values())
        with reading(self._engine) as connection:
            rows = connection.execute(sa.select(sources).order_by(sources.c.location)).all()
        return [_subscription(row, counts[row.location]) for row in rows]

    def get(self, location: str) -> Subscription | None:
        """Return the subscription to a location, None where there is none."""
        return next((found for found in self.listed() if found.spec.location == location), None)

    def note(self, location: str, error: Reason | None) -> None:
        """Record that a source was read now, and what went wrong."""
        values = {"last_read_at": now(), "last_error": json.dumps(error.as_json()) if error else None}
        with writing(self._engine) as connection:
            connection.execute(sources.update().where(sources.c.location == location).values(**values))


def _subscription(row: Any, articles: int) -> Subscription:
    return Subscription(
        spec=SourceSpec.from_json(row.spec),
        added_by=row.added_by,
        added_at=in_utc(row.added_at),
        last_read_at=in_utc(row.last_read_at) if row.last_read_at else None,
        last_error=_reason(row.last_error),
        articles=articles,
    )


def _reason(kept: str | None) -> Reason | None:
    """Return what was kept of what went wrong; earlier versions kept a sentence."""
    if kept is None:
        return None
    try:
        return Reason.from_json(json.loads(kept))
    except ValueError:
        return Reason.from_json(kept)
