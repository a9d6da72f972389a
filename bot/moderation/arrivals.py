"""Which articles came to the corpus since a moment."""

from datetime import datetime

from retrieval.jobs.runs import Jobs
from retrieval.store.catalog import Catalog

_BRINGING = ("refresh", "rebuild", "add")


def arrived_since(catalog: Catalog, moment: datetime) -> list[str]:
    """Return the ids of the articles that jobs added since a moment in UTC and that are still there, the last first."""
    ended = [run for run in Jobs(catalog).since(moment) if run.kind in _BRINGING and run.outcome == "done"]
    added = dict.fromkeys(article_id for run in reversed(ended) for article_id in (run.report or {}).get("added", ()))
    current = catalog.current()
    there = catalog.members(current.id if current and added else None)
    return [article_id for article_id in added if article_id in there]
