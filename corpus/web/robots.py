"""robots.txt (RFC 9309): what of a host may be read, and how fast."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import FetchError, Reason
from corpus.web.urls import root_of

if TYPE_CHECKING:
    from protego import Protego

PRODUCT = "Footnote"  # what robots.txt calls this bot
MAX_ROBOTS = 512 * 1024  # bytes; RFC 9309 wants at least 500 KiB to be read
_KEPT = 24 * 3600.0  # seconds that a robots.txt holds
_RETRIED = 600.0  # seconds until one that couldn't be read is asked for again
_SLOWEST = 60.0  # seconds between two pages; a host that wants more is left alone
_MOST_HOSTS = 1000


@dataclass(frozen=True, slots=True)
class Rules:
    """Hold what one robots.txt says; `refusal` is set where it couldn't be read, and so nothing may be."""

    robots: "Protego | None"
    refusal: Reason | None
    until: float

    def pause(self, url: str) -> float:
        """Return the seconds that it wants between two requests. Raises FetchError where the page may not be read."""
        if self.refusal:
            raise FetchError(self.refusal, transient=True)
        if self.robots is None:
            return 0.0
        if not self.robots.can_fetch(url, PRODUCT):
            raise FetchError("unreadable-robots")
        pause = self.robots.crawl_delay(PRODUCT) or 0.0
        if pause > _SLOWEST:
            raise FetchError("unreadable-robots-slow", seconds=round(pause), most=round(_SLOWEST))
        return pause


class Robots:
    """Keep the rules of every host that was asked. `read` returns the status and the bytes of a robots.txt."""

    def __init__(self, read: Callable[[str], tuple[int, bytes]], clock: Callable[[], float]) -> None:
        self._read = read
        self._clock = clock
        self._rules: dict[str, Rules] = {}

    def pause(self, url: str) -> float:
        """Return the seconds that a host wants between two requests.

        Raises FetchError where the page may not be read; also where robots.txt can't be, which may mean that it forbids
        it. One that isn't there (any status of 400 to 499 but 429) forbids nothing.
        """
        root = root_of(url)
        rules = self._rules.get(root)
        if rules is None or rules.until <= self._clock():
            while len(self._rules) >= _MOST_HOSTS:
                del self._rules[next(iter(self._rules))]
            rules = self._rules[root] = self._ask(root)
        return rules.pause(url)

    def _ask(self, root: str) -> Rules:
        now = self._clock()
        try:
            status, body = self._read(root + "robots.txt")
        except FetchError as error:
            if not error.transient:
                raise
            return Rules(None, Reason("unreadable-robots-unread", why=error.reason), now + _RETRIED)
        if 400 <= status < 500 and status != 429:
            return Rules(None, None, now + _KEPT)
        if status != 200:
            return Rules(None, Reason("unreadable-robots-answer", status=str(status)), now + _RETRIED)
        from protego import Protego

        return Rules(Protego.parse(body.decode("utf-8-sig", "replace")), None, now + _KEPT)
