"""The desk at which this process does its jobs: each in a thread of its own, watched from the event loop."""

import asyncio
import threading
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from corpus.errors import CatalogError
from retrieval.jobs.progress import Watch
from retrieval.jobs.runs import Jobs

_T = TypeVar("_T")
_ENDING_S = 5.0
_SAYING_S = 2.0


class Work(Generic[_T]):
    """Do one job in a thread of its own."""

    def __init__(self, job: Callable[[Watch], _T]) -> None:
        self.watch = Watch()
        self._job = job
        self._result: _T | None = None
        self._error: BaseException | None = None
        # A daemon: a process that is told to end doesn't wait for a long job, which leaves the corpus as it was.
        self._thread = threading.Thread(target=self._run, name="job", daemon=True)

    @property
    def ended(self) -> bool:
        """Tell whether the job has ended, well or not."""
        return not self._thread.is_alive()

    def begin(self) -> None:
        """Begin."""
        self._thread.start()

    def wait(self, seconds: float) -> None:
        """Wait for the end, so long at most."""
        self._thread.join(seconds)

    def result(self) -> _T:
        """Return what the job came to. Raises what it raised."""
        if self._error:
            raise self._error
        return self._result  # type: ignore[return-value]  # a job that has ended without an error has one

    def _run(self) -> None:
        try:
            self._result = self._job(self.watch)
        except BaseException as error:  # noqa: BLE001  # whoever looks at the result gets it
            self._error = error


class Follower(Protocol):
    """Show people how a job goes."""

    async def say_last(self) -> None:
        """Show how it ended, before the process does."""
        ...


class Desk:
    """Begin jobs, and end them when the bot closes. Which job may run is the refresh lock's to say, not the desk's.

    `followers` are those who show jobs that haven't ended, by what each likes to be known by.
    """

    def __init__(self) -> None:
        self.followers: dict[str, Follower] = {}
        self._works: list[Work[object]] = []

    def begin(self, job: Callable[[Watch], _T]) -> Work[_T]:
        """Begin a job."""
        work = Work(job)
        self._works = [other for other in self._works if not other.ended] + [work]  # type: ignore[list-item]
        work.begin()
        return work

    def close(self, jobs: Jobs) -> None:
        """Ask the job of this process to end, and give it a few seconds; the corpus stays as it was."""
        under_way = [work for work in self._works if not work.ended]
        if not under_way:
            return
        try:
            run = jobs.running()
            if run:
                jobs.cancel(run.id)
        except CatalogError:
            return
        for work in under_way:
            work.wait(_ENDING_S)

    async def say_last(self) -> None:
        """Have those who show jobs say how these ended, after `close`."""
        saying = [asyncio.ensure_future(follower.say_last()) for follower in self.followers.values()]
        if saying:
            await asyncio.wait(saying, timeout=_SAYING_S)
