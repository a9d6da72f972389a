"""What the corpus holds, and what is under way: `footnote status`."""

from typing import Any

from bot.services import build_source_list
from bot.settings import Settings
from retrieval.answer.engine import Engine
from retrieval.jobs.runs import Jobs, Run


def status_of(settings: Settings, engine: Engine) -> dict[str, Any]:
    """Return what the corpus holds; a snapshot of None means that nothing has been indexed yet."""
    jobs = Jobs(engine.catalog)
    snapshot = engine.catalog.current()
    return {
        "snapshot": snapshot.id if snapshot else None,
        "created_at": snapshot.created_at.isoformat() if snapshot else None,
        "articles": snapshot.articles if snapshot else 0,
        "chunks": snapshot.chunks if snapshot else 0,
        "sources": [one.spec.location for one in build_source_list(settings, engine.catalog).listed()],
        "encoder": snapshot.index.encoder.name if snapshot else None,
        "snapshots_kept": len(engine.catalog.snapshots()),
        "data_dir": str(settings.data_dir.absolute()),
        "running": _under_way(jobs.running()),
        "pinned": jobs.pinned(),
    }


def _under_way(run: Run | None) -> dict[str, Any] | None:
    if run is None:
        return None
    return {
        "kind": run.kind,
        "started_by": run.started_by,
        "started_at": run.started_at.isoformat(),
        "stage": run.stage,
        "done": run.done,
        "total": run.total,
    }


def readable(found: dict[str, Any]) -> dict[str, Any]:
    """Return the state of the corpus as a person reads it."""
    run, pinned = found["running"], found["pinned"]
    steps = f" {run['done']:,} of {run['total']:,}" if run and run["total"] else ""
    said = (
        f"{run['kind']} by {run['started_by']}, since {run['started_at']}: {run['stage']}{steps}" if run else "nothing"
    )
    paused = f"{pinned}; scheduled refreshes pause until one is made by hand" if pinned else "nothing"
    return {**found, "running": said, "pinned": paused}
