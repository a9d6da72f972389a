"""Wait for what is not there just now: a minute of tries with backoff, and a line in the log for each."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

import tenacity

from bot.render.reasons import in_english

logger = logging.getLogger(__name__)

# A database or a network that is being started beside the bot is there by then; whatever supervises the bot goes on.
WAITS_S = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)

_T = TypeVar("_T")


async def wait_for(what: str, attempt: Callable[[], Awaitable[_T]], *failures: type[BaseException]) -> _T:
    """Return what an attempt returns, made again while it fails in one of these ways; raises the last failure."""

    def tell(state: tenacity.RetryCallState) -> None:
        error = state.outcome.exception() if state.outcome else None
        seconds = state.next_action.sleep if state.next_action else 0.0
        logger.warning("waiting for %s, next try in %.0f s: %s", what, seconds, in_english(error) if error else None)

    trying = tenacity.AsyncRetrying(
        retry=tenacity.retry_if_exception_type(failures),
        stop=tenacity.stop_after_attempt(len(WAITS_S) + 1),
        wait=tenacity.wait_chain(*map(tenacity.wait_fixed, WAITS_S)),
        before_sleep=tell,
        sleep=asyncio.sleep,
        reraise=True,
    )
    async for one in trying:
        with one:
            return await attempt()
    raise AssertionError("the last failure was raised")
