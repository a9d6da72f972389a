"""Jobs that this process does in the background: each in a thread of its own, watched from the event loop."""

import asyncio
import concurrent.futures
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol, TypeVar

from corpus.errors import CatalogError
from retrieval.jobs.runs import Jobs

_T = TypeVar("_T")
_ENDING_S = 5.0
_SHOWING_S = 2.0


class JobWatcher(Protocol):
    """Show people how a job goes."""

    async def show_end(self) -> None:
        """Show how it ended, before the process does."""
        ...


class BackgroundJobs:
    """Start jobs, and end them when the bot closes. Which job may run is the refresh lock's to say.

    `watchers` are those who show jobs that haven't ended, by what each likes to be known by.
    """

    def __init__(self) -> None:
        self.watchers: dict[str, JobWatcher] = {}
        self._futures: list[Future[object]] = []

    def start(self, job: Callable[[], _T]) -> Future[_T]:
        """Start a job."""
        future: Future[_T] = Future()
        self._futures = [other for other in self._futures if not other.done()] + [future]  # type: ignore[list-item]
        # A daemon: a process that is told to end doesn't wait for a long job, which leaves the corpus as it was.
        threading.Thread(target=_run, args=(job, future), name="job", daemon=True).start()
        return future

    @property
    def under_way(self) -> list[Future[object]]:
        """Return the jobs that haven't ended."""
        return [future for future in self._futures if not future.done()]

    def close(self, jobs: Jobs) -> None:
        """Ask the job of this process to end, and give it a few seconds; the corpus stays as it was."""
        under_way = self.under_way
        if not under_way:
            return
        try:
            run = jobs.running()
            if run:
                jobs.cancel(run.id)
        except CatalogError:
            return
        concurrent.futures.wait(under_way, timeout=_ENDING_S)

    async def show_ends(self) -> None:
        """Have those who show jobs show how these ended, after `close`."""
        showing = [asyncio.ensure_future(watcher.show_end()) for watcher in self.watchers.values()]
        if showing:
            await asyncio.wait(showing, timeout=_SHOWING_S)


def _run(job: Callable[[], _T], future: "Future[_T]") -> None:
    future.set_running_or_notify_cancel()
    try:
        result = job()
    except BaseException as error:  # noqa: BLE001  # whoever looks at the result gets it
        future.set_exception(error)
    else:
        future.set_result(result)
