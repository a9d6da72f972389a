"""Do together what several threads want at the same time: nobody waits for company, but whoever waits has some."""

import threading
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Generic, TypeVar

_I = TypeVar("_I")
_O = TypeVar("_O")


class Gathered(Generic[_I, _O]):
    """Call `run` with what up to `most` threads want, one of them at a time.

    Whatever is wanted meanwhile waits for the next call. May be called from several threads.
    """

    def __init__(self, run: Callable[[Sequence[_I]], Sequence[_O]], most: int) -> None:
        self._run = run
        self._most = most
        self._busy = False
        self._waiting: deque[tuple[_I, Future[_O]]] = deque()
        self._changed = threading.Condition()

    def __call__(self, item: _I) -> _O:
        """Return what `run` makes of an item. Raises what it does."""
        own: Future[_O] = Future()
        with self._changed:
            self._waiting.append((item, own))
        while not own.done():
            with self._changed:
                self._changed.wait_for(lambda: own.done() or (not self._busy and self._waiting))
                if own.done():
                    break
                self._busy = True
                batch = [self._waiting.popleft() for _ in range(min(self._most, len(self._waiting)))]
            self._serve(batch)
        return own.result()

    def _serve(self, batch: Sequence[tuple[_I, "Future[_O]"]]) -> None:
        try:
            for (_, future), output in zip(batch, self._run([item for item, _ in batch]), strict=True):
                future.set_result(output)
        except BaseException as error:  # noqa: BLE001  # whoever else waits gets to know
            for _, future in batch:
                if not future.done():
                    future.set_exception(error)
        finally:
            with self._changed:
                self._busy = False
                self._changed.notify_all()
