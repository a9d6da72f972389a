"""Runs, snapshots, changes and subscriptions as JSON."""

from datetime import datetime
from typing import Any

from retrieval.jobs.runs import Run
from retrieval.store.records import ListedArticle, Snapshot
from retrieval.store.snapshot_diff import Changes
from retrieval.store.subscriptions import Subscription


def run_payload(run: Run) -> dict[str, Any]:
    """Return a run with its report."""
    return {
        "id": run.id,
        "kind": run.kind,
        "outcome": run.outcome,
        "started_by": run.started_by,
        "started_at": _moment(run.started_at),
        "finished_at": _moment(run.finished_at),
        "stage": run.stage,
        "done": run.done,
        "total": run.total,
        "snapshot": run.snapshot,
        "report": run.report,
    }


def snapshot_payload(snapshot: Snapshot, current: str | None) -> dict[str, Any]:
    """Return a snapshot; `current` is the id of the one that answers."""
    return {
        "id": snapshot.id,
        "current": snapshot.id == current,
        "parent": snapshot.parent,
        "created_at": _moment(snapshot.created_at),
        "articles": snapshot.articles,
        "chunks": snapshot.chunks,
    }


def changes_payload(changes: Changes) -> dict[str, Any]:
    """Return the difference between two snapshots."""
    return {
        "before": changes.before,
        "after": changes.after,
        "added": [_listed(one) for one in changes.added],
        "removed": [_listed(one) for one in changes.removed],
        "changed": [
            {
                "article_id": one.article_id,
                "title": one.title,
                "share": one.share,
                "old_words": one.old_words,
                "new_words": one.new_words,
            }
            for one in changes.changed
        ],
    }


def subscription_payload(found: Subscription) -> dict[str, Any]:
    """Return what is subscribed to, and how it fared."""
    return {
        **found.spec.as_json(),
        "added_by": found.added_by,
        "added_at": _moment(found.added_at),
        "last_read_at": _moment(found.last_read_at),
        "last_error": found.last_error,
        "articles": found.articles,
    }


def _listed(one: ListedArticle) -> dict[str, Any]:
    published = one.published.isoformat() if one.published else None
    return {"article_id": one.article_id, "title": one.title, "publisher": one.publisher, "published": published}


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
