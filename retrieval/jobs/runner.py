"""Do one job: hold the lock, record how far it is, and end it when somebody asks."""

import getpass
import os
import time
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from corpus.errors import RefreshBusyError, RefreshCancelledError
from retrieval.jobs.lock import Check, LockTakenError, lock_for
from retrieval.jobs.progress import Progress, Unwatched
from retrieval.jobs.runs import Jobs, Kind, Outcome, Run
from retrieval.store.catalog import Catalog

_NOTE_EVERY_S = 1.0


class Job:
    """Watch one job, as a Progress: pass on how far it is, write it to the run at most once a second and at each stage.

    Raises RefreshCancelledError where somebody asked for its end, and CatalogError where the lock was lost, until
    `settle` is called.
    """

    def __init__(self, jobs: Jobs, run_id: int, check: Check, progress: Progress) -> None:
        self._jobs = jobs
        self._id = run_id
        self._check = check
        self._progress = progress
        self._stage: str | None = None
        self._done = 0
        self._total: int | None = None
        self._noted = 0.0
        self._settled = False
        self._ending: tuple[Outcome, str | None, Mapping[str, Any] | None] | None = None

    def stage(self, name: str, total: int | None = None) -> None:
        """Begin a stage of `total` steps, None where nobody knows."""
        self._stage, self._done, self._total = name, 0, total
        self._progress.stage(name, total)
        self.look()

    def advance(self, steps: int = 1) -> None:
        """Note that steps of the stage are done."""
        self._done += steps
        self._progress.advance(steps)
        if time.monotonic() - self._noted >= _NOTE_EVERY_S:
            self.look()

    def look(self) -> None:
        """Record how far the job is now, and see whether it may go on."""
        wanted = self._jobs.note(self._id, self._stage, self._done, self._total)
        self._noted = time.monotonic()
        if not self._settled:
            self._check()
            if wanted:
                raise RefreshCancelledError("jobs-cancelled")

    def settle(self) -> None:
        """Go on to the end from here, whatever is asked: the pointer has moved."""
        self._settled = True

    def end(self, outcome: Outcome, snapshot: str | None, report: Mapping[str, Any]) -> None:
        """Say how the job ended."""
        self._ending = outcome, snapshot, report

    def _record(self, otherwise: Outcome) -> None:
        self._jobs.end(self._id, *(self._ending or (otherwise, None, None)))


class Runner:
    """Do jobs on a catalog, one at a time over all processes."""

    def __init__(self, catalog: Catalog) -> None:
        self._jobs = Jobs(catalog)
        self._lock = lock_for(catalog.engine)

    @contextmanager
    def job(
        self, kind: Kind, started_by: str | None, progress: Progress | None = None, since: int | None = None
    ) -> Iterator[Job]:
        """Do a job. Raises RefreshBusyError, with its run, where another is under way, or began after run `since`."""
        try:
            with self._lock.hold() as check:
                if since is not None:
                    self._check_first(since)
                job = Job(self._jobs, self._jobs.start(kind, started_by or who()), check, progress or Unwatched())
                outcome: Outcome = "failed"
                try:
                    yield job
                except (RefreshCancelledError, KeyboardInterrupt) as stop:
                    outcome = "cancelled"
                    # A Ctrl-C can come between a transaction's beginning and whoever would end it. It holds the lock
                    # that the record needs until the frames that it was in let go of it.
                    traceback.clear_frames(stop.__traceback__)
                    raise
                finally:
                    job._record(outcome)  # noqa: SLF001  # the two belong together
        except LockTakenError:
            raise _busy(self._first()) from None

    def _check_first(self, since: int) -> None:
        latest = self._jobs.latest(1)
        if latest and latest[0].id > since:
            raise RefreshBusyError("jobs-another-first", run=latest[0])

    def _first(self) -> Run | None:
        """Return the run of whoever was first, who may be about to write it down."""
        until = time.monotonic() + _NOTE_EVERY_S
        while (run := self._jobs.running()) is None and time.monotonic() < until:
            time.sleep(0.05)
        return run


def _busy(run: Run | None) -> RefreshBusyError:
    if run is None:
        return RefreshBusyError("jobs-another-begins")
    refreshes = run.kind in ("refresh", "rebuild", "dry run")
    return RefreshBusyError(
        "jobs-another-refresh" if refreshes else "jobs-another-change",
        who=run.started_by,
        since=f"{run.started_at:%H:%M:%S}",
        progress=run.progress,
        run=run,
    )


def who() -> str:
    """Return who does what this process does, in words."""
    try:
        name = getpass.getuser()
    except (KeyError, OSError, ImportError):  # a container may run as a user that has no name
        name = f"user {os.getuid()}"
    return f"{name}, process {os.getpid()}"
