"""What is subscribed to: the sources that a refresh reads when it is told nothing else, kept in the catalog."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import sqlalchemy as sa

from corpus.errors import Reason
from corpus.sample import SAMPLE
from corpus.specs import SourceSpec
from retrieval.store.catalog import Catalog
from retrieval.store.database import in_utc, now, reading, writing
from retrieval.store.schema import sources, state, visits

# Who added what nobody did: what the settings name, and the sample that is there at first.
IN_SETTINGS, AT_FIRST = "the settings", "the installation"
_NO_SAMPLE = "no-sample"
# The source of what was given by hand.
ADDED = "added"

State = Literal["subscribed", "setting", "sample", "left"]


@dataclass(frozen=True, slots=True)
class Subscription:
    """Record one source: who added it, when it was read last, what went wrong then, and how many articles it has.

    Its state tells what somebody added from what the settings name, from the sample that is there at first, and from
    what isn't read any more, with articles left in the corpus.
    """

    spec: SourceSpec
    added_by: str | None
    added_at: datetime | None = None
    last_read_at: datetime | None = None
    last_error: Reason | None = None
    articles: int = 0
    state: State = "subscribed"


class Subscriptions:
    """Keep the sources that are subscribed to, by their locations."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._engine = catalog.engine

    def add(self, spec: SourceSpec, added_by: str) -> bool:
        """Subscribe to a source, or give it other options. Returns whether it is new."""
        this = sources.c.location == spec.location
        if spec.location == SAMPLE and self.sample_is_there(self.article_counts()):
            added_by = AT_FIRST  # to name what is there anyway is not to want it beside one's own
        with writing(self._engine) as connection:
            before = connection.execute(sa.select(sources).where(this)).first()
            if before is None:
                values = {"location": spec.location, "added_by": added_by, "added_at": now()}
                connection.execute(sources.insert().values(spec=spec.as_json(), **values))
            else:
                whose = added_by if before.added_by in (IN_SETTINGS, AT_FIRST) else before.added_by
                connection.execute(sources.update().where(this).values(spec=spec.as_json(), added_by=whose))
            if before is None or before.spec != spec.as_json():
                # What a server calls unmodified would now be read otherwise.
                connection.execute(visits.delete().where(visits.c.source == spec.location))
        return before is None

    def remove(self, location: str) -> bool:
        """Unsubscribe from a source; its articles stay. Returns whether it was subscribed to.

        The sample, once removed, is there only where somebody adds it.
        """
        with writing(self._engine) as connection:
            if location == SAMPLE:
                connection.execute(state.delete().where(state.c.name == _NO_SAMPLE))
                connection.execute(state.insert().values(name=_NO_SAMPLE, value="removed"))
            connection.execute(visits.delete().where(visits.c.source == location))
            return connection.execute(sources.delete().where(sources.c.location == location)).rowcount > 0

    def listed(self) -> list[Subscription]:
        """Return what is subscribed to, in order of location."""
        counts = self.article_counts()
        with reading(self._engine) as connection:
            rows = connection.execute(sa.select(sources).order_by(sources.c.location)).all()
        return [_subscription(row, counts[row.location]) for row in rows]

    def article_counts(self) -> Counter[str]:
        """Return how many articles the current snapshot has of each source."""
        current = self._catalog.current()
        return Counter(m.source for m in self._catalog.members(current.id if current else None).values())

    def sample_is_there(self, counts: Mapping[str, int]) -> bool:
        """Return whether the sample is a source that nobody had to add: none of one's own is there, nor was ever read.

        `counts` are those of `article_counts`; articles given by hand have no source.
        """
        with reading(self._engine) as connection:
            removed = connection.scalar(sa.select(state.c.value).where(state.c.name == _NO_SAMPLE))
            own = sources.c.added_by.not_in((AT_FIRST, IN_SETTINGS))
            others = connection.scalar(sa.select(sa.func.count()).where(own, sources.c.location != SAMPLE))
        read = {source for source in counts if source != ADDED}
        return not (removed or others or read - {SAMPLE}) and (bool(read) or self._catalog.current() is None)

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
