"""A circuit breaker: leave alone for a while what failed several times in a row, then let one call find out.

    closed --failures in a row--> open --rest is over--> half open (one call) --done--> closed
                                   ^------------------------failed-----------'

Why not a library: pybreaker takes its times from the wall clock, so a clock set back leaves it open for as long;
circuitbreaker lets everybody through when it is half open, and each of them would wait out the time limit.
"""

import threading
import time
from collections import Counter
from collections.abc import Callable

DONE, FAILED, SKIPPED = "done", "failed", "skipped"


class Breaker:
    """Count calls by how they ended, and say whether another may be made. Methods may be called from several threads.

    Opens after `failures` in a row, for `rest` seconds.
    """

    def __init__(self, failures: int = 3, rest: float = 30.0, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = failures
        self._rest = rest
        self._clock = clock
        self._in_a_row = 0
        self._open_until = 0.0
        self._probing = False
        self._counts: Counter[str] = Counter()
        self._lock = threading.Lock()

    @property
    def counts(self) -> dict[str, int]:
        """Return how many calls were done, failed, and skipped."""
        with self._lock:
            return {outcome: self._counts[outcome] for outcome in (DONE, FAILED, SKIPPED)}

    @property
    def is_open(self) -> bool:
        """Return whether calls are skipped, but for one that finds out."""
        with self._lock:
            return self._in_a_row >= self._most

    def admit(self) -> float:
        """Return 0 where a call may be made, which then ends in `done`, `failed` or `left`; else the seconds to wait.

        Where another call is finding out just now, how long that takes isn't known: a second is as good as any.
        """
        with self._lock:
            if self._in_a_row < self._most:
                return 0.0
            wait = self._open_until - self._clock()
            if wait <= 0 and not self._probing:
                self._probing = True
                return 0.0
            self._counts[SKIPPED] += 1
            return max(wait, 1.0)

    def done(self) -> None:
        """Note that a call was answered."""
        with self._lock:
            self._counts[DONE] += 1
            self._in_a_row = 0
            self._probing = False

    def failed(self) -> None:
        """Note that a call failed, in a way that the next may, too."""
        with self._lock:
            self._counts[FAILED] += 1
            self._in_a_row += 1
            self._open_until = self._clock() + self._rest
            self._probing = False

    def left(self) -> None:
        """Note that a call ended without showing anything: its caller left, or what it asked was refused."""
        with self._lock:
            self._probing = False
