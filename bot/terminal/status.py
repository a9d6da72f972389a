"""What the corpus holds, and what is under way: `footnote status`."""

from datetime import datetime
from typing import Any

from bot.render.jobs import starter
from bot.services import build_source_list
from bot.settings import Settings
from bot.terminal.output.console import ENGLISH, plain
from bot.terminal.output.plurals import counted
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
    run, pinned, snapshot = found["running"], found["pinned"], found["snapshot"]
    steps = f" {run['done']:,} of {run['total']:,}" if run and run["total"] else ""
    under_way = (
        f"{run['kind']} by {starter(run['started_by'], ENGLISH, plain)}, since {_moment(run['started_at'])}: "
        f"{(run['stage'] or 'just begun').lower()}{steps}"
        if run
        else "nothing"
    )
    rows = {
        "corpus": f"{counted(found['articles'], 'article')} in {counted(found['chunks'], 'passage')}"
        if snapshot
        else "nothing yet; `footnote refresh` reads the sources",
        "sources": found["sources"] or "none",
        "data directory": found["data_dir"],
        "under way": under_way,
    }
    if snapshot:
        kept = found["snapshots_kept"]
        rows["snapshot"] = (
            f"{snapshot}, made {_moment(found['created_at'])}; {kept} {'is' if kept == 1 else 'are'} kept"
        )
        rows["encoder"] = found["encoder"]
    if pinned:
        rows["rolled back"] = f"to {pinned}; scheduled refreshes pause until one is made by hand"
    return rows


def _moment(iso: str) -> str:
    return f"{datetime.fromisoformat(iso):%Y-%m-%d %H:%M} UTC"
