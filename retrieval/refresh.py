"""Bring the index up to what the sources hold.

New chunks are written first, then the catalog's pointer moves in one transaction, then what no kept snapshot needs is
swept. Killed at any point, the old snapshot goes on answering and the next refresh goes on from what was written.
"""

import getpass
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from corpus.article import Failure
from corpus.errors import RefreshBusyError
from retrieval.catalog import Catalog
from retrieval.database import in_utc, reading
from retrieval.encoder import Encoder
from retrieval.indexing import Indexer
from retrieval.ledger import Ledger
from retrieval.plan import Planner
from retrieval.progress import Progress, Unwatched
from retrieval.schema import runs
from retrieval.vectors import VectorIndex
from retrieval.view import check_encoder


@dataclass(frozen=True, slots=True)
class Report:
    """Say what a refresh did: ids by what became of them; `chunks` is how many were encoded."""

    snapshot: str | None
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    failed: tuple[Failure, ...]
    chunks: int
    seconds: float
    dry_run: bool

    @property
    def read(self) -> int:
        """Return how many articles could be read."""
        return len(self.added) + len(self.changed) + self.unchanged


class Refresher:
    """Run refreshes, one at a time over all processes that share a data directory."""

    def __init__(self, catalog: Catalog, vectors: VectorIndex, encoder: Encoder, data_dir: Path) -> None:
        self._catalog = catalog
        self._ledger = Ledger(catalog)
        self._indexer = Indexer(catalog, vectors, encoder, data_dir)
        self._encoder = encoder
        self._data_dir = data_dir

    def run(
        self,
        sources: Sequence[str],
        *,
        dry_run: bool = False,
        rebuild: bool = False,
        progress: Progress | None = None,
        started_by: str | None = None,
    ) -> Report:
        """Refresh from sources, named by folder or file; articles of other sources stay as they are.

        `rebuild` encodes the whole corpus anew, into a fresh index. Raises RefreshBusyError where another refresh is
        under way, IndexMismatchError where the index is another encoder's and `rebuild` isn't asked for.
        """
        began = time.monotonic()
        with self._only_one():
            run = None if dry_run else self._ledger.start_run(started_by or _who())
            try:
                report = self._run(sources, dry_run, rebuild, progress or Unwatched(), began)
            except BaseException:
                if run is not None:
                    self._ledger.end_run(run, "failed", None, None)
                raise
            if run is not None:
                self._ledger.end_run(run, "done" if report.read else "failed", report.snapshot, as_json(report))
            return report

    def _run(self, sources: Sequence[str], dry_run: bool, rebuild: bool, progress: Progress, began: float) -> Report:
        current = self._catalog.current()
        if current and not rebuild:
            check_encoder(current, self._encoder.info)
        progress.stage("Reading")
        members = self._catalog.members(current.id if current else None)
        store = (lambda _: 0) if dry_run else self._ledger.add_version
        plan = Planner(members, store, progress.advance).read(sources)
        snapshot, encoded = current.id if current else None, 0
        if not (plan.added or plan.changed or plan.unchanged):  # nothing was read, so nothing is known to be gone
            plan.members = dict(plan.before)
        if not dry_run and plan.members and (plan.moves or rebuild):
            snapshot, encoded = self._indexer.commit(plan, rebuild, progress)
        moved = snapshot != (current.id if current else None)
        if not dry_run and (moved or self._indexer.has_leftovers()):
            progress.stage("Tidying up")
            self._indexer.sweep()
        return Report(
            snapshot=snapshot,
            added=tuple(plan.added),
            changed=tuple(plan.changed),
            removed=tuple(plan.removed),
            unchanged=plan.unchanged,
            failed=tuple(plan.failed),
            chunks=encoded,
            seconds=round(time.monotonic() - began, 3),
            dry_run=dry_run,
        )

    @contextmanager
    def _only_one(self) -> Iterator[None]:
        from filelock import FileLock, Timeout

        self._data_dir.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(self._data_dir / "refresh.lock", timeout=0):
                yield
        except Timeout:
            raise RefreshBusyError(f"Another refresh is under way{self._by_whom()}: wait for it to end.") from None

    def _by_whom(self) -> str:
        query = sa.select(runs).where(runs.c.outcome == "running").order_by(runs.c.id.desc())
        with reading(self._catalog.engine) as connection:
            row = connection.execute(query).first()
        return f" (by {row.started_by}, since {in_utc(row.started_at):%H:%M:%S} UTC)" if row else ""


def _who() -> str:
    try:
        name = getpass.getuser()
    except (KeyError, OSError, ImportError):  # a container may run as a user that has no name
        name = f"user {os.getuid()}"
    return f"{name}, process {os.getpid()}"


def as_json(report: Report) -> dict[str, Any]:
    """Return a report in the form that `footnote refresh --json` prints."""
    return {
        "snapshot": report.snapshot,
        "added": list(report.added),
        "changed": list(report.changed),
        "removed": list(report.removed),
        "unchanged": report.unchanged,
        "failed": [{"source": failure.source, "error": failure.error} for failure in report.failed],
        "chunks": report.chunks,
        "seconds": report.seconds,
        "dry_run": report.dry_run,
    }
