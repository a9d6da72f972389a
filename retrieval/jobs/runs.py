"""Jobs: whatever changes the corpus, one at a time, recorded from its beginning to its end.

A run is written by the process that does it, and read by any: how far it is, and that somebody wants it to end.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import sqlalchemy as sa

from retrieval.jobs.lock import lock_for
from retrieval.store.catalog import Catalog
from retrieval.store.database import in_utc, now, reading, writing
from retrieval.store.schema import runs, state

Kind = Literal["refresh", "rebuild", "dry run", "add", "remove", "rollback"]
Outcome = Literal["running", "done", "failed", "interrupted", "cancelled", "refused"]

_PINNED = "pinned snapshot"


@dataclass(frozen=True, slots=True)
class Run:
    """Record one job. Moments are in UTC; `done` of `total` are steps of the stage, None where nobody knows the total.

    `report` is what `retrieval.refresh.report.as_json` makes of it.
    """

    id: int
    kind: Kind
    started_at: datetime
    started_by: str
    finished_at: datetime | None
    outcome: Outcome
    stage: str | None
    done: int
    total: int | None
    updated_at: datetime | None
    snapshot: str | None
    report: dict[str, Any] | None

    @property
    def progress(self) -> str:
        """Return how far it is, in words: "encoding, 40 of 300"."""
        if not self.stage:
            return "just begun"
        steps = f", {self.done:,} of {self.total:,}" if self.total else f", {self.done:,}" if self.done else ""
        return self.stage.lower() + steps


class Jobs:
    """Read what ran and what runs; ask for its end. Whoever holds the refresh lock writes."""

    def __init__(self, catalog: Catalog) -> None:
        self._engine = catalog.engine
        self._lock = lock_for(catalog.engine)

    def running(self) -> Run | None:
        """Return the job that is under way, in whichever process; one whose process was killed isn't."""
        found = self._runs(sa.select(runs).where(runs.c.outcome == "running").order_by(runs.c.id.desc()).limit(1))
        return found[0] if found and found[0].outcome == "running" else None

    def run(self, run_id: int) -> Run | None:
        """Return one run, None where there is no such."""
        found = self._runs(sa.select(runs).where(runs.c.id == run_id))
        return found[0] if found else None

    def latest(self, limit: int = 10) -> list[Run]:
        """Return the latest runs, the last one first."""
        return self._runs(sa.select(runs).order_by(runs.c.id.desc()).limit(limit))

    def since(self, moment: datetime) -> list[Run]:
        """Return the runs that ended since a moment in UTC, the first one first."""
        return self._runs(sa.select(runs).where(runs.c.finished_at >= moment).order_by(runs.c.id))

    def cancel(self, run_id: int) -> bool:
        """Ask the process that does a job to end it, which it does within a second or two. Returns whether it runs."""
        this = (runs.c.id == run_id) & (runs.c.outcome == "running")
        if not self._lock.is_held():
            return False
        with writing(self._engine) as connection:
            return connection.execute(runs.update().where(this).values(cancel_requested=True)).rowcount > 0

    def refused(self) -> list[str]:
        """Return the snapshots that were refused lately, and that nobody has moved to since."""
        lately = self.latest(100)
        moved_to = {run.snapshot for run in lately if run.kind == "rollback"}
        found = [run.report["gate"]["snapshot"] for run in lately if run.outcome == "refused" and run.report]
        return [snapshot for snapshot in found if snapshot not in moved_to]

    def pinned(self) -> str | None:
        """Return the snapshot that somebody moved back to; scheduled refreshes pause until one is made by hand."""
        with reading(self._engine) as connection:
            return connection.scalar(sa.select(state.c.value).where(state.c.name == _PINNED))

    def pin(self, snapshot: str | None) -> None:
        """Pause scheduled refreshes at a snapshot; None lets them go on."""
        with writing(self._engine) as connection:
            connection.execute(state.delete().where(state.c.name == _PINNED))
            if snapshot:
                connection.execute(state.insert().values(name=_PINNED, value=snapshot))

    def start(self, kind: Kind, started_by: str) -> int:
        """Record that a job began. Returns its number."""
        with writing(self._engine) as connection:
            # Whoever calls holds the refresh lock: what still says that it runs was killed.
            killed = runs.update().where(runs.c.outcome == "running")
            connection.execute(killed.values(outcome="interrupted", finished_at=runs.c.updated_at))
            values = {"kind": kind, "started_at": now(), "updated_at": now(), "started_by": started_by}
            return int(connection.scalars(runs.insert().values(outcome="running", **values).returning(runs.c.id)).one())

    def note(self, run_id: int, stage: str | None, done: int, total: int | None) -> bool:
        """Record how far a job is. Returns whether somebody asked for its end."""
        values = {"stage": stage, "done": done, "total": total, "updated_at": now()}
        update = runs.update().where(runs.c.id == run_id).values(**values).returning(runs.c.cancel_requested)
        with writing(self._engine) as connection:
            return bool(connection.scalar(update))

    def end(
        self, run_id: int, outcome: Outcome, snapshot: str | None = None, report: Mapping[str, Any] | None = None
    ) -> None:
        """Record how a job ended."""
        values = {"finished_at": now(), "outcome": outcome, "snapshot": snapshot, "report": report}
        with writing(self._engine) as connection:
            connection.execute(runs.update().where(runs.c.id == run_id).values(**values))

    def _runs(self, query: Any) -> list[Run]:
        with reading(self._engine) as connection:
            rows = connection.execute(query).all()
        if any(row.outcome == "running" for row in rows) and not self._lock.is_held():
            # It may have ended between the two looks.
            with reading(self._engine) as connection:
                rows = connection.execute(query).all()
            return [_run(row, alive=False) for row in rows]
        return [_run(row, alive=True) for row in rows]


def _run(row: Any, *, alive: bool) -> Run:
    values = {name: getattr(row, name) for name in Run.__dataclass_fields__}
    for name in ("started_at", "finished_at", "updated_at"):
        values[name] = in_utc(values[name]) if values[name] else None
    if values["outcome"] == "running" and not alive:
        values["outcome"] = "interrupted"
    return Run(**values)
