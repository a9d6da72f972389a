"""How fast one host is asked: one request after the other, with a pause between them."""

import threading
from collections.abc import Callable


class Pace:
    """Keep the pauses of every host. `clock` counts seconds and `sleep` waits for them."""

    def __init__(self, sleep: Callable[[float], None], clock: Callable[[], float]) -> None:
        self._sleep = sleep
        self._clock = clock
        self._lock = threading.Lock()
        self._free: dict[str, float] = {}  # by host: when it may be asked again

    def wait(self, host: str, delay: float) -> None:
        """Wait until the host may be asked, and keep the next one waiting for `delay` seconds from then."""
        with self._lock:
            now = self._clock()
            turn = max(now, self._free.get(host, now))
            self._free[host] = turn + delay
        if turn > now:
            self._sleep(turn - now)
