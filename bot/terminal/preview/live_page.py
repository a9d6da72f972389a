"""Keep the pages of a simulated Discord alive: its clock with the real one, and what they show with what stands there.

simcord's clock stands until somebody moves it, and its pages are drawn anew only after what is done on them.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator

import simcord

from retrieval.store.database import now

logger = logging.getLogger(__name__)

_LOOK_EVERY_S = 0.5


class LivePage:
    """Move the clock and draw the pages, one deed at a time: simcord refuses a second one."""

    def __init__(self, env: simcord.Env, preview: "simcord.Preview") -> None:
        self._env = env
        self._preview = preview
        self._alone = asyncio.Lock()
        self._drawn = 0  # what the bot had said and done when the pages were drawn last

    @contextlib.asynccontextmanager
    async def deed(self) -> AsyncIterator[None]:
        """Have Discord to oneself, at the present time; what was done shows afterwards."""
        async with self._alone:
            await self._draw()
            yield

    async def draw(self) -> None:
        """Draw every page as it is now. Raises TimeoutError where the bot doesn't come to rest."""
        async with self._alone:
            await self._draw()

    async def keep(self) -> None:
        """Keep the clock going until the session ends, and draw the pages when the bot has said or done something."""
        while True:
            await asyncio.sleep(_LOOK_EVERY_S)
            async with self._alone:
                try:
                    await self._advance()
                    if len(self._env.http_requests) != self._drawn:
                        await self._draw()
                except simcord.SetupError:  # the session was ended in between
                    return
                except TimeoutError as error:
                    logger.warning("the preview waits for the bot: %s", error)

    async def _draw(self) -> None:
        await self._advance()
        self._drawn = len(self._env.http_requests)
        await self._preview.refresh()

    async def _advance(self) -> None:
        await self._env.advance_time(max(0.0, (now() - self._env.now()).total_seconds()))
