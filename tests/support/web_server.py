"""The web on one machine: a real HTTP server on 127.0.0.1, and a Network that finds every name of it there.

The rule of which addresses may be connected to stays on: names resolve to globally routable addresses, which the
dialler then connects to the server. An address that no name has is not connected to, and every connection is recorded.
"""

import gzip
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx

from corpus.web.fetching import Fetcher

HOST = "news.example"
OPEN = "93.184.215.14"  # what a name resolves to that isn't given another address
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Answer:
    """Hold how one request is answered.

    An `etag` or `modified` is sent along, and a request that carries it gets a 304. `length` is the Content-Length that
    is claimed; `after` is slept before the answer, and `drip` after each byte of it; the connection is closed after
    `break_after` bytes of the body; an `endless` body is sent until the client hangs up; `raw` is all that is sent.
    """

    body: bytes | str = b""
    status: int = 200
    type: str | None = HTML
    headers: dict[str, str] = field(default_factory=dict)
    etag: str | None = None
    modified: str | None = None
    length: int | None = None
    after: float = 0.0
    drip: float = 0.0
    break_after: int | None = None
    endless: bool = False
    raw: bytes | None = None

    @property
    def data(self) -> bytes:
        return self.body.encode() if isinstance(self.body, str) else self.body


@dataclass(frozen=True)
class Request:
    """Hold one request that came in; `url` is put together from its Host header."""

    url: str
    headers: dict[str, str]


def redirect(location: str, status: int = 302) -> Answer:
    return Answer(status=status, headers={"Location": location})


def article(title: str, text: str, *, head: str = "", lang: str = "en") -> str:
    """Return the page of an article, with a menu and a footer around it."""
    paragraphs = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
    menu = '<nav><a href="/">Home</a> <a href="/about">About</a></nav>'
    body = f"{menu}<article><h1>{title}</h1>{paragraphs}</article><footer>All rights reserved.</footer>"
    return f'<!doctype html><html lang="{lang}"><head><title>{title}</title>{head}</head><body>{body}</body></html>'


def bomb(mebibytes: int, packing: str = "gzip") -> bytes:
    """Return so many MiB of nothing, packed a thousandfold."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31 if packing == "gzip" else 15)
    piece = bytes(1024 * 1024)
    return b"".join([*(packer.compress(piece) for _ in range(mebibytes)), packer.flush()])


@cache
def trusted() -> ssl.SSLContext:
    """Return what a fetcher trusts of itself; making it takes longer than most tests."""
    return httpx.create_ssl_context(trust_env=False)


def packed(text: str) -> bytes:
    return gzip.compress(text.encode())


class LoopbackNetwork:
    """Resolve every name as `names` says, else to one open address, and connect open addresses to the server.

    A name's list of lists is what its resolver answers the first time, the second, and so on.
    """

    def __init__(self, ports: dict[int, int]) -> None:
        self._ports = ports
        self.names: dict[str, Sequence[Any]] = {}
        self.dead: set[str] = set()  # addresses that refuse the connection
        self.resolved: list[str] = []
        self.connected: list[tuple[str, int]] = []

    def resolve(self, host: str, port: int) -> list[str]:
        self.resolved.append(host)
        answer = self.names.get(host, [OPEN])
        if answer and not isinstance(answer[0], str):
            answer = answer[min(self.resolved.count(host), len(answer)) - 1]
        if not answer:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return list(answer)

    def connect(self, address: str, port: int, timeout: float) -> socket.socket:
        self.connected.append((address, port))
        if address in self.dead:
            raise ConnectionRefusedError(111, "Connection refused")
        return socket.create_connection(("127.0.0.1", self._ports[port]), timeout)


class Clock:
    """Count the seconds that were slept, and sleep none."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


