"""One try at an address: it is asked, redirects are followed by hand, and what comes is understood or refused."""

import logging
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from corpus.errors import FetchError, LaterError, Reason, SourceError
from corpus.read_results import Validators
from corpus.web.media import charset, check_type, media_type
from corpus.web.network import Transport
from corpus.web.response_body import ENCODINGS, read_body, too_large
from corpus.web.robots import MAX_ROBOTS, PRODUCT
from corpus.web.urls import resolve, shown

USER_AGENT = f"{PRODUCT}/0.1 (a bot that quotes articles and links to them; heeds robots.txt)"
_MAX_REDIRECTS = 5
_LONGEST_WAIT = 60.0  # seconds that a server may ask us to wait before we ask again
_REDIRECTS = (301, 302, 303, 307, 308)
_LATER = (429, 500, 502, 503, 504)
_REASONS = {
    401: Reason("unreadable-password"),
    402: Reason("unreadable-pay"),
    403: Reason("unreadable-forbidden"),
    404: Reason("unreadable-not-found"),
    410: Reason("unreadable-gone"),
    429: Reason("unreadable-too-often"),
    451: Reason("unreadable-by-law"),
}
_PLAIN = re.compile(r"[\x21-\x7e]([\x20-\x7e]{0,498}[\x21-\x7e])?")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Page:
    """Hold what a server sent for an address.

    `url` is the address that was asked for, `final_url` the one that answered, after redirects. `content_type` is the
    bare media type ("text/html"), `charset` what the server claims of the bytes. `body` is unpacked.
    """

    url: str
    final_url: str
    status: int
    body: bytes = b""
    content_type: str = ""
    charset: str | None = None
    validators: Validators | None = None

    @property
    def not_modified(self) -> bool:
        """Return whether it is as it was when its validators were sent."""
        return self.status == 304

    @property
    def gone(self) -> bool:
        """Return whether the publisher took it back."""
        return self.status == 410


@dataclass(frozen=True, slots=True)
class Manners:
    """Hold how a visit behaves: what it waits for before each request, what carries it, and its limits.

    `pause(url)` waits for the host's turn, and raises FetchError where the address may not be read; what
    `transport(seconds)` returns carries one exchange. `accept` are the media types; without any it is a robots.txt:
    every status is an answer.
    """

    pause: Callable[[str], None]
    transport: Callable[[float], Transport]
    accept: tuple[str, ...]
    seconds: float
    max_bytes: int


class Visit:
    """Go to one address and wherever it redirects to."""

    def __init__(self, url: str, validators: Validators | None, manners: Manners) -> None:
        self._url = url
        self._validators = validators or Validators()
        self._manners = manners
        self._left = manners.seconds

    def page(self) -> Page:
        """Return what is there. Raises LaterError where it should be tried again, and FetchError where it is no use."""
        here, been = self._url, [self._url]
        while True:
            self._manners.pause(here)
            page = self._exchange(here)
            if isinstance(page, Page):
                return page
            here = page
            if here in been:
                raise FetchError("unreadable-redirects-circle")
            if len(been) > _MAX_REDIRECTS:
                raise FetchError("unreadable-redirects", most=_MAX_REDIRECTS)
            been.append(here)

    def _exchange(self, here: str) -> Page | str:
        """Return what is here, or the address that it redirects to."""
        began = time.monotonic()
        try:
            with self._manners.transport(self._left) as transport:
                response = transport.handle_request(httpx.Request("GET", here, headers=self._headers()))
                _log.debug("GET %s: %s", shown(here), response.status_code)
                return self._understand(here, response)
        except httpx.TimeoutException:
            raise FetchError("unreadable-slow", seconds=f"{self._manners.seconds:g}", transient=True) from None
        except httpx.ConnectError as error:
            raise LaterError("unreadable-unencrypted", problem=str(error)) from None
        except httpx.TransportError:
            raise LaterError("unreadable-breaks-off") from None
        except (httpx.InvalidURL, UnicodeError):
            raise FetchError("unreadable-no-address") from None
        finally:
            self._left -= time.monotonic() - began

    def _headers(self) -> dict[str, str]:
        sent = {
            "User-Agent": USER_AGENT,
            "Accept": ", ".join(filter(None, self._manners.accept or ("text/plain",))) + ", */*;q=0.1",
            "Accept-Encoding": ENCODINGS,
            "Connection": "close",
            "If-None-Match": self._validators.etag,
            "If-Modified-Since": self._validators.last_modified,
        }
        return {name: value for name, value in sent.items() if value}

    def _understand(self, here: str, response: httpx.Response) -> Page | str:
        status, headers = response.status_code, response.headers
        if status in _REDIRECTS and "location" in headers:
            return _resolved(here, headers["location"])
        if status in _LATER:
            raise _too_long_or_later(status, _after(headers))
        if not self._manners.accept:
            return Page(self._url, here, status, self._body(response, MAX_ROBOTS, cut=True) if status == 200 else b"")
        if status == 410 or (status == 304 and self._validators != Validators()):
            return Page(self._url, here, status, validators=self._validators)
        if status not in (200, 203):
            raise FetchError(_reason(status))
        said = media_type(headers.get("content-type"))
        check_type(said, self._manners.accept)
        body = self._body(response, self._manners.max_bytes)
        return Page(self._url, here, status, body, said, charset(headers.get("content-type")), _validators(headers))

    def _body(self, response: httpx.Response, limit: int, *, cut: bool = False) -> bytes:
        length = response.headers.get("content-length", "")
        if not cut and length.isdecimal() and int(length[:20]) > limit:
            raise too_large(limit)
        return read_body(response.iter_raw(), response.headers.get("content-encoding", ""), limit, cut=cut)


def _resolved(here: str, location: str) -> str:
    try:
        return resolve(here, location)
    except SourceError as error:
        raise FetchError("unreadable-redirects-nowhere", why=error.reason) from None


def _too_long_or_later(status: int, after: float | None) -> FetchError:
    reason = _reason(status)
    if after is not None and after > _LONGEST_WAIT:
        return FetchError("unreadable-later", why=reason, seconds=round(after), transient=True)
    return LaterError(reason, after=after)


def _reason(status: int) -> Reason:
    if status >= 500:
        return Reason("unreadable-trouble", status=str(status))
    return _REASONS.get(status) or Reason("unreadable-odd-status", status=str(status))


def _after(headers: httpx.Headers) -> float | None:
    """Return the seconds of a Retry-After header, which has a number or a date."""
    written = headers.get("retry-after", "").strip()
    if written.isdecimal():
        return float(written[:10])
    try:
        when = parsedate_to_datetime(written)
    except ValueError:
        return None
    return max(0.0, (when - datetime.now(when.tzinfo or UTC)).total_seconds()) if when.tzinfo else None


def _validators(headers: httpx.Headers) -> Validators | None:
    etag, modified = (_plain(headers.get(name)) for name in ("etag", "last-modified"))
    return Validators(etag, modified) if etag or modified else None


def _plain(value: str | None) -> str | None:
    """Return a header's value if it can be sent back as it came."""
    return value if value and _PLAIN.fullmatch(value) else None
