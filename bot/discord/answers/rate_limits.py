"""Who is answered when: a limit a minute, one question at a time a person, and a line where everything is busy."""

import asyncio
import contextlib
import math
import time
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

from discord.ext import commands

from bot.render.errors import Refused

_MINUTE_S = 60.0

TellPlace = Callable[[int], Awaitable[None]]


class QuestionQueue:
    """Let `room` questions be worked on at once; the others wait, first come first served."""

    def __init__(self, room: int) -> None:
        self._room = self._free = room
        self._waiting: deque[asyncio.Future[None]] = deque()

    @property
    def working(self) -> int:
        """Return how many are worked on."""
        return self._room - self._free

    @property
    def waiting(self) -> int:
        """Return how many wait."""
        return len(self._waiting)

    @contextlib.asynccontextmanager
    async def slot(self, tell_place: TellPlace) -> AsyncIterator[None]:
        """Hold a place at work; whoever has to wait is told their place in the line, counted from 1."""
        if self._free:
            self._free -= 1
        else:
            await self._wait(tell_place)
        try:
            yield
        finally:
            self._pass_on()

    def send_away(self) -> None:
        """Raise Refused for everybody who waits: the bot stops."""
        while self._waiting:
            following = self._waiting.popleft()
            if not following.done():
                following.set_exception(Refused("errors-stopping"))

    async def _wait(self, tell_place: TellPlace) -> None:
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(mine)
        try:
            await tell_place(len(self._waiting))
            await mine
        except BaseException:
            if mine in self._waiting:
                self._waiting.remove(mine)
            elif mine.done() and not mine.cancelled() and not mine.exception():
                self._pass_on()  # it was our turn already
            raise

    def _pass_on(self) -> None:
        while self._waiting:
            following = self._waiting.popleft()
            if not following.done():
                following.set_result(None)
                return
        self._free += 1


class RateLimits:
    """Hold each person and each channel to questions a minute, 0 for no limit, and each person to one at a time."""

    def __init__(self, person: int, channel: int) -> None:
        self._person, self._channel = _limit(person), _limit(channel)
        self._asking: dict[int, asyncio.Event] = {}

    async def finished(self, user_id: int) -> None:
        """Wait until the question that a person has under way is done with, if there is one."""
        if done := self._asking.get(user_id):
            await done.wait()

    @contextlib.contextmanager
    def admitted(self, user_id: int, channel_id: int) -> Iterator[None]:
        """Count one question in. Raises Refused where it is one too many."""
        if user_id in self._asking:
            raise Refused("errors-one-at-a-time")
        if wait := _too_early(self._person, user_id):
            raise Refused("errors-cooldown", seconds=wait)
        if wait := _too_early(self._channel, channel_id):
            raise Refused("errors-channel-cooldown", seconds=wait)
        self._asking[user_id] = asyncio.Event()
        try:
            yield
        finally:
            self._asking.pop(user_id).set()


def _limit(rate: int) -> commands.CooldownMapping[int] | None:
    return commands.CooldownMapping(commands.Cooldown(rate, _MINUTE_S), lambda key: key) if rate else None


def _too_early(limit: commands.CooldownMapping[int] | None, key: int) -> int:
    """Return the seconds to wait, 0 for none."""
    return math.ceil(limit.update_rate_limit(key, steady_time()) or 0) if limit else 0


def steady_time() -> float:
    """Return the seconds of a clock that never jumps, above 0, which discord.py takes for the time of day."""
    return time.monotonic() or 1e-9