class WebServer:
    """Serve what was put at each address; a list of answers is given one by one, the last one for ever."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.pages: dict[str, Answer | list[Answer]] = {}
        self.requests: list[Request] = []
        self.released = threading.Event()
        self.clock = Clock()
        self._lock = threading.Lock()
        self._servers = [_Server(self)]
        if tls:
            self._servers.append(_Server(self, tls))
        plain, secure = self._servers[0].port, self._servers[-1].port
        self.network = LoopbackNetwork({80: plain, 8080: plain, 443: secure, 8443: secure})

    def put(self, url: str, *answers: Answer | str | bytes) -> None:
        """Put answers at an address; a text is a page of HTML."""
        given = [answer if isinstance(answer, Answer) else Answer(answer) for answer in answers]
        self.pages[url] = given if len(given) > 1 else given[0]

    def fetcher(self, **options: Any) -> Fetcher:
        """Return a fetcher that finds every name here; its pauses take no time, and are kept in `clock.slept`."""
        given = {"delay_s": 0.0, "timeout_s": 5.0, "sleep": self.clock.sleep, "clock": self.clock}
        return Fetcher(self.network, **{"tls": trusted(), **given, **options})

    def asked(self, url: str) -> list[Request]:
        return [request for request in self.requests if request.url == url]

    def close(self) -> None:
        self.released.set()
        for server in self._servers:
            server.close()

    def take(self, request: Request) -> Answer:
        with self._lock:
            count = len(self.asked(request.url))
            self.requests.append(request)
        answers = self.pages.get(request.url, Answer("<p>Not found</p>", status=404))
        return answers if isinstance(answers, Answer) else answers[min(count, len(answers) - 1)]


class _Server:
    def __init__(self, web: WebServer, tls: ssl.SSLContext | None = None) -> None:
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(web, "https" if tls else "http"))
        self._http.daemon_threads = True
        self._http.handle_error = lambda *_: None  # type: ignore[method-assign]  # clients hang up on purpose
        if tls:
            self._http.socket = tls.wrap_socket(self._http.socket, server_side=True, do_handshake_on_connect=False)
        self.port = self._http.server_address[1]
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


def _handler(web: WebServer, scheme: str) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            self.close_connection = True
            request = Request(f"{scheme}://{self.headers['Host']}{self.path}", dict(self.headers.items()))
            answer = web.take(request)
            if answer.after and web.released.wait(answer.after):
                return
            if answer.raw is not None:
                self.wfile.write(answer.raw)
            elif _is_known(answer, self.headers):
                self._start(304, _headers(answer))
            else:
                self._answer(answer)

        def _answer(self, answer: Answer) -> None:
            body, headers = answer.data, _headers(answer)
            if not answer.endless:
                headers["Content-Length"] = str(len(body) if answer.length is None else answer.length)
            self._start(answer.status, headers)
            if answer.drip:
                self._drip(body, answer.drip)
            while answer.endless and not web.released.is_set():
                self.wfile.write(body)
            self.wfile.write(body[: answer.break_after])

        def _drip(self, body: bytes, pause: float) -> None:
            for byte in body:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                if web.released.wait(pause):
                    return

        def _start(self, status: int, headers: dict[str, str]) -> None:
            self.send_response(status)
            for name, value in {"Connection": "close", **headers}.items():
                self.send_header(name, value)
            self.end_headers()

    return Handler


def _headers(answer: Answer) -> dict[str, str]:
    sent = {"Content-Type": answer.type, "ETag": answer.etag, "Last-Modified": answer.modified, **answer.headers}
    return {name: value for name, value in sent.items() if value is not None}


def _is_known(answer: Answer, headers: Any) -> bool:
    """Return whether the request carries what the answer would bring: an ETag counts before a date (RFC 9110)."""
    if answer.etag and headers["If-None-Match"]:
        return headers["If-None-Match"] == answer.etag
    return bool(answer.modified) and headers["If-Modified-Since"] == answer.modified


@contextmanager
def serving_web(tls: ssl.SSLContext | None = None) -> Iterator[WebServer]:
    """Serve until the end of the block; who is kept waiting is released then."""
    server = WebServer(tls)
    try:
        yield server
    finally:
        server.close()


def wait_until(true: Any, seconds: float = 5.0) -> bool:
    """Return whether something comes true in time."""
    until = time.monotonic() + seconds
    while not true():
        if time.monotonic() > until:
            return False
        time.sleep(0.005)
    return True
