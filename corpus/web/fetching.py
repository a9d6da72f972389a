"""What is at an address: fetched once more only if it changed, with patience for servers and none for tricks."""

import ssl
import time
from collections.abc import Callable, Sequence
from functools import cached_property

import httpx
import tenacity

from corpus.errors import LaterError
from corpus.read_results import Validators
from corpus.web.addresses import check_host, check_port
from corpus.web.host_throttle import Pace
from corpus.web.media import PAGES
from corpus.web.network import Internet, Network, Transport
from corpus.web.request import Manners, Page, Visit
from corpus.web.robots import Robots
from corpus.web.urls import host_of, normalize, port_of

__all__ = ["MAX_BYTES", "Fetcher", "Page"]

MAX_BYTES = 10 * 1024 * 1024
_TRIES = 3


class Fetcher:
    """Fetch from the open internet: one for a process.

    At most five redirects, each checked as the first address is; at most `max_bytes`, unpacked; `timeout_s` seconds
    for all of one try, however slowly bytes come; `delay_s` seconds between two requests to one host, or more, where
    its robots.txt wants more. `sleep` and `clock` are those of the pauses alone. `look`, where it is set, is called
    each second that nothing comes, and what it raises ends the fetching.
    """

    look: Callable[[], None] | None = None

    def __init__(
        self,
        network: Network | None = None,
        *,
        delay_s: float = 1.0,
        timeout_s: float = 30.0,
        max_bytes: int = MAX_BYTES,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.delay_s = delay_s
        self.timeout_s = timeout_s
        self.max_bytes = max_bytes
        self._network = network or Internet()
        self._sleep = sleep
        self._pace = Pace(self._rest, clock)
        self._robots = Robots(self._read_robots, clock)
        self._given_tls = tls

    def get(self, url: str, validators: Validators | None = None, accept: Sequence[str] = PAGES) -> Page:
        """Return what is at the address, if it is one of the media types `accept`.

        With validators it is sent again only if it changed (`Page.not_modified`). Raises FetchError, with why,
        for whatever is neither there, nor unchanged, nor gone, and SourceError for what is no address.
        """
        return self._visit(normalize(url), validators, tuple(accept), self._pause_by_robots)

    def _read_robots(self, url: str) -> tuple[int, bytes]:
        page = self._visit(url, None, (), self._pause)
        return page.status, page.body

    def _visit(
        self, url: str, validators: Validators | None, accept: tuple[str, ...], pause: Callable[[str], None]
    ) -> Page:
        manners = Manners(pause, self._transport, accept, self.timeout_s, self.max_bytes)
        retrying = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(LaterError),
            stop=tenacity.stop_after_attempt(_TRIES),
            wait=_wait,
            sleep=self._rest,
            reraise=True,
        )
        return retrying(lambda: Visit(url, validators, manners).page())

    def _pause(self, url: str) -> None:
        _check(url)
        self._pace.wait(host_of(url), self.delay_s)

    def _pause_by_robots(self, url: str) -> None:
        _check(url)  # first of all: what may not be connected to has no robots.txt to ask for
        self._pace.wait(host_of(url), max(self.delay_s, self._robots.pause(url)))

    def _transport(self, seconds: float) -> Transport:
        return Transport(self._network, self._tls, seconds, self._look)

    def _rest(self, seconds: float) -> None:
        while self.look and seconds > 1:
            self._sleep(1.0)
            self.look()
            seconds -= 1
        self._sleep(seconds)

    def _look(self) -> None:
        if self.look:
            self.look()

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return self._given_tls or httpx.create_ssl_context(trust_env=False)


def _wait(state: tenacity.RetryCallState) -> float:
    """Return the seconds before the next try: what the server asks for, else longer each time."""
    error = state.outcome.exception() if state.outcome else None
    after = error.after if isinstance(error, LaterError) else None
    return after if after is not None else tenacity.wait_exponential_jitter(initial=1, max=10)(state)


def _check(url: str) -> None:
    check_port(port_of(url))
    check_host(host_of(url))
