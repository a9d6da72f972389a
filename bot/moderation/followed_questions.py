"""Which articles came since people were last told of the questions that they follow."""

from retrieval.store.catalog import Catalog
from retrieval.store.records import Snapshot


def articles_since(catalog: Catalog, before: str | None, current: Snapshot) -> tuple[str, ...] | None:
    """Return the ids of the articles that a snapshot has and an earlier one hadn't, or had otherwise.

    Of one that isn't kept any more, the oldest that is kept is taken; None where there is no other.
    """
    kept = [snapshot.id for snapshot in catalog.snapshots() if snapshot.number < current.number]
    base = before if before and catalog.snapshot(before) else next(reversed(kept), None)
    if base is None:
        return None
    had, has = catalog.members(base), catalog.members(current.id)
    return tuple(
        article_id
        for article_id, member in has.items()
        if article_id not in had or had[article_id].content_hash != member.content_hash
    )
