"""Connections to the open internet: a name is resolved once, every address checked, and one that was checked connected.

This stands between httpx and the sockets, so that no redirect, no second answer of a resolver and no proxy from the
environment leads anywhere else. A deadline holds for all that one exchange does, however slowly bytes come.
"""

import socket
import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol

import httpcore
import httpx

from corpus.errors import FetchError, LaterError
from corpus.web.addresses import check_address, check_host, check_port

_CONNECT_SECONDS = 10.0  # for one address, where a name has several
_LOOK_SECONDS = 1.0  # between two looks at whether to go on


class Network(Protocol):
    """Stand for how names are resolved and addresses connected; the rule of what may be connected to is not here."""

    def resolve(self, host: str, port: int) -> list[str]:
        """Return the IP addresses of a name. Raises OSError where it has none."""

    def connect(self, address: str, port: int, timeout: float) -> socket.socket:
        """Return a TCP connection to an IP address. Raises OSError where there is none to be had."""


class Internet:
    """Resolve and connect by the system's means."""

    def resolve(self, host: str, port: int) -> list[str]:
        """Return the addresses in the system's order of preference."""
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))

    def connect(self, address: str, port: int, timeout: float) -> socket.socket:
        """Return a connection; an IP address is connected to without asking any resolver again."""
        return socket.create_connection((address, port), timeout)


class Transport(httpx.BaseTransport):
    """Carry one exchange of httpx over a Network, within `seconds` from its making on.

    `look` is called each second that nothing comes; what it raises ends the exchange.
    """

    def __init__(self, network: Network, tls: ssl.SSLContext, seconds: float, look: Callable[[], None]) -> None:
        backend = _Backend(network, time.monotonic() + seconds, look)
        self._pool = httpcore.ConnectionPool(ssl_context=tls, network_backend=backend, max_keepalive_connections=0)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and return its response, whose body is still to be read."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path
        )
        sent = httpcore.Request(request.method, url, headers=request.headers.raw, content=request.stream)
        with _as_httpx():
            response = self._pool.handle_request(sent)
        return httpx.Response(response.status, headers=response.headers, stream=_Body(response.stream))

    def close(self) -> None:
        """Close the connection."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        with _as_httpx():
            yield from self._stream

    def close(self) -> None:
        self._stream.close()


class _Backend(httpcore.NetworkBackend):
    def __init__(self, network: Network, deadline: float, look: Callable[[], None]) -> None:
        self._network = network
        self._deadline = deadline
        self._look = look

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        check_port(port)
        check_host(host)
        addresses = self._addresses(host, port)
        for address in addresses:
            check_address(address)
        return _Stream(self._connect(addresses, port), self._deadline, self._look)

    def _addresses(self, host: str, port: int) -> list[str]:
        try:
            addresses = self._network.resolve(host, port)
        except (OSError, UnicodeError):
            addresses = []
        if not addresses:
            raise LaterError("unreadable-unknown-host")
        return addresses

    def _connect(self, addresses: list[str], port: int) -> socket.socket:
        for address in addresses:
            try:
                return self._network.connect(address, port, min(_CONNECT_SECONDS, _left(self._deadline)))
            except TimeoutError:
                _left(self._deadline)
            except OSError:
                continue
        raise LaterError("unreadable-unreachable")


class _Stream(httpcore.NetworkStream):
    def __init__(self, sock: socket.socket, deadline: float, look: Callable[[], None]) -> None:
        self._socket = sock
        self._deadline = deadline
        self._look = look

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        while True:
            try:
                with self._in_time(httpcore.ReadTimeout, httpcore.ReadError, _LOOK_SECONDS):
                    return self._socket.recv(max_bytes)
            except httpcore.ReadTimeout:
                _left(self._deadline)
                self._look()

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        with self._in_time(httpcore.WriteTimeout, httpcore.WriteError):
            self._socket.sendall(buffer)

    def close(self) -> None:
        self._socket.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        with self._in_time(httpcore.ConnectTimeout, httpcore.ConnectError):
            secure = ssl_context.wrap_socket(self._socket, server_hostname=server_hostname)
            return _Stream(secure, self._deadline, self._look)

    def get_extra_info(self, info: str) -> Any:
        return None

    @contextmanager
    def _in_time(self, late: type[Exception], broken: type[Exception], at_most: float = 3600.0) -> Iterator[None]:
        self._socket.settimeout(min(_left(self._deadline), at_most))
        try:
            yield
        except ssl.SSLCertVerificationError as error:
            raise FetchError("unreadable-certificate", problem=error.verify_message.rstrip(".")) from error
        except TimeoutError as error:
            raise late(str(error)) from error
        except OSError as error:
            raise broken(str(error)) from error


def _left(deadline: float) -> float:
    """Return the seconds that are left. Raises httpcore.ReadTimeout where none are."""
    seconds = deadline - time.monotonic()
    if seconds <= 0:
        raise httpcore.ReadTimeout("the time is up")
    return seconds


@contextmanager
def _as_httpx() -> Iterator[None]:
    """Raise httpx's errors for httpcore's: too late, or broken."""
    try:
        yield
    except httpcore.TimeoutException as error:
        raise httpx.ReadTimeout(str(error)) from error
    except httpcore.ConnectError as error:
        raise httpx.ConnectError(str(error)) from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise httpx.RemoteProtocolError(str(error)) from error
