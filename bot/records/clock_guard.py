"""Whether the wall clock can be trusted to delete by."""

import time
from datetime import datetime, timedelta

# More than a clock is corrected by in an hour, and less than anything is kept for.
_MOST_OFF = timedelta(hours=1)


class WallClock:
    """Compare the wall clock with the one that is never set."""

    def __init__(self) -> None:
        self._last: tuple[datetime, float] | None = None

    def jumped(self, now: datetime) -> bool:
        """Return whether the time of day has moved otherwise than time has passed since this was last asked.

        A clock set forward by a year would have everything that is kept for a month forgotten. A machine that slept
        looks the same, and the next hour goes on.
        """
        passed = time.monotonic()
        last, self._last = self._last, (now, passed)
        return last is not None and abs(now - last[0] - timedelta(seconds=passed - last[1])) > _MOST_OFF
