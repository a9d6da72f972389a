"""Keep what was read last, so that questions on one matter read it once."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable
from typing import Generic, TypeVar

_K = TypeVar("_K", bound=Hashable)
_V = TypeVar("_V")


class ReadCache(Generic[_K, _V]):
    """Read values by key through `read`, and keep the `most` that were wanted last. May be called from several threads.

    What a key stands for must never change; what `read` leaves out isn't kept.
    """

    def __init__(self, read: Callable[[list[_K]], dict[_K, _V]], most: int) -> None:
        self._read = read
        self._most = most
        self._held: OrderedDict[_K, _V] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, keys: Collection[_K]) -> dict[_K, _V]:
        """Return the values of keys; those that there are none for are left out. Raises what `read` does."""
        with self._lock:
            found = {key: self._held[key] for key in keys if key in self._held}
            for key in found:
                self._held.move_to_end(key)
        missing = [key for key in keys if key not in found]
        if missing:
            read = self._read(missing)
            found |= read
            with self._lock:
                self._held |= read
                while len(self._held) > self._most:
                    self._held.popitem(last=False)
        return found
