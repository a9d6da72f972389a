"""What each place of a source held when it was last read, so that its server need not send it again.

A server's "not modified" means: as when you were last told. So it is asked that way only about what the snapshot holds
as it came then; after a rollback, or a removal, the rest is fetched anew.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from corpus.sources import Validators
from retrieval.store.catalog import Catalog
from retrieval.store.database import reading, writing
from retrieval.store.records import Member
from retrieval.store.schema import visits


@dataclass(frozen=True, slots=True)
class FetchState:
    """Record which article an origin held, and what its server called that state by.

    A feed or a sitemap is a visit itself, by the source's own name, that held no article of its own. `listed` is False
    for a page that it no longer named.
    """

    origin: str
    article_id: str
    content_hash: str
    validators: Validators
    listed: bool = True

    def is_held(self, members: Mapping[str, Member]) -> bool:
        """Return whether a snapshot has what was read then."""
        member = members.get(self.article_id)
        return member is not None and member.content_hash == self.content_hash


class FetchStates:
    """Keep the visits of each source."""

    def __init__(self, catalog: Catalog) -> None:
        self._engine = catalog.engine

    def of(self, source: str) -> list[FetchState]:
        """Return what was visited of a source, what was asked for longest ago first."""
        with reading(self._engine) as connection:
            rows = connection.execute(sa.select(visits).where(visits.c.source == source).order_by(visits.c.id)).all()
        return [
            FetchState(r.origin, r.article_id, r.content_hash, Validators(r.etag, r.last_modified), r.listed)
            for r in rows
        ]

    def replace(self, source: str, found: Iterable[FetchState]) -> None:
        """Let these be the visits of a source."""
        rows = [
            {
                "source": source,
                "origin": visit.origin,
                "article_id": visit.article_id,
                "content_hash": visit.content_hash,
                "etag": visit.validators.etag,
                "last_modified": visit.validators.last_modified,
                "listed": visit.listed,
            }
            for visit in found
        ]
        with writing(self._engine) as connection:
            connection.execute(visits.delete().where(visits.c.source == source))
            if rows:
                connection.execute(visits.insert(), rows)


def known(source: str, visited: Iterable[FetchState], members: Mapping[str, Member]) -> dict[str, Validators]:
    """Return what may be asked about conditionally, by origin: what a snapshot holds as it was read.

    The source's own name is in it only where the snapshot holds all that was read from it.
    """
    found: dict[str, Validators] = {}
    stale: set[str] = set()
    own: Validators | None = None
    for visit in visited:
        if visit.origin == source and not visit.article_id:
            own = visit.validators
        elif visit.is_held(members):
            found[visit.origin] = visit.validators
        elif visit.listed:
            stale.add(visit.origin)
    for origin in stale:
        found.pop(origin, None)
    if own is not None and not stale:
        found[source] = own
    return found
