"""How often a store that does not answer is asked again: a few times, within seconds, so that a restart passes unseen.

What took too long is not asked again: it would take as long. Whoever calls may ask anew.
"""

import functools
import time
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import tenacity

from corpus.errors import StoreUnreachableError

_TRIES = 6
_FIRST_S, _LONGEST_S, _JITTER_S = 0.2, 2.0, 0.2

_P = ParamSpec("_P")
_T = TypeVar("_T")


def pause(seconds: float) -> None:
    """Wait before another try."""
    time.sleep(seconds)


def patient(function: Callable[_P, _T]) -> Callable[_P, _T]:
    """Make a function ask again where a store is not reachable: six times in all, over some five seconds."""
    trying = tenacity.retry(
        retry=tenacity.retry_if_exception(lambda error: isinstance(error, StoreUnreachableError) and not error.slow),
        stop=tenacity.stop_after_attempt(_TRIES),
        wait=tenacity.wait_exponential_jitter(multiplier=_FIRST_S, max=_LONGEST_S, jitter=_JITTER_S),
        sleep=lambda seconds: pause(seconds),  # noqa: PLW0108  # looked up at each call: a test need not wait
        reraise=True,
    )

    @functools.wraps(function)
    def asking(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        try:  # nearly always all there is to do; tenacity alone takes as long as a fifth of a statement in SQLite
            return function(*args, **kwargs)
        except StoreUnreachableError as error:
            failed = [error]

        def again() -> _T:
            if failed:
                raise failed.pop()
            return function(*args, **kwargs)

        return trying(again)()

    return asking
